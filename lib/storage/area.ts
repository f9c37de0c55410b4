/** The browser's small storage beside the database (`storage.local`), as far as the store needs it. */
export interface Area {
  /** One key, or everything with null. */
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}
