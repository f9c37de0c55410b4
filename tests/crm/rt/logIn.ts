/** Logs in as a person does. The session is the browser's: once is enough. */
import type { Page } from '@playwright/test';
import type { Advisor } from './advisors';
import { rtUrl } from './server';

export async function logIn(page: Page, { login, password }: Advisor): Promise<void> {
  await page.goto(rtUrl);
  await page.locator('#login input[name=user]').fill(login);
  await page.locator('#login input[name=pass]').fill(password);
  await page.locator('#login [type=submit]').click();
  await page.locator('#login').waitFor({ state: 'detached' });
}
