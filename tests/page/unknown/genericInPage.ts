/** What the score runs inside the page. */
export { readGeneric, startGeneric } from '../../../lib/page/generic/index';
export { mayBeCase } from '../../../lib/page/mayBeCase';
