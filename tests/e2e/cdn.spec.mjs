// A site with its immutable files on another host (`cdn` in the settings). The pages are on a host that reads
// `_headers`, the files on a real nginx and a real Caddy with the settings of `broadsheet host --cdn`.
import { pageOf, readArchive } from './support/archive.mjs';
import { ask, onTwoHosts, watch } from './support/host.mjs';
import { cardOf, expect, isReady, scrollTo, stories, test, titleOf } from './support/page.mjs';

const archive = readArchive();
const { list } = archive;
const pictured = archive.find('story with a picture of the folder', ({ card }) => /^picture-/.test(card.picture?.url ?? ''));
const headline = (page) => page.getByTestId('story').getByRole('heading', { level: 1 });
const isNamedByContent = (path) => /-([a-z2-7]{10}(-\d+|_bg)?|[0-9a-f]{12,16})\.\w+$/.test(path);
const isDrawn = (picture) => picture.evaluate(async (image) => {
  await image.decode();
  return { host: new URL(image.currentSrc).host, isDrawn: image.naturalWidth > 0 };
});

for (const [kind, base] of [['nginx', '/news/'], ['caddy', '/']]) {
  test.describe(`${kind}, ${base}`, () => {
    test.use({ serviceWorkers: 'allow' });
    let host;
    test.beforeAll(async () => {
      host = await onTwoHosts(kind, base);
    });
    test.afterAll(() => host?.stop());

    test('immutable files come from the other host, all else from the site, without policy violations', async ({ page }) => {
      const violations = await watch(page);
      const requested = [];
      page.on('request', (request) => requested.push(new URL(request.url())));
      await page.goto(host.url);
      await isReady(page);
      await expect(page.getByTestId('count')).toHaveText(stories(list.length));
      await page.locator('#search').fill('the');
      await expect(page.getByTestId('count')).not.toHaveText(stories(list.length));
      await page.locator('#search').fill('');
      await scrollTo(page, pictured);
      const picture = cardOf(page, pictured).locator('img').first();
      expect(await isDrawn(picture)).toEqual({ host: new URL(host.cdn).host, isDrawn: true });
      await titleOf(page, pictured).click();
      await expect(headline(page)).toHaveText(pictured.title);
      for (const { href } of requested) {
        // Icons are relative to the web app manifest, which is on the site.
        if (/icon-\d|icon-mask/.test(href)) continue;
        expect(href.startsWith(isNamedByContent(href.split('?')[0]) ? host.cdn : host.url), href).toBe(true);
      }
      const kinds = ['_bg.wasm', 'broadsheet-story-', '.js', '.css', '.txt', '.jpg', '.json'];
      const found = kinds.filter((kind) => requested.some(({ href }) => href.startsWith(host.cdn) && href.includes(kind)));
      expect(found).toEqual(kinds);
      expect(violations).toEqual([]);
      expect(page.troubles).toEqual([]);
    });

    test('other hosts may read the files, but not the pages', async () => {
      const { files } = archive.manifest;
      const { headers } = await ask(`${host.cdn}data/files-${files.list}.json`);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      const pages = await ask(host.cdn);
      expect(pages.headers['access-control-allow-origin']).toBeUndefined();
    });

    test('the page opens without a connection, with the files that were loaded before', async ({ page, context }) => {
      await page.goto(host.url);
      await isReady(page);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.waitForFunction(() => navigator.serviceWorker.controller);
      await page.goto(`${host.url}about/`);
      await page.getByTestId('offline').getByRole('button', { name: 'Save all stories for offline', exact: true }).click();
      await expect(page.getByTestId('offline-notice')).toContainText('is saved on this device');
      await context.setOffline(true);
      await page.goto(host.url + pageOf(pictured));
      await expect(headline(page)).toHaveText(pictured.title);
      expect(await isDrawn(page.getByTestId('story').locator('img').first())).toEqual({ host: new URL(host.cdn).host, isDrawn: true });
      await page.goto(host.url);
      await isReady(page);
      await expect(page.getByTestId('count')).toHaveText(stories(list.length));
    });

    test.describe('without scripts', () => {
      test.use({ javaScriptEnabled: false });

      test('a page has its styles and pictures', async ({ page }) => {
        await page.goto(host.url);
        await expect(page.locator('.masthead')).toBeVisible();
        const sheets = await page.locator('link[rel=stylesheet]').evaluateAll((links) => links.map(({ href, sheet }) => [href, sheet !== null]));
        expect(sheets.length).toBeGreaterThan(1);
        for (const [href, isThere] of sheets) expect([href.startsWith(host.cdn), isThere], href).toEqual([true, true]);
        const picture = page.locator('.prerendered img').first();
        await expect.poll(() => picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
        expect(new URL(await picture.evaluate((image) => image.currentSrc)).host).toBe(new URL(host.cdn).host);
      });
    });
  });
}
