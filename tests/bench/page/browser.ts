/**
 * A browser driven over a bare pipe. Playwright attaches itself to every worker and page and holds each at its start, which
 * is part of what is measured here; so nothing is attached but the one tab, and nothing is enabled in it but what a
 * measure asks for.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { findChromium, isRoot, quietFlags } from '../../browser/harness/findBrowser';

type Params = Readonly<Record<string, unknown>>;

interface Incoming {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** What a wait may take before the bench says what it waited for. */
const patienceMs = 60_000;

const flags = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--enable-unsafe-extension-debugging',
  ...quietFlags,
  // A tab behind another must not be slower than one in front.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  // A page that was left must not go on living beside the one that is measured.
  '--disable-features=BackForwardCache,Translate,MediaRouter,OptimizationHints',
  '--window-size=1280,900',
];

export class Browser {
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private readonly listeners = new Set<(message: Incoming) => void>();
  private lastId = 0;
  private rest = '';

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
  ) {
    const pipe = process.stdio[4] as Readable;
    pipe.setEncoding('utf8');
    pipe.on('data', (chunk: string) => this.take(chunk));
  }

  static async start(extension: string | null): Promise<Browser> {
    const profile = mkdtempSync(path.join(tmpdir(), 'riteside-bench-'));
    const args = [...flags, ...(isRoot() ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`, 'about:blank'];
    const process = spawn(findChromium(), args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const browser = new Browser(process, profile);
    await browser.send('Browser.getVersion');
    if (extension) await browser.send('Extensions.loadUnpacked', { path: path.resolve(extension) });
    return browser;
  }

  send<T = unknown>(method: string, params: Params = {}, sessionId?: string): Promise<T> {
    const id = ++this.lastId;
    const answered = new Promise<T>((resolve, reject) => this.waiting.set(id, { resolve: resolve as () => void, reject }));
    (this.process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return withPatience(answered, method);
  }

  /** Keeps what a session is told, so that a wait cannot come too late. */
  listen(listener: (message: Incoming) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async openTab(): Promise<Tab> {
    const { targetId } = await this.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const tab = new Tab(this, targetId, sessionId);
    await tab.send('Page.enable');
    await tab.send('Page.setLifecycleEventsEnabled', { enabled: true });
    return tab;
  }

  async workers(): Promise<string[]> {
    const { targetInfos } = await this.send<{ targetInfos: { type: string; targetId: string; url: string }[] }>(
      'Target.getTargets',
    );
    return targetInfos
      .filter(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:'))
      .map(({ targetId }) => targetId);
  }

  /** Puts the background to sleep as the browser does when it has idled, and waits until it is gone. */
  async stopWorkers(): Promise<void> {
    for (const targetId of await this.workers()) await this.send('Target.closeTarget', { targetId });
    await until(async () => (await this.workers()).length === 0, 'the background to stop');
  }

  async version(): Promise<string> {
    return (await this.send<{ product: string }>('Browser.getVersion')).product.replace(/^.*?\//, '');
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    await this.send('Browser.close').catch(() => this.process.kill());
    await gone;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private take(chunk: string): void {
    const messages = (this.rest + chunk).split('\0');
    this.rest = messages.pop() ?? '';
    for (const message of messages) this.receive(JSON.parse(message) as Incoming);
  }

  private receive(message: Incoming): void {
    if (message.id === undefined) {
      for (const listener of this.listeners) listener(message);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result);
  }
}

export class Tab {
  private heard: Incoming[] = [];
  private wake: (() => void) | null = null;
  private readonly stopListening: () => void;

  constructor(
    private readonly browser: Browser,
    private readonly targetId: string,
    private readonly sessionId: string,
  ) {
    this.stopListening = browser.listen((message) => {
      if (message.sessionId !== sessionId) return;
      this.heard.push(message);
      this.wake?.();
    });
  }

  send<T = unknown>(method: string, params: Params = {}): Promise<T> {
    return this.browser.send<T>(method, params, this.sessionId);
  }

  /** The first event that answers, heard already or still to come. */
  heardOnce<T extends object>(method: string, isIt: (params: T) => boolean): Promise<T> {
    const look = async (): Promise<T> => {
      for (;;) {
        const found = this.heard.find((message) => message.method === method && isIt(message.params as T));
        if (found) return found.params as T;
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    };
    return withPatience(look(), method);
  }

  /** Opens an address and waits until it has loaded. */
  async load(url: string): Promise<void> {
    await this.navigate(url, 'load');
  }

  /** Opens an address and waits until it has loaded and asked the network nothing for half a second. */
  async open(url: string): Promise<void> {
    await this.navigate(url, 'networkIdle');
  }

  private async navigate(url: string, end: 'load' | 'networkIdle'): Promise<void> {
    const { loaderId } = await this.send<{ loaderId: string }>('Page.navigate', { url });
    type Lifecycle = { readonly name: string; readonly loaderId: string };
    await this.heardOnce<Lifecycle>('Page.lifecycleEvent', (event) => event.name === end && event.loaderId === loaderId);
  }

  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send<{ result: { value: T }; exceptionDetails?: { text: string } }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
    );
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result.value;
  }

  async close(): Promise<void> {
    this.stopListening();
    await this.browser.send('Target.closeTarget', { targetId: this.targetId });
  }
}

export async function until(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isTrue())) if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
}

function withPatience<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), patienceMs);
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
