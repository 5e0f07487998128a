// Folders of other generators, and feeds, as sites in a browser: every published story can be read, with its pictures.
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DIST, ROOT } from './hosts.mjs';
import { serve } from './server.mjs';
import { readArchive } from './support/archive.mjs';
import { watch } from './support/host.mjs';
import { cards, expect, isReady, stories, test, titles } from './support/page.mjs';

const BROADSHEET = join(ROOT, 'target', 'release', 'broadsheet');
const FORMATS = join(ROOT, 'tests', 'fixtures', 'formats');
const headline = (page) => page.getByTestId('story').getByRole('heading', { level: 1 });

let folder;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-sources-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Builds the site of a folder of articles, and serves it: `{ archive, server }`. */
async function serveSite(content) {
  const app = join(folder, 'app');
  cpSync(DIST, app, { recursive: true });
  execFileSync(BROADSHEET, ['build', content, '--app', app, '--no-cache'], { stdio: 'ignore' });
  return { archive: readArchive(app), server: await serve({ root: app, headers: true }) };
}

/** Counts the pictures in the pieces of a text. */
const picturesIn = (pieces = []) => pieces.reduce((sum, { tag, children }) => sum + (tag === 'img') + picturesIn(children), 0);

/** Opens every story by its card, checks its headline and pictures, and returns the number of pictures. */
async function readAll(page, { list }, url) {
  let drawn = 0;
  for (const { slug, title, card, story } of list) {
    await page.goto(url);
    await isReady(page);
    await page.locator(`[data-testid="card-title"][href*="article/${slug}/"]`).click();
    await expect(headline(page)).toHaveText(title);
    await expect(page.locator('.text-skeleton')).toHaveCount(0);
    const pictures = page.locator('.story img');
    const remote = [card.picture, ...(story.images ?? [])].filter((picture) => picture && !/^picture-/.test(picture.url));
    expect(remote).toEqual([]);
    await expect(pictures).toHaveCount((card.picture ? 1 : 0) + (story.images?.length ?? 0) + picturesIn(story.body));
    for (let index = 0; index < (await pictures.count()); index += 1) {
      await expect.poll(() => pictures.nth(index).evaluate((image) => image.naturalWidth), title).toBeGreaterThan(0);
      drawn += 1;
    }
  }
  return drawn;
}

const GENERATORS = [
  { kind: 'hugo', title: 'Kelp & Tide', count: 4 },
  { kind: 'zola', title: 'Barrow Notes', count: 1 },
  { kind: 'pelican', title: 'Signal & Sleeper', count: 2 },
];

test('a story with nothing beside it stands in the middle, and one publisher is not counted', async ({ page }) => {
  const { archive, server } = await serveSite(join(FORMATS, 'zola'));
  await page.setViewportSize({ width: 1440, height: 900 });
  const middle = () => page.evaluate(() => {
    // Between the prerendered page and the application there is none.
    const box = document.querySelector('.story-column')?.getBoundingClientRect();
    return box && Math.abs(box.x + box.width / 2 - innerWidth / 2);
  });
  await page.goto(`${server.url}article/${archive.list[0].slug}/`);
  await expect.poll(middle, 'prerendered').toBeLessThan(20);
  await isReady(page);
  await expect(page.getByTestId('story').locator('.facts').first()).toBeVisible();
  await expect.poll(middle, 'in the application').toBeLessThan(20);
  await expect(page.getByTestId('related')).toBeHidden();
  await expect(page.locator('.masthead-links')).not.toContainText('publisher');
  await server.stop();
});

for (const { kind, title, count } of GENERATORS) {
  test(`a folder of ${kind} is a site`, async ({ page }) => {
    const violations = await watch(page);
    const { archive, server } = await serveSite(join(FORMATS, kind));
    expect(archive.manifest.site.title).toBe(title);
    await page.goto(server.url);
    await isReady(page);
    await expect(page).toHaveTitle(title);
    await expect(page.getByTestId('count')).toHaveText(stories(count));
    await expect(titles(page)).toHaveCount(count);
    // Each of these folders has a picture somewhere.
    expect(await readAll(page, archive, server.url)).toBeGreaterThan(0);
    expect(violations).toEqual([]);
    expect(page.troubles).toEqual([]);
    await server.stop();
  });
}

// A public post and one that the generator would not publish, in the smallest site of each generator.
const post = (fields) => `---\ntitle: Tides turn\n${fields}---\nSix hours.\n\nA city ran on *tidal power*.\n`;
const withheld = (fields) => `---\ntitle: Not yet\n${fields}---\nNobody reads this.\n`;
const SMALL_SITES = {
  eleventy: {
    'eleventy.config.js': 'export default () => {};\n',
    'posts/2026-01-02-tides.md': post(''),
    'posts/2026-01-03-later.md': withheld('permalink: false\n'),
  },
  docusaurus: {
    'docusaurus.config.js': "module.exports = { title: 'Tide Log', url: 'https://tide.example' };\n",
    'blog/2026-01-02-tides.mdx': post('').replace('Six', "import Chart from './chart';\n\n<Chart rows={3} />\n\nSix"),
    'blog/2026-01-03-later.md': withheld('unlisted: true\n'),
    'docs/manual.md': '# A manual\n',
  },
  hexo: {
    '_config.yml': 'title: Tide Log\nurl: https://tide.example\ntheme: landscape\n',
    'package.json': '{ "dependencies": { "hexo": "7.0.0" } }\n',
    'source/_posts/tides.md': post('date: 2026-01-02 10:00:00\n'),
    'source/_drafts/later.md': withheld('date: 2026-01-03 10:00:00\n'),
  },
  astro: {
    'astro.config.mjs': 'export default {};\n',
    'src/content/blog/tides.md': post('pubDate: 2026-01-02\n'),
    'src/content/blog/later.md': withheld('pubDate: 2026-01-03\ndraft: true\n'),
  },
};

for (const [kind, files] of Object.entries(SMALL_SITES)) {
  test(`a folder of ${kind} is a site`, async ({ page }) => {
    const content = join(folder, 'content');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(content, path, '..'), { recursive: true });
      writeFileSync(join(content, path), text);
    }
    const { archive, server } = await serveSite(content);
    await page.goto(server.url);
    await isReady(page);
    await expect(titles(page)).toHaveText(['Tides turn']);
    await expect(cards(page).locator('time').first()).toHaveAttribute('datetime', /^2026-01-02/);
    await readAll(page, archive, server.url);
    await expect(page.locator('.story em')).toHaveText('tidal power');
    await expect(page.locator('.story')).not.toContainText('Chart');
    expect(page.troubles).toEqual([]);
    await server.stop();
  });
}

test('exports of blog engines are a site of what was published', async ({ page }) => {
  const { archive, server } = await serveSite(join(FORMATS, 'exports'));
  expect(archive.list.length).toBeGreaterThan(1);
  await page.setViewportSize({ width: 1280, height: 6000 });
  await page.goto(server.url);
  await isReady(page);
  await expect(titles(page)).toHaveCount(archive.list.length);
  await readAll(page, archive, server.url);
  expect(page.troubles).toEqual([]);
  await server.stop();
});

test('feeds in a folder are a site', async ({ page }) => {
  const { archive, server } = await serveSite(join(FORMATS, 'feeds'));
  expect(archive.list).toHaveLength(7);
  // A window that shows all of them at once.
  await page.setViewportSize({ width: 1280, height: 3000 });
  await page.goto(server.url);
  await isReady(page);
  await expect(titles(page)).toHaveCount(7);
  await readAll(page, archive, server.url);
  // Texts of feeds may contain foreign markup.
  expect(await page.evaluate(() => document.querySelectorAll('.story script, .story [onclick]').length)).toBe(0);
  expect(page.troubles).toEqual([]);
  await server.stop();
});

test('feeds are fetched, stored and shown, and two reports of one event are grouped', async ({ page }) => {
  const item = (title, hour) =>
    `<item><title>${title}</title><link>https://news.example/${hour}</link><guid>${title}</guid><pubDate>Tue, 03 Jun 2026 ${hour}:05:00 GMT</pubDate><description>At the harbour.</description></item>`;
  const feed = (name, items) => `<rss version="2.0"><channel><title>${name}</title><link>https://${name.toLowerCase().replace(' ', '')}.example/</link>${items}</channel></rss>`;
  const FEEDS = {
    '/one.xml': feed('Harbour Post', item('Viaduct at Skerrow closes after crack is found in pier', '07') + item('Bread is dearer', '06')),
    '/two.xml': feed('Tide Review', item('Crack found in pier closes Skerrow viaduct', '09')),
  };
  const requests = [];
  const feeds = createServer((request, response) => {
    requests.push([request.url, request.headers['if-none-match'] ?? '']);
    const isKnown = request.headers['if-none-match'] === '"1"';
    response.writeHead(isKnown ? 304 : 200, { 'content-type': 'application/rss+xml', etag: '"1"' });
    response.end(isKnown ? '' : FEEDS[request.url]);
  });
  await new Promise((done) => feeds.listen(0, '127.0.0.1', done));
  const home = `http://127.0.0.1:${feeds.address().port}`;
  const content = join(folder, 'content');
  mkdirSync(content);
  const list = Object.keys(FEEDS).map((path) => `"${home}${path}"`);
  writeFileSync(join(content, 'broadsheet.toml'), `title = "Both"\n[fetch]\nprivate_addresses = true\nfeeds = [${list}]\n`);
  const fetchFeeds = () => promisify(execFile)(BROADSHEET, ['fetch', content]);
  await fetchFeeds();
  await fetchFeeds();
  await new Promise((done) => feeds.close(done));
  expect(requests.sort()).toEqual(['/one.xml', '/two.xml'].flatMap((path) => [[path, ''], [path, '"1"']]));
  expect(existsSync(join(content, 'fetched'))).toBe(true);

  const { archive, server } = await serveSite(content);
  expect(archive.list.map(({ title }) => title)).toEqual([
    'Crack found in pier closes Skerrow viaduct',
    'Viaduct at Skerrow closes after crack is found in pier',
    'Bread is dearer',
  ]);
  await page.goto(server.url);
  await isReady(page);
  const card = cards(page).first();
  await expect(card.getByTestId('related-toggle')).toContainText('Covered by 2 publishers');
  await card.getByTestId('related-toggle').click();
  const panel = card.locator('.card-panel');
  await expect(panel).toContainText('Viaduct at Skerrow closes');
  await expect(panel).toContainText('Harbour Post');
  // The reason matches the exported file.
  const { similar } = [...archive.list[0].later, ...(archive.list[0].story.also ?? [])].map(({ why }) => why).find((why) => why?.similar) ?? {};
  expect(similar).toBeGreaterThanOrEqual(60);
  await expect(panel).toContainText(`Similar title ${(similar / 100).toFixed(2)}`);
  // The other story has no coverage.
  await expect(cards(page).last().getByTestId('related-toggle')).not.toContainText('Covered by');
  await panel.getByRole('link', { name: /Viaduct at Skerrow closes/ }).click();
  await expect(headline(page)).toHaveText('Viaduct at Skerrow closes after crack is found in pier');
  await expect(page.getByTestId('related')).toContainText('Crack found in pier closes Skerrow viaduct');
  expect(page.troubles).toEqual([]);
  await server.stop();
});

// Zones before and after UTC, and days without a midnight, since clocks change then.
const DAYS = [
  ['America/New_York', '2024-03-02', '2 Mar 2024', /^Saturday,? 2 March 2024$/],
  ['Asia/Tokyo', '2024-03-02', '2 Mar 2024', /^Saturday,? 2 March 2024$/],
  ['Africa/Cairo', '2024-04-26', '26 Apr 2024', /^Friday,? 26 April 2024$/],
  ['America/Santiago', '2024-09-08', '8 Sept 2024', /^Sunday,? 8 September 2024$/],
  ['America/Sao_Paulo', '2018-11-04', '4 Nov 2018', /^Sunday,? 4 November 2018$/],
  ['Asia/Beirut', '2024-03-31', '31 Mar 2024', /^Sunday,? 31 March 2024$/],
];

for (const [timezoneId, day, short, long] of DAYS) {
  test.describe(timezoneId, () => {
    test.use({ timezoneId, locale: 'en-GB' });

    test('a day without a time of day is that day', async ({ page }) => {
      const content = join(folder, 'content');
      mkdirSync(content);
      writeFileSync(join(content, 'day.md'), `---\ntitle: A day\npublishedDateTime: ${day}\n---\nIt was one.\n`);
      writeFileSync(join(content, 'hour.md'), `---\ntitle: An hour\npublishedDateTime: ${day}T15:30:00Z\n---\nIt was one.\n`);
      writeFileSync(join(content, 'evening.md'), '---\ntitle: An evening\npublishedDateTime: 2024-03-02T22:00:00-05:00\n---\nIt was one.\n');
      const { server } = await serveSite(content);
      await page.goto(`${server.url}article/day/`);
      await isReady(page);
      const time = page.getByTestId('story').locator('time').first();
      await expect(time).toHaveText(short);
      await expect(time).toHaveAttribute('title', long);
      await page.goto(`${server.url}article/evening/`);
      await isReady(page);
      await expect(time, 'the day of a story is the same for every reader').toHaveText('2 Mar 2024');
      await page.goto(`${server.url}article/hour/`);
      await isReady(page);
      await expect(time).toHaveText(short);
      await expect(time).toHaveAttribute('title', /\d\d:30/);
      expect(page.troubles).toEqual([]);
      await server.stop();
    });
  });
}

test('filters that cannot tell stories apart are not shown', async ({ page }) => {
  const content = join(folder, 'content');
  mkdirSync(content);
  for (const name of ['pier', 'quay']) {
    writeFileSync(join(content, `${name}.md`), `---\ntitle: The ${name}\nprovider: { name: Harbour Post, domain: harbour.example }\n---\nA text.\n`);
  }
  const { server } = await serveSite(content);
  await page.goto(server.url);
  await isReady(page);
  await expect(titles(page)).toHaveCount(2);
  const filters = page.locator('#filters');
  await expect(filters.getByText('Export this view')).toBeVisible();
  // No topics, no dates, one publisher, one type, no coverage.
  for (const name of ['Topics', 'Time', 'Publishers', 'Types', 'Coverage']) {
    await expect(filters.getByRole('heading', { name })).toHaveCount(0);
  }
  await server.stop();
});
