/** Badges beside the rows of a list: put into the page by the background where an adapter knows its rows. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startList } from '../../lib/page/list/startList';
import { offerPart } from '../../lib/page/parts';

export default defineUnlistedScript(() => offerPart('list', startList));
