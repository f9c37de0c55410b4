/** The advisor who speaks: asked once in the settings, `null` where the advisor has not said it yet. */
export interface AdvisorProfile {
  readonly name: string | null;
  readonly post: string | null;
  readonly phone: string | null;
  readonly centre: string | null;
  readonly brand: string | null;
  readonly managerName: string | null;
  readonly managerPhone: string | null;
  /** Local clock times, `09:00` and `18:00`. */
  readonly workFrom: string;
  readonly workTo: string;
  /** The most this advisor may grant, in CNY; null: the pack's amount for anyone. */
  readonly authority: number | null;
}

export const emptyProfile: AdvisorProfile = {
  name: null,
  post: null,
  phone: null,
  centre: null,
  brand: null,
  managerName: null,
  managerPhone: null,
  workFrom: '09:00',
  workTo: '18:00',
  authority: null,
};
