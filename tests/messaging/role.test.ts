import { describe, expect, it } from 'vitest';
import { roleOf } from '../../lib/messaging/role';

const extension = { id: 'ours', root: 'chrome-extension://ours/' };
const entered = (tabId: number, frameId: number) => tabId === 1 && frameId === 7;
const sender = (part: object) => roleOf({ id: 'ours', ...part }, extension, entered);
const tab = { id: 1 } as never;
const sidebar = 'chrome-extension://ours/sidebar.html#nonce';

describe('who is speaking', () => {
  it('is a content script wherever the page is the web’s', () => {
    expect(sender({ url: 'https://crm.example/tickets/1', frameId: 0, tab })).toBe('page');
    expect(sender({ url: 'https://crm.example/frame', frameId: 7, tab })).toBe('page');
  });

  it('is a face where only the browser can put our page', () => {
    expect(sender({ url: 'chrome-extension://ours/popup.html' })).toBe('face');
    expect(sender({ url: 'chrome-extension://ours/desk.html', frameId: 0, tab })).toBe('face');
  });

  it('is a drawer once its very frame has shown its nonce, and a stranger before', () => {
    expect(sender({ url: sidebar, frameId: 7, tab })).toBe('drawer');
    expect(sender({ url: sidebar, frameId: 8, tab })).toBe('stranger');
    expect(sender({ url: sidebar, frameId: 7, tab: { id: 2 } as never })).toBe('stranger');
  });

  it('is a stranger, never a face, in a frame that stands in no tab', () => {
    expect(sender({ url: sidebar, frameId: 7 })).toBe('stranger');
  });

  it('is nobody when it is not ours: another extension, a look-alike address, a script without a tab', () => {
    expect(roleOf({ id: 'theirs', url: sidebar, frameId: 0 }, extension, entered)).toBeNull();
    expect(sender({ url: 'chrome-extension://ours.example/sidebar.html' })).toBeNull();
    expect(sender({})).toBeNull();
  });
});
