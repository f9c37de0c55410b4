/** The doctor's sheet and teaching by pointing: put into the page by the background when the advisor asks for it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerPart } from '../../lib/page/parts';
import { sheetOf } from '../../lib/page/sheet';
import { startPicking } from '../../lib/page/teach/pick';

export default defineUnlistedScript(() => offerPart('teach', { sheetOf, startPicking }));
