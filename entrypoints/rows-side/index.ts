/** Finds the rows of a list that no adapter knows: put into the page by the background where links lead to cases of its site. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findRows } from '../../lib/page/list/unknownRows';
import { offerPart } from '../../lib/page/parts';

export default defineUnlistedScript(() => offerPart('rows', findRows));
