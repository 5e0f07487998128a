// A single-file archive, opened from disk: everything works, and no request is made.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST, ROOT } from './hosts.mjs';
import { serve } from './server.mjs';
import { readArchive } from './support/archive.mjs';
import { cardOf, cards, expect, isReady, plain, showAll, stories, test, titles, topicButton, topicCount } from './support/page.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const [one] = [...manifest.topics].sort((a, b) => b.stories - a.stories);
const covered = archive.find('story with coverage', ({ story }) => story.related?.length > 2);
const story = archive.find('story with a picture', ({ card, story: { body } }) => card.picture && body?.length > 2);

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bundle-'));
const address = (name) => pathToFileURL(join(folder, name)).href;
const bundle = (content, name, ...more) =>
  execFileSync(join(ROOT, 'target', 'release', 'broadsheet'), ['bundle', content, '--app', DIST, '--no-cache', '--out', join(folder, name), ...more], { stdio: 'pipe' });
// A name that has to be encoded in an address.
const SAMPLE = 'the archive, 100%.html';
const PLAIN = 'plain.html';
const HOSTILE = 'hostile.html';

test.beforeAll(() => {
  bundle(join(ROOT, 'content'), SAMPLE);
  const table = JSON.parse(readFileSync(join(ROOT, 'tests', 'fixtures', 'hostile', 'table.json'), 'utf8'));
  const content = join(folder, 'hostile');
  mkdirSync(content);
  const markup = `${table.payload}</script></SCRIPT ><!-- <script>window.hit = 1</script>`;
  for (const row of table.rows.filter((row) => !row.repeat)) {
    writeFileSync(join(content, row.file), row.text.replaceAll('{P}', table.payload).replaceAll('{X}', 'x'));
  }
  writeFileSync(join(content, 'markup.md'), `---\ntitle: ${JSON.stringify(markup)}\nexcerpt: ${JSON.stringify(markup)}\ntopics: [${JSON.stringify(markup)}]\n---\n\`\`\`\n${markup}\n\`\`\`\n`);
  writeFileSync(join(content, 'broadsheet.toml'), `title = ${JSON.stringify(markup)}\ntagline = ${JSON.stringify(markup)}\npictures = 'any'\n`);
  bundle(content, HOSTILE);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Records requests for anything but a bundle, and violations of the security policy. */
async function watch(page) {
  const recorded = { requests: [], violations: [] };
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    const isBundle = [SAMPLE, PLAIN, HOSTILE].includes(decodeURIComponent(url.pathname).split('/').at(-1));
    // A `data:` address makes no request.
    if (!isBundle && url.protocol !== 'data:') recorded.requests.push(url.href);
  });
  await page.exposeFunction('noteViolation', (what) => recorded.violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => window.noteViolation(`${event.effectiveDirective}: ${event.blockedURI}`));
  });
  return recorded;
}
const nothing = { requests: [], violations: [] };

let recorded;
test.beforeEach(async ({ page }) => {
  recorded = await watch(page);
});
test.afterEach(({ page }) => {
  expect(recorded).toEqual(nothing);
  expect(page.troubles).toEqual([]);
});

/** Opens a page of the bundle. */
async function open(page, path = null, ready = 'all') {
  // A new document each time, as when a link is opened in a new tab.
  await page.goto('about:blank');
  await page.goto(address(SAMPLE) + (path === null ? '' : `?/${path}`));
  if (ready) await isReady(page, ready);
}
/** Returns the part of the address after the file name. */
const addressSuffix = (page) => page.url().slice(address(SAMPLE).length);

test('the front page, filters with their counts, Back and Forward', async ({ page }) => {
  await open(page);
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
  const counts = Object.fromEntries(manifest.topics.map((topic) => [topic.name, String(archive.matching(topic.slug).length)]));
  for (const [name, count] of Object.entries(counts)) await expect(topicCount(page, name)).toHaveText(count);
  await topicButton(page, one.name).click();
  await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(one.slug).length));
  await expect.poll(() => addressSuffix(page)).toBe(`?/topic/${one.slug}/`);
  const two = manifest.topics.find((topic) => topic.slug !== one.slug && archive.matching(one.slug, topic.slug).length);
  await topicButton(page, two.name).click();
  const both = stories(archive.matching(one.slug, two.slug).length);
  await expect(page.getByTestId('count')).toHaveText(both);
  await expect.poll(() => addressSuffix(page)).toBe(`?/?topic=${one.slug}&topic=${two.slug}`);
  await page.reload();
  await expect(page.getByTestId('count')).toHaveText(both);
  await page.goBack();
  await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(one.slug).length));
  await page.goBack();
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
  await page.goForward();
  await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(one.slug).length));
});

test('a search finds its story, and has an address', async ({ page }) => {
  await open(page);
  const words = plain(story.title);
  await page.locator('#search').fill(words);
  await expect(cardOf(page, story)).toBeVisible();
  await expect(page.getByTestId('count')).not.toHaveText(stories(list.length));
  await expect.poll(() => addressSuffix(page)).toBe(`?/?${new URLSearchParams({ q: words })}`);
  const found = await page.getByTestId('count').textContent();
  await page.reload();
  await expect(page.getByTestId('count')).toHaveText(found);
  await expect(page.locator('#search')).toHaveValue(words);
  await expect(page.getByText('Ignored:'), 'every part of the address is understood').toHaveCount(0);
});

test('coverage opens in its panel', async ({ page }) => {
  await open(page);
  await showAll(page, list.length);
  const card = cardOf(page, covered);
  await card.getByTestId('related-toggle').click();
  await expect(card.getByTestId('related-item')).toHaveCount(covered.story.related.length);
});

test('a story: by a click, by its address, after a reload, in a new tab; Back and Forward', async ({ page }) => {
  await open(page);
  await showAll(page, list.length);
  const link = cardOf(page, story).getByTestId('card-title');
  expect(await link.evaluate((link) => link.href), 'a link can be copied').toBe(`${address(SAMPLE)}?/article/${story.slug}/`);
  const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click({ modifiers: ['ControlOrMeta'] })]);
  await expect(tab.getByTestId('story').getByRole('heading', { level: 1 })).toHaveText(plain(story.title));
  await tab.close();
  await link.click();
  const heading = page.getByTestId('story').getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(plain(story.title));
  await expect.poll(() => addressSuffix(page)).toBe(`?/article/${story.slug}/`);
  await page.reload();
  await expect(heading).toHaveText(plain(story.title));
  await page.goBack();
  await expect(cards(page).first()).toBeVisible();
  await page.goForward();
  await expect(heading).toHaveText(plain(story.title));
  await open(page, `article/${story.slug}/?topic=${one.slug}`, null);
  await expect(heading).toHaveText(plain(story.title));
  await expect(page).toHaveTitle(new RegExp(manifest.site.title));
});

test('local pictures are shown', async ({ page }) => {
  await open(page, `article/${story.slug}/`, null);
  const picture = page.getByTestId('story').locator('img').first();
  await expect(picture).toHaveJSProperty('complete', true);
  await expect.poll(() => picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
  expect(await picture.getAttribute('src')).toMatch(/^data:image\//);
});

test('a bundle without pictures shows placeholders', async ({ page }) => {
  bundle(join(ROOT, 'content'), PLAIN, '--no-pictures');
  await page.goto(`${address(PLAIN)}?/article/${story.slug}/`);
  await expect(page.getByTestId('story').locator('svg.placeholder').first()).toBeVisible();
  await expect(page.getByTestId('story').locator('figure img')).toHaveCount(0);
});

test('a language is chosen and remembered, or comes from the address', async ({ page }) => {
  await open(page);
  await page.getByTestId('language').selectOption('de');
  await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
  await isReady(page);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
  await open(page, '?lang=ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('the page about the archive, and an unknown address', async ({ page }) => {
  await open(page, 'about/', null);
  await expect(page.getByTestId('about')).toBeVisible();
  await open(page, 'no/such/page', null);
  await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
});

test('a browser with blocked storage shows the archive', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    }
  });
  await open(page);
  await titles(page).first().click();
  await expect(page.getByTestId('story')).toBeVisible();
  await page.goBack();
  await expect(cards(page).first()).toBeVisible();
});

test('nothing is reported as missing without a connection', async ({ page, context }) => {
  await context.setOffline(true);
  await open(page);
  await titles(page).first().click();
  await expect(page.getByTestId('story')).toBeVisible();
  await expect(page.getByTestId('related')).not.toContainText('Loading');
  await expect(page.getByText('connection failed')).toHaveCount(0);
});

test('the security policy blocks scripts and requests', async ({ page }) => {
  await open(page);
  const html = readFileSync(join(folder, SAMPLE), 'utf8');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
  expect(policy).not.toMatch(/self|unsafe-inline|https?:|file:|\*/);
  expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe-eval');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.append('window.hit = 1');
    document.head.append(script);
    new Image().src = 'https://other.example/x.png';
    const request = new XMLHttpRequest();
    request.open('GET', 'https://other.example/x.json');
    request.send();
    return window.hit ?? null;
  });
  expect(ran).toBeNull();
  // The recorder of the other tests sees the violations.
  await expect.poll(() => recorded.violations.sort()).toEqual([
    'connect-src: https://other.example/x.json',
    'img-src: https://other.example/x.png',
  ]);
  expect(page.troubles.length).toBeGreaterThan(0);
  Object.assign(recorded, { requests: [], violations: [] });
  page.troubles = [];
});

test('hostile records are text in a bundle, too', async ({ page }) => {
  await page.exposeFunction('hit', () => {});
  // The second visit uses the storage of the first.
  for (let visit = 0; visit < 2; visit += 1) {
    await page.goto(address(HOSTILE));
    await isReady(page);
    await expect(cards(page).first()).toBeVisible();
    await page.goto(`${address(HOSTILE)}?/article/markup/`);
    await expect(page.getByTestId('story')).toContainText('</script></SCRIPT ><!-- <script>window.hit = 1</script>');
    await page.reload();
    await expect(page.getByTestId('story')).toContainText('<!-- <script>');
    const found = await page.evaluate(() => ({
      scripts: document.querySelectorAll('main script, main style, main iframe').length,
      attributes: [...document.querySelectorAll('main *')].flatMap((element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`)).filter((attribute) => /^on|^(href|action)=\s*(javascript|data|vbscript|file):/i.test(attribute)),
      ran: typeof window.hit,
    }));
    expect(found).toEqual({ scripts: 0, attributes: [], ran: 'function' });
  }
});

test('a bundle works on a web server', async ({ page }) => {
  const server = await serve({ root: folder, base: '/' });
  try {
    await page.goto(`${server.url}${encodeURIComponent(SAMPLE)}?/topic/${one.slug}/`);
    await isReady(page);
    await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(one.slug).length));
    await titles(page).first().click();
    await expect(page.getByTestId('story')).toBeVisible();
    await expect.poll(() => page.url()).toMatch(/html\?\/article\//);
    await page.goBack();
    await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(one.slug).length));
  } finally {
    await server.stop();
  }
});
