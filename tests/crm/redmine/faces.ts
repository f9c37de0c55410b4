/** Redmine with the built extension: the chip on an issue, badges on its list, and the customer's own page as history. */
import type { Page } from '@playwright/test';
import { badgesOn, chipText, openDrawer } from '../../browser/harness/chip';
import { coveredWords } from '../../browser/harness/covered';
import { launch } from '../../browser/harness/launch';

export interface FacesCheck {
  readonly url: string;
  readonly extension: string;
  readonly language: string;
  /** Two issues of one customer, of whom the first will have been read. */
  readonly issues: readonly [number, number];
  readonly logIn: (page: Page) => Promise<void>;
  readonly check: (what: string, got: unknown, expected: unknown) => void;
}

/** How many things were checked. */
export async function checkFaces({ url, extension, language, issues, logIn, check }: FacesCheck): Promise<number> {
  const [read, other] = issues;
  const { context, extensionId, close } = await launch({ extension });
  try {
    const page = await context.newPage();
    await logIn(page);
    await page.goto(`${url}/issues/${read}`);
    const priority = (await chipText(page, /^P\d/)).slice(0, 2);
    await page.goto(`${url}/issues`);
    check(`${language} badge of #${read} on the list`, (await badgeOn(page, `tr#issue-${read}`))?.slice(0, 2), priority);
    check(`${language} words under badges of the list`, await coveredWords(page, await badgesOn(page)), []);
    await page.goto(`${url}/issues/${read}`);
    await page.locator('div.issue p.author a.user').click();
    const entry = `#activity dt.issue:has(a[href="/issues/${read}"])`;
    check(`${language} badge on the customer’s page`, (await badgeOn(page, entry))?.slice(0, 2), priority);
    await page.goto(`${url}/issues/${read}`);
    const drawer = await openDrawer(page, extensionId);
    await drawer.locator('.past summary').click();
    const past = await drawer.locator('.past li').allInnerTexts();
    await page.goto(`${url}/issues/${other}`);
    const subject = await page.locator('div.issue .subject h3').innerText();
    check(
      `${language} history of #${read} names #${other}`,
      past.some((each) => each.includes(subject)),
      true,
    );
    return 4;
  } finally {
    await close();
  }
}

/** The text of the badge at the height of this row; waits for it. */
async function badgeOn(page: Page, css: string): Promise<string | undefined> {
  const patience = Date.now() + 15_000;
  for (;;) {
    const row = await page.locator(css).first().boundingBox();
    const found = (await badgesOn(page)).find(({ y }) => row && y > row.y && y < row.y + row.height);
    if (found || Date.now() > patience) return found?.text;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
