/** The toolbar's popup, opened for real over the tab in front; Playwright does not list it as a page, the protocol does. */
import { type BrowserContext, type CDPSession, expect } from '@playwright/test';
import { worker } from './launch';

/** A face that Playwright does not list as a page. */
export interface Face {
  /** Runs an expression in it, as inside a click, and gives its value. */
  evaluate(expression: string): Promise<unknown>;
  text(): Promise<string>;
  press(name: RegExp): Promise<void>;
  close(): Promise<void>;
}

type Action = { chrome: { action: { openPopup(): Promise<void> } } };

export async function openPopup(context: BrowserContext, extensionId: string): Promise<Face> {
  const background = await worker(context, extensionId);
  await background.evaluate(() => (globalThis as unknown as Action).chrome.action.openPopup());
  const popup = await faceAt(context, 'popup.html');
  await expect.poll(() => popup.evaluate("document.querySelectorAll('button').length")).toBeGreaterThan(0);
  return popup;
}

/** The face whose address ends so; waits for it. */
export async function faceAt(context: BrowserContext, ending: string): Promise<Face> {
  const browser = context.browser();
  if (!browser) throw new Error('no debugging session');
  const session = await browser.newBrowserCDPSession();
  const targetId = await findTarget(session, ending);
  const evaluate = await evaluatorFor(session, targetId);
  return {
    evaluate,
    text: async () => String(await evaluate('document.body?.textContent')),
    async press(name) {
      const pressed = `[...document.querySelectorAll('button')].filter((button) => ${name}.test(button.textContent)).map((button) => button.click()).length`;
      expect(await evaluate(pressed)).toBe(1);
    },
    async close() {
      await session.send('Target.closeTarget', { targetId });
      await session.detach();
    },
  };
}

async function findTarget(session: CDPSession, ending: string): Promise<string> {
  const find = async () =>
    (await session.send('Target.getTargets')).targetInfos.find(({ url }) => url.endsWith(ending))?.targetId ?? '';
  await expect.poll(find).not.toBe('');
  return find();
}

/** Not flattened: Playwright's own sessions stay as they are. */
async function evaluatorFor(session: CDPSession, targetId: string): Promise<(expression: string) => Promise<unknown>> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (value: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as { id: number; result?: { result?: { value?: unknown } } };
    waiting.get(answer.id)?.(answer.result?.result?.value);
  });
  let last = 0;
  return async (expression) => {
    const id = ++last;
    const answered = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    const params = { expression, returnByValue: true, awaitPromise: true, userGesture: true };
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method: 'Runtime.evaluate', params }),
    });
    return answered;
  };
}
