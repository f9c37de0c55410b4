/**
 * The chip and the drawer as a test sees them. They are in a closed shadow root, so a page's script (and a test's
 * selector) cannot: the debugging protocol can.
 */
import { type CDPSession, expect, type Frame, type Page } from '@playwright/test';

interface ProtocolNode {
  readonly nodeId: number;
  readonly backendNodeId: number;
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly attributes?: string[];
  readonly children?: ProtocolNode[];
  readonly shadowRoots?: ProtocolNode[];
  readonly shadowRootType?: string;
}

export interface ChipOnPage {
  readonly text: string;
  readonly label: string;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All chips on the page (there should be one at most). */
export const chipsOn = (page: Page) => buttonsIn(page, (shadow) => shadow.children ?? []);

/** The counts at reply boxes' corners and the question under the chip: buttons in a place of their own. Hidden ones are left out. */
export const countsOn = (page: Page) =>
  buttonsIn(page, (shadow) => (shadow.children ?? []).flatMap(({ children }) => children ?? []));

async function buttonsIn(page: Page, among: (shadow: ProtocolNode) => ProtocolNode[]): Promise<ChipOnPage[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: ProtocolNode };
    const buttons = closedRoots(root).flatMap((shadow) => among(shadow).filter((node) => node.nodeName === 'BUTTON'));
    return (await Promise.all(buttons.map((button) => boxOf(session, button)))).filter((chip) => chip !== null);
  } finally {
    await session.detach();
  }
}

/** The badges on a list, as drawn: those out of view are not. */
export const badgesOn = countsOn;

function closedRoots(node: ProtocolNode): ProtocolNode[] {
  const own = (node.shadowRoots ?? []).filter((root) => root.shadowRootType === 'closed');
  return [...own, ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(closedRoots)];
}

async function boxOf(session: CDPSession, button: ProtocolNode): Promise<ChipOnPage | null> {
  const attributes = button.attributes ?? [];
  const label = attributes[attributes.indexOf('aria-label') + 1] ?? '';
  const text = (button.children ?? []).map((child) => child.nodeValue).join('');
  try {
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: button.backendNodeId });
    const [x0 = 0, y0 = 0, , , x1 = 0, y1 = 0] = model.border;
    return { text, label, x: (x0 + x1) / 2, y: (y0 + y1) / 2, width: x1 - x0, height: y1 - y0 };
  } catch {
    return null; // removed or not laid out between the two questions
  }
}

/** Waits for exactly one chip and gives its text. */
export async function chipText(page: Page, expected: RegExp | string, timeout = 15_000): Promise<string> {
  await expect.poll(async () => (await chipsOn(page)).map((chip) => chip.text).join(' | '), { timeout }).toMatch(expected);
  return (await chipsOn(page))[0]?.text ?? '';
}

const drawerIn = (page: Page) =>
  page.frames().find((frame) => frame.url().startsWith('chrome-extension:') && frame.parentFrame() !== null);

/** The drawer, by a click on the chip, unless it was open on this tab before and has come back by itself. */
export async function openDrawer(page: Page, extensionId: string): Promise<Frame> {
  await expect.poll(async () => (await chipsOn(page)).length, { timeout: 15_000 }).toBe(1);
  const [chip] = await chipsOn(page);
  if (!chip) throw new Error('no chip');
  if (!drawerIn(page)) await page.mouse.click(chip.x, chip.y);
  return drawerOf(page, extensionId);
}

export async function drawerOf(page: Page, extensionId: string): Promise<Frame> {
  await expect.poll(() => drawerIn(page)?.url() ?? '', { timeout: 10_000 }).toContain('chrome-extension://');
  const frame = drawerIn(page);
  if (!frame) throw new Error(`no drawer of ${extensionId}`);
  await frame.waitForSelector('main', { timeout: 10_000 });
  return frame;
}
