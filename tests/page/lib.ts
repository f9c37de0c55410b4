/** What the tests use of lib/page inside a browser. */
export { shippedAdapters } from '../../lib/page/adapters/shipped';
export { rememberCaret } from '../../lib/page/caret';
export { followPage } from '../../lib/page/follow';
export { insertText } from '../../lib/page/insert';
export { markEvidence } from '../../lib/page/mark';
export { pickPage, readPage } from '../../lib/page/read';
export { chooseReplyBox, findReplyBoxes } from '../../lib/page/replyBox';
export { watchPage } from '../../lib/page/watch';
