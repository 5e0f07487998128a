// Files are compared with their names, which are hashes of their bytes.
import { pageOf, readArchive } from './support/archive.mjs';
import { expect, isReady, test, withoutPages } from './support/page.mjs';

const { list } = readArchive();
const story = list[20];
const notices = (page) => page.getByRole('alert');
const headline = (page) => page.getByTestId('story').getByRole('heading', { level: 1 });
const altered = (page) => notices(page).filter({ hasText: /stories-[a-z2-7]{10}\.json/ });

/** Gives the story another text, in the first `times` answers. */
async function alter(page, times) {
  let answers = 0;
  await page.route('**/data/stories-*', async (route) => {
    const response = await route.fetch();
    answers += 1;
    if (answers > times) return route.fulfill({ response });
    const content = await response.json();
    content.stories.find(({ slug }) => slug === story.slug).body = ['Altered on its way.'];
    return route.fulfill({ response, json: content });
  });
}

test('a file that arrives altered is fetched once more and reported; a reload shows the right one', async ({ page }) => {
  await withoutPages(page);
  await alter(page, 1);
  await page.goto(pageOf(story));
  await expect(page.getByText('Altered on its way.')).toBeVisible();
  await expect(altered(page)).toContainText('It has been loaded again.');
  await altered(page).getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByText('Altered on its way.')).toHaveCount(0);
  await expect(headline(page)).toHaveText(story.title);
  await expect(altered(page)).toHaveCount(0);
});

test('a file that is altered every time is reported as such', async ({ page }) => {
  await withoutPages(page);
  await alter(page, Infinity);
  await page.goto(pageOf(story));
  await expect(altered(page)).toContainText('It came changed again.');
  await expect(page.getByText('Altered on its way.')).toBeVisible();
});

test('all files of a visit are what their names say', async ({ page }) => {
  const names = [];
  await page.exposeFunction('digested', (name) => names.push(name));
  await page.addInitScript(() => {
    const digest = crypto.subtle.digest.bind(crypto.subtle);
    crypto.subtle.digest = (algorithm, bytes) => {
      window.digested(algorithm);
      return digest(algorithm, bytes);
    };
  });
  await page.goto('./');
  await isReady(page);
  const files = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\/data\/[a-z]+-[a-z2-7]{10}\.json$/.test(name)).length);
  expect(files).toBeGreaterThan(3);
  await expect.poll(() => names.length).toBeGreaterThanOrEqual(files);
  expect(new Set(names)).toEqual(new Set(['SHA-256']));
  await expect(notices(page)).toHaveCount(0);
});

test.describe('without a digest, as on plain HTTP', () => {
  test.use({ checksNames: false });

  test('nothing is compared', async ({ page }) => {
    await withoutPages(page);
    await alter(page, Infinity);
    await page.goto(pageOf(story));
    await expect(page.getByText('Altered on its way.')).toBeVisible();
    await page.waitForTimeout(2500);
    await expect(altered(page)).toHaveCount(0);
  });
});
