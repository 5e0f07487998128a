// A view is taken away as a file or a citation that says what the archive says.
import { readFile } from 'node:fs/promises';
import { iso, readArchive } from './support/archive.mjs';
import { expect, open, stories, test } from './support/page.mjs';
import { editData, serveCopy } from './support/site.mjs';

const archive = readArchive();
const { manifest } = archive;
const site = manifest.site.title;
const topic = manifest.topics.find(({ slug }) => archive.matching(slug).length > 3);

const menu = (page) => page.getByTestId('take-away');
const said = (page) => page.getByTestId('take-away-said');
const button = (page, name) => menu(page).getByRole('button', { name, exact: true });

async function openMenu(page) {
  await menu(page).locator('summary').click();
  await expect(button(page, 'RSS')).toBeVisible();
}

/** Presses a button and reads the file that comes of it: `{ name, text }`. */
async function take(page, way) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, way).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Everything an RSS feed says, by the browser's own XML parser; in a page without a policy, as ours lets no text be parsed. */
async function readRss(page, text) {
  const blank = await page.context().newPage();
  const read = await blank.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, 'application/xml');
    if (document.querySelector('parsererror')) throw new Error(document.querySelector('parsererror').textContent);
    const plain = (html) => new DOMParser().parseFromString(html, 'text/html').body.textContent;
    const fields = (element) => {
      const all = {};
      for (const child of element.children) if (child.localName !== 'item') (all[child.nodeName] ??= []).push(child.textContent);
      if (all.description) all.description = all.description.map(plain);
      return all;
    };
    const channel = document.querySelector('rss > channel');
    return { channel: fields(channel), items: [...channel.querySelectorAll('item')].map(fields), elements: [...document.querySelectorAll('*')].map(({ nodeName }) => nodeName) };
  }, text);
  await blank.close();
  return read;
}

/** The rows of a table (RFC 4180), the first of them the names of its columns. */
function readCsv(text) {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows = [[]];
  for (const [, field, , next] of text.slice(1).matchAll(/("(?:[^"]|"")*")()(,|\r\n)/g)) {
    rows.at(-1).push(field.slice(1, -1).replaceAll('""', '"'));
    if (next === '\r\n') rows.push([]);
  }
  expect(rows.pop(), 'the last line ends, too').toEqual([]);
  const [columns, ...lines] = rows;
  return lines.map((line) => Object.fromEntries(columns.map((column, place) => [column, line[place]])));
}

const topicNames = ({ card }) => (card.topics ?? []).map((number) => manifest.topics[number].name);
const published = ({ card }) => (card.time === undefined ? '' : iso(card.time));
const guarded = (text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

test('RSS has the first fifty stories of the archive', async ({ page, baseURL }) => {
  await open(page);
  await page.keyboard.press('End');
  await openMenu(page);
  const { name, text } = await take(page, 'RSS');
  expect(name).toBe('stories-first-50.xml');
  await expect(said(page)).toHaveText(`The first 50 of ${stories(archive.list.length)} saved as stories-first-50.xml`);
  const { channel, items } = await readRss(page, text);
  expect(channel).toMatchObject({ title: [site], link: [baseURL], language: [manifest.site.language], 'dc:identifier': [manifest.fingerprint] });
  expect(items).toHaveLength(50);
  for (const [place, story] of archive.list.slice(0, 50).entries()) {
    const item = items[place];
    const address = `${baseURL}article/${story.slug}/`;
    expect(item).toMatchObject({ title: [story.title], link: [address], guid: [address], 'dc:creator': [story.provider.name] });
    expect(item.description?.[0] ?? '').toBe(story.card.excerpt ?? '');
    expect(item.category ?? []).toEqual(topicNames(story));
    expect(item.pubDate?.[0]).toBe(story.card.time === undefined ? undefined : new Date(story.card.time * 1000).toUTCString());
  }
  expect(page.troubles).toEqual([]);
});

test('JSON Feed and CSV have what was filtered and searched for, in the order of the view', async ({ page, baseURL }) => {
  await open(page, `?topic=${topic.slug}&sort=covered`);
  const expected = archive.matching(topic.slug);
  await expect(page.getByTestId('count')).toHaveText(stories(expected.length));
  const shown = await page.getByTestId('card-title').first().getAttribute('href');
  await openMenu(page);
  const json = await take(page, 'JSON Feed');
  const feed = JSON.parse(json.text);
  expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: `${topic.name} · ${site}`, home_page_url: `${baseURL}?topic=${topic.slug}&sort=covered` });
  const slugs = feed.items.map(({ id }) => id.slice(`${baseURL}article/`.length, -1));
  expect(slugs.toSorted()).toEqual(expected.map(({ slug }) => slug).toSorted());
  expect(shown).toContain(slugs[0]);
  const breadths = slugs.map((slug) => archive.bySlug(slug).publishers);
  expect(breadths).toEqual(breadths.toSorted((a, b) => b - a));
  for (const item of feed.items) {
    const story = archive.bySlug(item.id.slice(`${baseURL}article/`.length, -1));
    expect(item).toMatchObject({ title: story.title, content_text: story.card.excerpt || story.title, authors: [{ name: story.provider.name }], tags: topicNames(story), _broadsheet: { type: story.kind } });
    expect(item.date_published ?? '').toBe(published(story));
  }

  const [word] = expected.at(-1).title.match(/[a-z]+/gi).toSorted((a, b) => b.length - a.length);
  await page.getByTestId('search').fill(word);
  await expect(page.getByTestId('chip').first()).toContainText(word);
  await expect(page.getByTestId('count')).not.toHaveText(stories(expected.length));
  const count = Number(/\d+/.exec(await page.getByTestId('count').textContent())[0]);
  const { name, text } = await take(page, 'CSV');
  expect(name).toMatch(/^[\p{L}\p{N}-]+\.csv$/u);
  expect(name.startsWith(word.toLowerCase())).toBe(true);
  const rows = readCsv(text);
  expect(rows).toHaveLength(count);
  expect(rows.map((row) => row.title)).toContain(guarded(expected.at(-1).title));
  for (const row of rows) {
    const story = archive.bySlug(row.address.slice(`${baseURL}article/`.length, -1));
    expect(story.topics).toContain(topic.slug);
    expect(row).toEqual({
      title: guarded(story.title), excerpt: guarded(story.card.excerpt ?? ''), published: published(story),
      publisher: guarded(story.provider.name), domain: story.provider.domain ?? '', topics: guarded(topicNames(story).join('; ')),
      type: story.kind, language: story.card.locale ?? '', address: `${baseURL}article/${story.slug}/`,
    });
  }
  expect(page.troubles).toEqual([]);
});

test('CSV has every story of the archive', async ({ page, baseURL }) => {
  await open(page);
  await page.keyboard.press('End');
  await openMenu(page);
  const { name, text } = await take(page, 'CSV');
  expect(name).toBe('stories.csv');
  expect(readCsv(text).map(({ address }) => address)).toEqual(archive.list.map(({ slug }) => `${baseURL}article/${slug}/`));
});

test('a citation is copied, and is a file where copying is not allowed', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `?topic=${topic.slug}`);
  await openMenu(page);
  await button(page, 'Copy a citation').click();
  await expect(said(page)).toHaveText('The citation was copied to the clipboard.');
  const today = new Date().toISOString().slice(0, 10);
  const citation = [`${topic.name} · ${site}`, stories(archive.matching(topic.slug).length), `${baseURL}?topic=${topic.slug}`, `Export ${manifest.fingerprint}, read on ${today}`, ''].join('\n');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(citation);

  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const { name, text } = await take(page, 'Copy a citation');
  expect(name).toMatch(/\.txt$/);
  expect(text).toBe(citation);
  await expect(said(page)).toContainText(`saved as ${name}`);
  // Another question: what was said of this one goes.
  await page.getByTestId('clear').click();
  await expect(said(page)).toHaveText('');
  expect(page.troubles).toEqual([]);
});

test('the menu works with the keyboard alone, and its targets are large enough', async ({ page }) => {
  await open(page, `?topic=${topic.slug}`);
  const summary = menu(page).locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  for (const name of ['RSS', 'JSON Feed', 'CSV', 'Copy a citation']) {
    await page.keyboard.press('Tab');
    await expect(button(page, name)).toBeFocused();
    const box = await button(page, name).boundingBox();
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
  }
  expect((await summary.boundingBox()).height).toBeGreaterThanOrEqual(24);
  await page.keyboard.press('Shift+Tab');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Space')]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
});

test('where cards cannot be fetched nothing is saved, and another try works', async ({ page }) => {
  await open(page);
  await page.keyboard.press('End');
  await openMenu(page);
  await page.route('**/data/cards-*', (route) => route.fulfill({ status: 404, body: '' }));
  const downloads = [];
  page.on('download', (download) => downloads.push(download));
  // A page that has all cards at hand asks for none.
  await page.evaluate(() => window.scrollTo(0, 0));
  await button(page, 'RSS').click();
  await expect(said(page)).toHaveText(/try again|saved as/);
  const failed = /try again/.test(await said(page).textContent());
  await page.unroute('**/data/cards-*');
  if (failed) expect(downloads).toEqual([]);
  expect((await take(page, 'JSON Feed')).name).toBe('stories-first-50.json');
});

const EVIL = `=1+1"]]></title></item><script>window.hit=1</script><img src=x onerror="window.hit=1">&lt;b&gt;\u0000\u0008`;

test('a hostile export gives files that are inert', async ({ page }) => {
  const copy = await serveCopy((folder) =>
    editData(folder, (content, kind) => {
      if (kind === 'manifest') {
        content.site.title = `S ${EVIL}`;
        content.site.base = 'javascript:window.hit=1';
        content.providers.forEach((provider) => Object.assign(provider, { name: EVIL, domain: '@evil' }));
        content.topics.forEach((it) => (it.name = `../../${EVIL}`));
      }
      if (kind === 'cards' || kind === 'screen') for (const card of content.cards) Object.assign(card, { title: EVIL, excerpt: EVIL, locale: EVIL, type: EVIL });
    }),
  );
  try {
    await open(page, `${copy.url}?topic=${topic.slug}`);
    await openMenu(page);
    const clean = EVIL.replace(/[\u0000-\u0008]/g, '');
    const rss = await take(page, 'RSS');
    expect(rss.name).toMatch(/^[\p{L}\p{N}-]+\.xml$/u);
    const { channel, items, elements } = await readRss(page, rss.text);
    expect(channel.link).toEqual([`${copy.url}?topic=${topic.slug}`]);
    expect(new Set(elements)).toEqual(new Set(['rss', 'channel', 'title', 'link', 'description', 'language', 'dc:identifier', 'item', 'guid', 'pubDate', 'dc:creator', 'category', 'dc:type', 'dc:language']));
    for (const item of items) expect(item).toMatchObject({ title: [clean], description: [clean], 'dc:creator': [clean] });
    const json = JSON.parse((await take(page, 'JSON Feed')).text);
    for (const item of json.items) expect(item).toMatchObject({ title: EVIL, content_text: EVIL });
    const rows = readCsv((await take(page, 'CSV')).text);
    for (const row of rows) {
      expect(row).toMatchObject({ title: `'${EVIL}`, publisher: `'${EVIL}`, domain: "'@evil", language: `'${EVIL}` });
      for (const field of Object.values(row)) expect(field).not.toMatch(/^[=+\-@\t\r\n]/);
    }
    expect(await page.evaluate(() => window.hit)).toBeUndefined();
  } finally {
    await copy.stop();
  }
});
