// The languages of the page: which one is chosen, that all texts follow, and that the layout has its direction.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { readArchive } from './support/archive.mjs';
import { difference } from './support/picture.mjs';
import { counted, messages } from './support/messages.mjs';
import { cards, expect, isReady, open, pagesOf, search, test, titles } from './support/page.mjs';
import { serveCopy } from './support/site.mjs';

const archive = readArchive();
const root = (page) => page.locator('html');
const menu = (page) => page.getByTestId('language');
const says = (page, tag) => expect(page.locator('.filters h2').first()).toHaveText(messages(tag)('topics'));

test.describe('a German browser', () => {
  test.use({ locale: 'de-AT' });

  test('gets German texts and the dates of its region', async ({ page }) => {
    await open(page);
    await expect(root(page)).toHaveAttribute('lang', 'de-AT');
    await expect(root(page)).toHaveAttribute('dir', 'ltr');
    await says(page, 'de');
    await expect(menu(page)).toHaveValue('de');
    // Text in another language has a `lang` attribute.
    await expect(page.locator('.name a')).toHaveAttribute('lang', archive.manifest.site.language);
    const foreign = archive.list.findIndex(({ card }) => !card.locale);
    if (foreign === 0) await expect(cards(page).first().locator('.headline')).toHaveAttribute('lang', archive.manifest.site.language);
    const date = new Date(archive.list[0].minute * 60_000);
    const day = new Intl.DateTimeFormat('de-AT', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date);
    await expect(page.locator('.masthead time')).toHaveText(day);
  });

  test('remembers the chosen language, and prefers that of the address', async ({ page }) => {
    await open(page, '?sort=hot');
    await menu(page).selectOption('es');
    await expect(root(page)).toHaveAttribute('lang', 'es');
    await isReady(page);
    await says(page, 'es');
    expect(search(page)).toContain('sort=hot');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await expect(root(other)).toHaveAttribute('lang', 'es');
    await other.goto('./?lang=ja');
    await says(other, 'ja');
    await expect(other.getByTestId('search-notice')).toHaveText('');
    // The language of the address holds for this tab only.
    await other.locator('[data-testid="topic"]').first().click();
    await expect.poll(() => search(other)).toMatch(/^\?topic=/);
    await other.reload();
    await says(other, 'ja');
    await page.reload();
    await says(page, 'es');
    // A choice overrides the address.
    await other.goto('./?lang=ja');
    await isReady(other);
    await menu(other).selectOption('en');
    await says(other, 'en');
    expect(search(other)).toBe('');
  });
});

test.describe('a browser whose language is not available', () => {
  test.use({ locale: 'fi-FI' });

  test('gets the language of the site', async ({ page }) => {
    await open(page);
    await expect(root(page)).toHaveAttribute('lang', archive.manifest.site.language);
    await says(page, 'en');
  });
});

test('plural forms follow the language', async ({ page }) => {
  await open(page, '?lang=ar');
  await expect(page.getByTestId('count')).toHaveText(counted('ar', 'stories', archive.list.length));
});

test('the loading message stays until the texts have loaded', async ({ page }) => {
  await page.route('**/messages/*', (route) => route.abort());
  await page.goto('./');
  await expect(page.locator('.loading-message')).toHaveText(messages('en')('loading-archive'));
  await page.waitForTimeout(1_500);
  await expect(page.locator('.loading-message')).toHaveCount(1);
  await page.unroute('**/messages/*');
  await isReady(page);
  await expect(page.locator('.loading-message')).toHaveCount(0);
  page.troubles.length = 0;
});

test('markup in a text is shown as text', async ({ page }) => {
  const site = await serveCopy((folder) => {
    const messages = join(folder, 'messages');
    for (const name of readdirSync(messages)) {
      const path = join(messages, name);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('My library', '<u>My</u> &amp; <library').replaceAll('Topics', '<img src=x onerror=alert(1)>'));
    }
  });
  try {
    await page.goto(`${site.url}library/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('<u>My</u> &amp; <library');
    await open(page, site.url);
    await expect(page.getByRole('heading', { name: '<img src=x onerror=alert(1)>' })).toBeVisible();
    await expect(page.locator('main u, main img[onerror]')).toHaveCount(0);
    expect(page.troubles).toEqual([]);
  } finally {
    await site.stop();
  }
});

for (const tag of ['de', 'es', 'ar', 'ja', 'tr', 'fr', 'pt', 'he', 'fa', 'zh']) {
  for (const width of [360, 1280]) {
    test(`${tag} fits at ${width} px, and axe finds nothing`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const [name, path] of Object.entries({ ...pagesOf(archive), library: 'library/' })) {
        await page.goto(path);
        if (name === 'list') {
          await page.goto(`${path}?lang=${tag}`);
        }
        await isReady(page);
        await expect(root(page)).toHaveAttribute('lang', tag);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect.soft(wide, name).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
        expect.soft(violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`), name).toEqual([]);
      }
    });
  }
}

/** Adds style rules; the policy of the page forbids `<style>` elements. */
const addStyles = (page, rules) =>
  page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, rules);

test('a right-to-left page mirrors a left-to-right one', async ({ page }) => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await open(page, '?lang=en');
    await expect(titles(page).first()).toBeVisible();
    // Boxes and lines only: texts, pictures and the histogram are not mirrored.
    await addStyles(page, '* { color: transparent !important; caret-color: transparent !important; transition: none !important } .figure, .button, .topic, .coverage-toggle { background: #000 !important; } img, svg, .publisher-logo, input, select { visibility: hidden !important } ::-webkit-scrollbar { display: none }');
    const one = await page.screenshot();
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
      // Elements with `dir="auto"` follow the page here.
      for (const element of document.querySelectorAll('[dir="auto"]')) element.removeAttribute('dir');
    });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const other = await page.screenshot();
    expect.soft(await difference(page, one, other, 'mirrored'), `${width} px`).toBeLessThan(0.01);
    expect.soft(await difference(page, one, other), `${width} px, not mirrored`).toBeGreaterThan(0.01);
  }
});

test('the dark page is the light one with inverted lightness', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await open(page);
  await addStyles(page, 'img, svg, .publisher-logo { visibility: hidden !important }');
  const light = await page.screenshot();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await page.screenshot();
  expect(await difference(page, light, dark, 'inverted')).toBeLessThan(0.05);
  expect(await difference(page, light, dark)).toBeGreaterThan(0.5);
});
