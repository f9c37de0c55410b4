/** What the score runs inside the page. */
export { readGeneric } from '../../../lib/page/generic/index';
