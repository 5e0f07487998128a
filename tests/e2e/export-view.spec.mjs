// Exporting a view as a file or a citation with the data of the archive.
import { readFile } from 'node:fs/promises';
import { iso, readArchive } from './support/archive.mjs';
import { expect, open, stories, test } from './support/page.mjs';
import { editData, serveCopy } from './support/site.mjs';

// Files that these tests change would have a message (integrity.spec.mjs).
test.use({ checksNames: false });

const archive = readArchive();
const { manifest } = archive;
const site = manifest.site.title;
const topic = manifest.topics.find(({ slug }) => archive.matching(slug).length > 3);

const menu = (page) => page.getByTestId('export-view');
const notice = (page) => page.getByTestId('export-view-notice');
const button = (page, name) => menu(page).getByRole('button', { name, exact: true });

async function openMenu(page) {
  await menu(page).locator('summary').click();
  await expect(button(page, 'RSS')).toBeVisible();
}

/** Presses a button and reads the downloaded file: `{ name, text }`. */
async function download(page, format) {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, format).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** Reads an RSS feed with the XML parser of the browser, in a page without a policy that forbids parsing. */
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

/** Reads CSV (RFC 4180) into objects by column name. */
function readCsv(text) {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows = [[]];
  for (const [, field, , next] of text.slice(1).matchAll(/("(?:[^"]|"")*")()(,|\r\n)/g)) {
    rows.at(-1).push(field.slice(1, -1).replaceAll('""', '"'));
    if (next === '\r\n') rows.push([]);
  }
  expect(rows.pop(), 'the last line has a line break').toEqual([]);
  const [columns, ...lines] = rows;
  return lines.map((line) => Object.fromEntries(columns.map((column, index) => [column, line[index]])));
}

const topicNames = ({ card }) => (card.topics ?? []).map((number) => manifest.topics[number].name);
const published = ({ card }) => (card.time === undefined ? '' : iso(card.time));
const guarded = (text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

test('RSS has the first fifty stories of the archive', async ({ page, baseURL }) => {
  await open(page);
  await page.keyboard.press('End');
  await openMenu(page);
  const { name, text } = await download(page, 'RSS');
  expect(name).toBe('stories-first-50.xml');
  await expect(notice(page)).toHaveText(`The first 50 of ${stories(archive.list.length)} saved as stories-first-50.xml`);
  const { channel, items } = await readRss(page, text);
  expect(channel).toMatchObject({ title: [site], link: [baseURL], language: [manifest.site.language], 'dc:identifier': [manifest.fingerprint] });
  expect(items).toHaveLength(50);
  for (const [index, story] of archive.list.slice(0, 50).entries()) {
    const item = items[index];
    const address = `${baseURL}article/${story.slug}/`;
    expect(item).toMatchObject({ title: [story.title], link: [address], guid: [address], 'dc:creator': [story.provider.name] });
    expect(item.description?.[0] ?? '').toBe(story.card.excerpt ?? '');
    expect(item.category ?? []).toEqual(topicNames(story));
    expect(item.pubDate?.[0]).toBe(story.card.time === undefined ? undefined : new Date(story.card.time * 1000).toUTCString());
  }
  expect(page.troubles).toEqual([]);
});

test('JSON Feed and CSV have the filtered stories in the order of the view', async ({ page, baseURL }) => {
  await open(page, `?topic=${topic.slug}&sort=covered`);
  const expected = archive.matching(topic.slug);
  await expect(page.getByTestId('count')).toHaveText(stories(expected.length));
  const shown = await page.getByTestId('card-title').first().getAttribute('href');
  await openMenu(page);
  const json = await download(page, 'JSON Feed');
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
  const { name, text } = await download(page, 'CSV');
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
  const { name, text } = await download(page, 'CSV');
  expect(name).toBe('stories.csv');
  expect(readCsv(text).map(({ address }) => address)).toEqual(archive.list.map(({ slug }) => `${baseURL}article/${slug}/`));
});

test('a citation is copied, or saved as a file if copying is not allowed', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `?topic=${topic.slug}`);
  await openMenu(page);
  await button(page, 'Copy a citation').click();
  await expect(notice(page)).toHaveText('The citation was copied to the clipboard.');
  const today = new Date().toISOString().slice(0, 10);
  const citation = [`${topic.name} · ${site}`, stories(archive.matching(topic.slug).length), `${baseURL}?topic=${topic.slug}`, `Export ${manifest.fingerprint}, read on ${today}`, ''].join('\n');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(citation);

  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const { name, text } = await download(page, 'Copy a citation');
  expect(name).toMatch(/\.txt$/);
  expect(text).toBe(citation);
  await expect(notice(page)).toContainText(`saved as ${name}`);
  // Another query clears the notice.
  await page.getByTestId('clear').click();
  await expect(notice(page)).toHaveText('');
  expect(page.troubles).toEqual([]);
});

test('the menu works with the keyboard, and its targets are large enough', async ({ page }) => {
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
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Space')]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
});

test('nothing is saved if cards fail to load, and another try works', async ({ page }) => {
  await open(page);
  await page.keyboard.press('End');
  await openMenu(page);
  await page.route('**/data/cards-*', (route) => route.fulfill({ status: 404, body: '' }));
  const downloads = [];
  page.on('download', (file) => downloads.push(file));
  // No request is made if all cards are loaded already.
  await page.evaluate(() => window.scrollTo(0, 0));
  await button(page, 'RSS').click();
  await expect(notice(page)).toHaveText(/try again|saved as/i);
  const failed = /try again/i.test(await notice(page).textContent());
  await page.unroute('**/data/cards-*');
  if (failed) expect(downloads).toEqual([]);
  expect((await download(page, 'JSON Feed')).name).toBe('stories-first-50.json');
});

const EVIL = `=1+1"]]></title></item><script>window.hit=1</script><img src=x onerror="window.hit=1">&lt;b&gt;\u0000\u0008`;

test('files of a hostile export are inert', async ({ page }) => {
  const copy = await serveCopy((folder) =>
    editData(folder, (content, kind) => {
      if (kind === 'manifest') {
        content.site.title = `S ${EVIL}`;
        content.site.base = 'javascript:window.hit=1';
        content.providers.forEach((provider) => Object.assign(provider, { name: EVIL, domain: '@evil' }));
        content.topics.forEach((it) => (it.name = `../../${EVIL}`));
      }
      if (kind === 'cards' || kind === 'screen') for (const card of content.cards ?? content.list) Object.assign(card, { title: EVIL, excerpt: EVIL, locale: EVIL, type: EVIL });
    }),
  );
  try {
    await open(page, `${copy.url}?topic=${topic.slug}`);
    await openMenu(page);
    const clean = EVIL.replace(/[\u0000-\u0008]/g, '');
    const rss = await download(page, 'RSS');
    expect(rss.name).toMatch(/^[\p{L}\p{N}-]+\.xml$/u);
    const { channel, items, elements } = await readRss(page, rss.text);
    expect(channel.link).toEqual([`${copy.url}?topic=${topic.slug}`]);
    expect(new Set(elements)).toEqual(new Set(['rss', 'channel', 'title', 'link', 'description', 'language', 'dc:identifier', 'item', 'guid', 'pubDate', 'dc:creator', 'category', 'dc:type', 'dc:language']));
    for (const item of items) expect(item).toMatchObject({ title: [clean], description: [clean], 'dc:creator': [clean] });
    const json = JSON.parse((await download(page, 'JSON Feed')).text);
    for (const item of json.items) expect(item).toMatchObject({ title: EVIL, content_text: EVIL });
    const rows = readCsv((await download(page, 'CSV')).text);
    for (const row of rows) {
      expect(row).toMatchObject({ title: `'${EVIL}`, publisher: `'${EVIL}`, domain: "'@evil", language: `'${EVIL}` });
      for (const field of Object.values(row)) expect(field).not.toMatch(/^[=+\-@\t\r\n]/);
    }
    expect(await page.evaluate(() => window.hit)).toBeUndefined();
  } finally {
    await copy.stop();
  }
});
