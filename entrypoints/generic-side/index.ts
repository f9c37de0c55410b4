/**
 * The generic reader's own script: put beside the page side by the background, only on a page that no adapter knows and that
 * looks like a case. It offers its reader in our world (lib/page/genericReader.ts) and does nothing else.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startGeneric } from '../../lib/page/generic/index';
import { offerGeneric } from '../../lib/page/genericReader';

export default defineUnlistedScript(() => offerGeneric(startGeneric));
