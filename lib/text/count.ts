/** Reads a count as a page or a person writes it, in Chinese or English. */

/**
 * "12.5万", "12.5w", "10万+", "一万二", "四十多万", "486,000", "3k", "1.2M", "86k followers", "约3000".
 * The whole text must be one count (with a word of approximation before or a unit after); null for anything else or below zero.
 */
export function parseCount(text: string | number): number | null {
  throw new Error(`being written: ${text}`);
}

/** "一百二十", "两千零五", "十五", "三万五", "二〇二六"; null when the text is not only a Chinese number. */
export function parseChineseNumber(text: string): number | null {
  throw new Error(`being written: ${text}`);
}
