/** How large a badge is drawn, in pixels. */

/** `full`: priority and days. `short`: the priority alone. `edge`: a coloured mark, its words on hover and focus. */
export type Size = 'full' | 'short' | 'edge';

export const badgeHeight = 18;
export const badgeWidths: Readonly<Record<Size, number>> = { full: 62, short: 32, edge: 5 };
