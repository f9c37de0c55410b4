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

/** `after` is `before` with one occurrence of `words` changed into `text`, nothing else lost or gained. */
export function replacedIn(before: string, after: string, { words, text }: { words: string; text: string }): boolean {
  const [was, is, out, put] = [bare(before), bare(after), bare(words), bare(text)];
  if (is.length !== was.length - out.length + put.length) return false;
  for (let at = was.indexOf(out); at >= 0; at = was.indexOf(out, at + 1)) {
    if (was.slice(0, at) + put + was.slice(at + out.length) === is) return true;
  }
  return false;
}
