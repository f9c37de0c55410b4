/** Did the editor take the text, and only that? Editors make their own blocks and spaces, so white space does not count. */

const bare = (text: string): string => text.replace(/[\s\u200b\ufeff]+/g, '');

/** `after` is `before` with `added` put in somewhere, nothing else lost or gained. */
export function keptAndAdded(before: string, after: string, added: string): boolean {
  const [was, is, text] = [bare(before), bare(after), bare(added)];
  if (is.length !== was.length + text.length) return false;
  for (let at = is.indexOf(text); at >= 0; at = text ? is.indexOf(text, at + 1) : -1) {
    if (is.slice(0, at) + is.slice(at + text.length) === was) return true;
  }
  return false;
}
