/** The two members of staff in seed.json: each sees Request Tracker, and RiteSide, in their own language. */
export interface Advisor {
  readonly language: 'Chinese' | 'English';
  readonly login: string;
  readonly password: string;
  /** Of the browser, and so of RiteSide. */
  readonly locale: string;
}

export const advisors: readonly Advisor[] = [
  { language: 'Chinese', login: 'liting', password: 'staffpass', locale: 'zh-CN' },
  { language: 'English', login: 'zhouqiang', password: 'staffpass', locale: 'en-US' },
];
