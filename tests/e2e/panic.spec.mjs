// A panic of the application: the reader and the console are told, and a reload goes on.
import { messages } from './support/messages.mjs';
import { expect, isReady, open, test } from './support/page.mjs';

const failure = (page) => page.locator('#failure');

/** Lets the application panic: the browser refuses to create elements, as for a script of an extension that breaks it. */
async function panic(page) {
  await page.evaluate(() => {
    const refuse = () => {
      throw new Error('refused');
    };
    Document.prototype.createElement = refuse;
    Node.prototype.cloneNode = refuse;
  });
  await page.getByTestId('topic').first().click();
}

for (const [locale, language] of [['en-GB', 'en'], ['de-AT', 'de'], ['ar-EG', 'ar']]) {
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });

    test('a panic is told in the language of the reader, and the page goes on after a reload', async ({ page }) => {
      const text = messages(language);
      const errors = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await open(page);
      await expect(failure(page)).toBeHidden();
      await panic(page);
      await expect(failure(page)).toContainText(text('page-failed'));
      expect(errors.join('\n'), 'the place in the code').toMatch(/panicked at .*\.rs:\d+/);
      await expect(page.locator('#search')).toBeHidden();
      const loaded = page.waitForEvent('load');
      await failure(page).getByRole('button', { name: text('reload') }).click();
      await loaded;
      await isReady(page);
      await expect(failure(page)).toBeHidden();
      await expect(page.locator('#search')).toBeVisible();
    });
  });
}
