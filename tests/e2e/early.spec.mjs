// Pages that can be read before the application is there, and without it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { DIST } from './hosts.mjs';
import { readArchive } from './support/archive.mjs';
import { cards, edge, expect, isReady, stories, test, titles } from './support/page.mjs';

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
const early = (page) => page.locator('.early');
/** Has the wasm wait until it is let go. */
async function hold(page) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route('**/*.wasm', async (route) => {
    await held;
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
    await expect(page.locator('.early-heading')).toBeVisible();
    await expect(page.locator('.early-heading')).toHaveText(topic.name);
    await expect(page.locator('select:visible, a[href="yours/"]:visible, .chip:visible')).toHaveCount(0);
    await expect(cards(page)).toHaveCount(Math.min(topic.stories, 30));
    await page.locator('.ears').getByRole('link', { name: 'About' }).click();
    await expect(page.getByTestId('about')).toBeVisible();
  });

  test('a story has its text, its coverage and the ways out', async ({ page }) => {
    await page.goto(PAGES['a story']);
    await expect(page.getByTestId('timeline-item').or(page.getByTestId('related-item')).first()).toBeVisible();
    await expect(page.locator('.link-main a')).toHaveAttribute('href', opened.story.links.webUrl);
    await expect(page.locator('.body')).not.toBeEmpty();
    await expect(page.locator('.noscript')).toContainText('need JavaScript');
  });

  test('on a phone there is no bar of buttons that do nothing', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    for (const path of Object.values(PAGES)) {
      await page.goto(path);
      // The menu of the head needs no script.
      await expect(page.locator('button:visible:not(.ears-toggle), select:visible, input:visible'), path).toHaveCount(0);
    }
  });

  for (const width of [360, 1280]) {
    test(`nothing sticks out at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      for (const path of Object.values(PAGES)) {
        await page.goto(path);
        const { scrollWidth, clientWidth } = await page.locator('html').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
        expect(scrollWidth, path).toBeLessThanOrEqual(clientWidth);
      }
    });
  }
});

test.describe('the front page as the site has it', () => {
  test.use({ density: 'front' });

  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name}: the application takes over without a shift, and fetches nothing that is there`, async ({ page }) => {
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver((entries) => {
          for (const entry of entries.getEntries()) {
            window.shifts.push({ value: entry.value, of: entry.sources.map(({ node }) => node?.className ?? String(node)) });
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      const release = await hold(page);
      await page.goto(path);
      await expect(early(page)).toBeVisible();
      const heading = page.locator('.early h1, .early h2.headline').first();
      const before = { text: await heading.textContent(), top: await edge(heading) };
      release();
      await isReady(page);
      await expect(early(page)).toHaveCount(0);
      const after = page.locator('h1, h2.headline').filter({ hasText: before.text }).first();
      expect(await edge(after), 'it is where it was').toBe(before.top);
      expect(await page.evaluate(() => window.shifts)).toEqual([]);
      const held = { './': /data\/screen-/, [PAGES['a topic']]: /data\/screen-/, [PAGES['a story']]: /data\/(stories|cards|slugs|later)-/ }[path];
      expect(asked.filter((url) => held?.test(url))).toEqual([]);
      expect(page.troubles).toEqual([]);
    });

    test(`${name}: axe finds nothing before the application is there`, async ({ page }) => {
      await hold(page);
      await page.goto(path);
      await expect(early(page)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  }

  test('who has scrolled before the application is there stays where he is', async ({ page }) => {
    const release = await hold(page);
    await page.setViewportSize({ width: 1280, height: 700 });
    await page.goto('./');
    const card = early(page).getByTestId('card').nth(12);
    await card.evaluate((card) => card.scrollIntoView());
    const title = await card.getByTestId('card-title').textContent();
    const before = await edge(card);
    release();
    await isReady(page);
    await expect(early(page)).toHaveCount(0);
    const now = cards(page).filter({ has: page.getByTestId('card-title').filter({ hasText: title }) });
    await expect.poll(async () => Math.abs((await edge(now)) - before)).toBeLessThan(3);
  });
});

test('another address than the page’s own shows no page that is not asked for', async ({ page }) => {
  await hold(page);
  await page.goto(`./?q=${encodeURIComponent(list[3].title.split(' ')[0])}`);
  await expect(early(page)).toHaveCount(0);
  await expect(page.locator('.waiting')).toBeVisible();
});

test('each page says what it is, and nothing that is not known', async () => {
  const read = (path) => readFileSync(join(DIST, path, 'index.html'), 'utf8');
  const story = read(PAGES['a story']);
  const data = JSON.parse(/<script type="application\/ld\+json">([^<]*)<\/script>/.exec(story)[1]);
  expect(data).toMatchObject({ '@type': 'NewsArticle', headline: opened.title, isBasedOn: opened.story.links.webUrl });
  expect(story).toContain('<meta property="og:type" content="article">');
  // The sample does not say where it is published, so no address can be whole.
  expect(story).not.toContain('rel="canonical"');
  expect(story).not.toContain('og:url');
  const shell = readFileSync(join(DIST, '404.html'), 'utf8');
  expect(shell).not.toContain('class="early"');
  // A story's page stays as it is when others are published.
  expect(story.slice(0, story.indexOf('<script type="application/json"'))).not.toContain(manifest.fingerprint);
  expect(story).not.toContain(stories(list.length));
});
