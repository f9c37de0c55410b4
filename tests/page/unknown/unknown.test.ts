/** The generic reader on pages it was not made for: the measures of issue 5, in a real browser. */
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from '../inBrowser';
import { sayScores, scoreFolder, totalOf } from './score';

describe.skipIf(!browserPath)('CRMs that nobody has prepared', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(['tuned', 'measured', 'styles', 'fresh', 'fresh2', 'measured2', 'forms'])(
    '%s: four fifths of the fields, nineteen of twenty messages',
    async (folder) => {
      const scores = await scoreFolder(folder, browser);
      const total = totalOf(scores);
      console.log(sayScores(folder, scores, total.fields < 0.95 || total.messages < 0.95));
      expect(total.fields).toBeGreaterThanOrEqual(0.8);
      expect(total.messages).toBeGreaterThanOrEqual(0.95);
    },
    60_000,
  );

  it('claims nothing on pages that are no case', async () => {
    const scores = await scoreFolder('other', browser);
    expect(scores.flatMap(({ notes }) => notes)).toEqual([]);
  }, 60_000);
});
