/**
 * The browser's own extension API, which answers with promises in both browsers. The polyfill that the other parts use would
 * cost every page of a granted site ten kilobytes, cases or not.
 */
import type { Browser } from 'webextension-polyfill';

const { browser, chrome } = globalThis as unknown as { browser?: Browser; chrome?: Browser };

export const extension = (browser ?? chrome) as Browser;
