// Prerendered pages: readable before the application has loaded, and without it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { DIST } from './hosts.mjs';
import { readArchive } from './support/archive.mjs';
import { cards, edge, expect, isReady, stories, test, titles } from './support/page.mjs';
import { watchShifts } from './support/shifts.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const topic = manifest.topics.find(({ stories }) => stories > 3);
const opened = archive.find('story with coverage', ({ story }) => story.related?.length > 1 && story.body);
const PAGES = {
  'the front page': './',
  'a topic': `topic/${topic.slug}/`,
  'a story': `article/${opened.slug}/`,
  'the page about the archive': 'about/',
};
const prerendered = (page) => page.locator('.prerendered');
/** Delays the wasm until the returned function is called. */
async function holdWasm(page) {
  let release;
  const isReleased = new Promise((done) => (release = done));
  await page.route('**/*.wasm', async (route) => {
    await isReleased;
    await route.continue();
  });
  return release;
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the front page leads to stories and topics, and back', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(manifest.site.title);
    const first = titles(page).first();
    const title = await first.textContent();
    await expect(page.getByRole('searchbox')).toHaveCount(0);
    await expect(page.locator('.coverage-toggle:visible, .save:visible, select:visible')).toHaveCount(0);
    await first.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.locator('.masthead .name a').click();
    await page.getByRole('navigation', { name: 'Topics' }).getByRole('link', { name: topic.name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/topic/${topic.slug}/$`));
    await expect(page.getByTestId('count')).toHaveText(stories(topic.stories));
    await expect(page.locator('.prerendered-heading')).toBeVisible();
    await expect(page.locator('.prerendered-heading')).toHaveText(topic.name);
    await expect(page.locator('select:visible, a[href="library/"]:visible, .chip:visible')).toHaveCount(0);
    await expect(cards(page)).toHaveCount(Math.min(topic.stories, 30));
    await page.locator('.masthead-links').getByRole('link', { name: 'About' }).click();
    await expect(page.getByTestId('about')).toBeVisible();
  });

  test('a story has its text, its coverage and its links', async ({ page }) => {
    await page.goto(PAGES['a story']);
    await expect(page.getByTestId('related-item').first()).toBeVisible();
    await expect(page.locator('.link-main a')).toHaveAttribute('href', opened.story.links.webUrl);
    await expect(page.locator('.body')).not.toBeEmpty();
    await expect(page.locator('.noscript')).toContainText('need JavaScript');
  });

  test('on a phone there are no buttons that do nothing', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    for (const path of Object.values(PAGES)) {
      await page.goto(path);
      // The menu of the masthead needs no script.
      await expect(page.locator('button:visible:not(.masthead-toggle), select:visible, input:visible'), path).toHaveCount(0);
    }
  });

  for (const width of [360, 1280]) {
    test(`nothing overflows at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      for (const path of Object.values(PAGES)) {
        await page.goto(path);
        const { scrollWidth, clientWidth } = await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
        expect(scrollWidth, path).toBeLessThanOrEqual(clientWidth);
      }
    });
  }
});

test.describe('the default layout', () => {
  test.use({ density: 'front' });

  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name}: the application takes over without a layout shift, and fetches no embedded file`, async ({ page }) => {
      const readShifts = await watchShifts(page);
      const requested = [];
      page.on('request', (request) => requested.push(request.url()));
      const release = await holdWasm(page);
      await page.goto(path);
      await expect(prerendered(page)).toBeVisible();
      const heading = page.locator('.prerendered h1, .prerendered h2.headline').first();
      const before = { text: await heading.textContent(), top: await edge(heading) };
      release();
      await isReady(page);
      await expect(prerendered(page)).toHaveCount(0);
      const after = page.locator('h1, h2.headline').filter({ hasText: before.text }).first();
      expect(await edge(after), 'the heading does not move').toBe(before.top);
      expect(await readShifts()).toEqual([]);
      const embedded = { './': /data\/screen-/, [PAGES['a topic']]: /data\/screen-/, [PAGES['a story']]: /data\/(stories|cards|slugs)-/ }[path];
      expect(requested.filter((url) => embedded?.test(url))).toEqual([]);
      expect(page.troubles).toEqual([]);
    });

    test(`${name}: axe finds nothing before the application has loaded`, async ({ page }) => {
      await holdWasm(page);
      await page.goto(path);
      await expect(prerendered(page)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  }

  test('the scroll position of a prerendered page survives the takeover', async ({ page }) => {
    const release = await holdWasm(page);
    await page.setViewportSize({ width: 1280, height: 700 });
    await page.goto('./');
    const card = prerendered(page).getByTestId('card').nth(12);
    await card.evaluate((card) => card.scrollIntoView());
    // Rows that come into view get their heights in the next frames.
    await page.waitForTimeout(200);
    const title = await card.getByTestId('card-title').textContent();
    const before = await edge(card);
    release();
    await isReady(page);
    await expect(prerendered(page)).toHaveCount(0);
    const now = cards(page).filter({ has: page.getByTestId('card-title').filter({ hasText: title }) });
    await expect.poll(async () => Math.abs((await edge(now)) - before)).toBeLessThan(3);
  });
});

test('a prerendered page is hidden at an address that is not its own', async ({ page }) => {
  await holdWasm(page);
  await page.goto(`./?q=${encodeURIComponent(list[3].title.split(' ')[0])}`);
  await expect(prerendered(page)).toHaveCount(0);
  await expect(page.locator('.loading')).toBeVisible();
});

test('each page has its metadata, and no guessed addresses', async () => {
  const read = (path) => readFileSync(join(DIST, path, 'index.html'), 'utf8');
  const story = read(PAGES['a story']);
  const data = JSON.parse(/<script type="application\/ld\+json">([^<]*)<\/script>/.exec(story)[1]);
  expect(data).toMatchObject({ '@type': 'NewsArticle', headline: opened.title, isBasedOn: opened.story.links.webUrl });
  expect(story).toContain('<meta property="og:type" content="article">');
  // The sample has no `base`, so absolute addresses are unknown.
  expect(story).not.toContain('rel="canonical"');
  expect(story).not.toContain('og:url');
  const shell = readFileSync(join(DIST, '404.html'), 'utf8');
  expect(shell).not.toContain('class="prerendered"');
  // The page of a story does not change when other stories are published.
  expect(story.slice(0, story.indexOf('<script type="application/json"'))).not.toContain(manifest.fingerprint);
  expect(story).not.toContain(stories(list.length));
});

test('parameters of trackers leave the address, and the prerendered page stays', async ({ page }) => {
  const release = await holdWasm(page);
  await page.goto('./?utm_source=letter&fbclid=x#top');
  await expect(prerendered(page)).toBeVisible();
  expect(new URL(page.url())).toMatchObject({ search: '', hash: '#top' });
  release();
  await isReady(page);
  await page.goto(`./?topic=${topic.slug}&q=%22a%20b%22&gclid=1&UTM_Medium=mail&from=yesterday`);
  await isReady(page);
  expect(new URL(page.url()).search).toBe(`?topic=${topic.slug}&q=%22a%20b%22&from=yesterday`);
  await expect(page.getByText('from=yesterday')).toBeVisible();
  await expect(page.getByText('gclid')).toHaveCount(0);
});
