export interface DemoCrmOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** The day all dates on the pages are counted from. */
  readonly now?: Date;
  /** The process's own unless given, e.g. `Asia/Shanghai`. */
  readonly timeZone?: string;
  /** How late the message history arrives; 400 by default. */
  readonly historyDelayMs?: number;
}

export interface DemoCrm {
  /** Origin without a trailing slash, e.g. `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export function startDemoCrm(options?: DemoCrmOptions): Promise<DemoCrm>;
