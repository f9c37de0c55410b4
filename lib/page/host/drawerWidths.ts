/** Pixels. */
export const drawerWidths = { least: 300, usual: 420, most: 760 };
