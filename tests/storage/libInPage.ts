/** The entry that is bundled for the page. */
import * as lib from './lib';

Object.assign(globalThis, { lib });
