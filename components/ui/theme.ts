/** Light, dark, or as the system has it: theme.css reads it from the root. */
import type { Settings } from '../../lib/case/record';

export function showTheme(theme: Settings['theme']): void {
  document.documentElement.dataset.theme = theme;
}
