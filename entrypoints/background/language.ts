/** The advisor's language: their setting, else the browser's. */
import { browser } from 'wxt/browser';
import type { Language } from '../../lib/case/ids';
import type { Settings } from '../../lib/case/record';
import { readSettings } from '../../lib/storage/settings';
import { withStore } from './store';

export function languageOf(settings: Pick<Settings, 'language'>): Language {
  if (settings.language !== 'auto') return settings.language;
  return browser.i18n.getUILanguage().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Also where the store cannot be read: a warning must come in some language. */
export const currentLanguage = () => withStore(readSettings).then(languageOf, () => languageOf({ language: 'auto' }));
