/** Pixels. */
export const drawerWidths = { least: 330, usual: 420, most: 760 };
