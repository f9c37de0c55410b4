/** Reading along in reply boxes: put into the page by the background where a case has a box to write in. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startDrafts } from '../../lib/page/draft/startDrafts';
import { offerPart } from '../../lib/page/parts';

export default defineUnlistedScript(() => offerPart('draft', startDrafts));
