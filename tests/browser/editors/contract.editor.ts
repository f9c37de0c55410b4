import { sitDown } from './chromium';
import { contract } from './contract';
import { editors } from './editors';
import { test } from './office';

for (const editor of editors) {
  test.describe(editor.name, () => {
    for (const { promise, readOnly, keep } of contract) {
      test(promise, async ({ office }) => {
        const page = await office.context.newPage();
        await keep(await sitDown({ page, ...office }, editor, readOnly));
        await page.close();
      });
    }
  });
}
