/** The advisor's own settings in Request Tracker, made on its preferences page. */
import type { Page } from '@playwright/test';
import { rtUrl } from './server';

const choices = ['ShowHistory', 'DateTimeFormat', 'UsernameFormat', 'WebDefaultStylesheet'] as const;
const switches = ['MessageBoxRichText', 'OldestTransactionsFirst'] as const;

export type Preferences = Partial<Record<(typeof choices)[number], string> & Record<(typeof switches)[number], '0' | '1'>>;

/** The value of RT's "Use system default". */
const byDefault = '__empty_value__';

const set = new WeakMap<object, string>();

/** Settings that are not named go back to RT's default. The page is left on RT's preferences only if something was changed. */
export async function prefer(page: Page, preferences: Preferences): Promise<void> {
  const context = page.context();
  const wanted = JSON.stringify(preferences);
  if (set.get(context) === wanted) return; // a new browser does not know what an earlier one has set
  await page.goto(`${rtUrl}/Prefs/Other.html`);
  // RT dresses its controls up: the real ones are hidden behind them.
  for (const name of choices) {
    await page.locator(`select[name=${name}]`).selectOption(preferences[name] ?? byDefault, { force: true });
  }
  for (const name of switches) {
    await page.locator(`input[name=${name}][value="${preferences[name] ?? byDefault}"]`).check({ force: true });
  }
  const saved = page.waitForEvent('load');
  await page.locator('form[name=ModifyPreferences] input[name=Update]').click();
  await saved;
  set.set(context, wanted);
}
