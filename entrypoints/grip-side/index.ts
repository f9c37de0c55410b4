/** The edge by which the drawer is made narrower or wider: put into the page by the background when a drawer was opened. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createGrip } from '../../lib/page/host/grip';
import { offerPart } from '../../lib/page/parts';

export default defineUnlistedScript(() => offerPart('grip', createGrip));
