// axe-core on every page: colors in both themes, everything else once per window size.
import AxeBuilder from '@axe-core/playwright';
import { readArchive, strangers } from './support/archive.mjs';
import { cardOf, expect, open, pagesOf, test, withoutPages } from './support/page.mjs';

const archive = readArchive();
const covered = archive.find('story with coverage', ({ story }) => story.related?.length > 4);
const [one, two] = strangers(archive);
const arabic = archive.list.find(({ card }) => card.locale?.startsWith('ar'));
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PAGES = {
  ...pagesOf(archive),
  'story with coverage': `article/${covered.slug}/`,
  ...(arabic && { 'right to left': `article/${arabic.slug}/` }),
  empty: `?topic=${one.slug}&topic=${two.slug}`,
};

/** Returns the violations that axe found, one short line each. */
const summary = ({ violations }) =>
  violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map((node) => `${id} (${help}): ${node.target.join(' ')} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`));

// Motion is off, because contrast is wrong in the middle of a theme change.
async function isClean(page, name) {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const all = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  expect.soft(summary(all), `${name}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const colors = await new AxeBuilder({ page }).setLegacyMode(true).withRules(['color-contrast', 'link-in-text-block']).analyze();
  expect.soft(summary(colors), `${name}, dark`).toEqual([]);
}

for (const width of [360, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    for (const [name, path] of Object.entries(PAGES)) {
      test(name, async ({ page }) => {
        await page.goto(path);
        await expect(page.locator('main h1, main [data-testid="card"], main [data-testid="empty"]').first()).toBeVisible();
        if (name.includes('story') && name !== 'missing story') await expect(page.getByTestId('related')).not.toContainText('Loading');
        await isClean(page, name);
      });
    }

    test('open panel, open filters', async ({ page }) => {
      await open(page);
      await cardOf(page, covered).getByTestId('related-toggle').click();
      await expect(cardOf(page, covered).getByTestId('related-item').first()).toBeVisible();
      const filters = page.getByRole('button', { name: /^Filters/ });
      if (width < 800) await filters.click();
      else await expect(filters).toBeHidden();
      await isClean(page, 'open panel');
    });

    test('a failure and a newer version', async ({ page }) => {
      await page.route(/\/data\/(cards|screen)-/, (route) => route.fulfill({ status: 404, body: '' }));
      await page.goto('./');
      await expect(page.getByRole('alert')).toHaveCount(1);
      await isClean(page, 'failed cards');
      await page.route('**/data/manifest.json', (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify({ ...archive.manifest, fingerprint: 'aaaaaaaaaa' }) }));
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('alert')).toHaveCount(2);
      await isClean(page, 'newer version');
      await page.unroute(/\/data\/(cards|screen)-/);
      await page.route('**/data/stories-*', (route) => route.abort());
      await withoutPages(page);
      await page.goto(`article/${covered.slug}/`);
      await expect(page.getByRole('alert').first()).toBeVisible();
      await isClean(page, 'failed story');
      await page.route('**/data/manifest.json', (route) => route.abort());
      await page.goto('./');
      await expect(page.getByRole('alert')).toHaveCount(1);
      await isClean(page, 'no manifest');
    });
  });
}
