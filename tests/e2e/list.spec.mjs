// The list of the front page.
import { join } from 'node:path';
import { ROOT } from './hosts.mjs';
import { iso, readArchive } from './support/archive.mjs';
import { cardOf, cards, edge, end, expect, isReady, open, plain, readList, scrollTo, scrollY, showAll, stories, test, titles } from './support/page.mjs';
import { watchShifts } from './support/shifts.mjs';
import { readSource } from './support/source.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const title = (card) => card.querySelector('[data-testid="card-title"]').textContent;

test('the first cards are shown before the columns have loaded', async ({ page }) => {
  // The columns are delayed until the first list is shown.
  let release;
  const seen = new Promise((done) => (release = done));
  await page.route('**/data/columns-*.json', async (route) => {
    await seen;
    await route.continue();
  });
  await page.goto('./');
  await isReady(page, 'list');
  expect((await titles(page).allTextContents()).map(plain)).toEqual(list.slice(0, await cards(page).count()).map(({ title }) => plain(title)));
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
  release();
  await isReady(page, 'all');
  await expect(page).toHaveTitle(manifest.site.title);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(manifest.site.title);
  await expect(page.locator('html')).toHaveAttribute('lang', manifest.site.language);
});

test('every story is shown once, newest first, undated last', async ({ page }) => {
  await open(page);
  await showAll(page, list.length);
  await expect(end(page, list.length)).toBeVisible();
  const shown = await cards(page).evaluateAll((all) =>
    all.map((card) => ({
      title: card.querySelector('[data-testid="card-title"]').textContent,
      time: card.querySelector('time')?.dateTime ?? null,
    })));
  expect(shown.map(({ title }) => plain(title))).toEqual(list.map(({ title }) => plain(title)));
  expect(shown.map(({ time }) => time)).toEqual(list.map(({ card }) => (card.time === undefined ? null : iso(card.time))));
  const times = shown.map(({ time }) => (time === null ? -Infinity : Date.parse(time)));
  expect(times, 'newest first, undated last').toEqual([...times].sort((a, b) => b - a));
  expect(times.filter((time) => time === -Infinity)).toHaveLength(manifest.totals.undated);

  await test.step('every card: publisher, headline, excerpt, topics, badge, breadth', async () => {
    const anatomy = await cards(page).evaluateAll((all) =>
      all.map((card) => ({
        text: card.textContent,
        href: card.querySelector('[data-testid="card-title"]').getAttribute('href'),
        kicker: card.querySelector('p').textContent,
        topics: [...card.querySelectorAll('ul[aria-label="Topics"] a')].map((link) => link.getAttribute('href')),
        toggle: card.querySelector('[data-testid="related-toggle"]').textContent,
        label: document.getElementById(card.getAttribute('aria-labelledby'))?.textContent,
      })));
    anatomy.forEach((card, index) => {
      const story = list[index];
      expect(card.href).toBe(`article/${story.slug}/`);
      expect(card.kicker).toContain(story.provider.name);
      expect(plain(card.label)).toBe(plain(story.title));
      expect(card.topics).toEqual(story.card.topics.map((topic) => `topic/${manifest.topics[topic].slug}/`));
      expect(plain(card.text)).toContain(plain(story.card.excerpt ?? ''));
      if (story.kind === 'article') expect(card.kicker).not.toMatch(/article/i);
      else expect(card.kicker.toLowerCase()).toContain(story.kind);
    });
  });

  await test.step('"Covered by N publishers" counts the domains in the source', async () => {
    const source = new Map(readSource(join(ROOT, 'content')).map((record) => [record.name, record]));
    const toggles = await page.getByTestId('related-toggle').allTextContents();
    list.forEach((story, index) => {
      const record = source.get(story.slug);
      expect(record, `content/ has the source of ${story.slug}`).toBeDefined();
      expect(record.isPublished, story.slug).toBe(true);
      const domains = record.domains.size;
      expect(toggles[index], story.slug).toBe(domains > 1 ? `Covered by ${domains} publishers` : 'Related stories');
    });
    const published = [...source.values()].filter(({ isPublished }) => isPublished);
    expect(list).toHaveLength(published.length);
  });
});

test('the headline, the picture and the topics of a card are links', async ({ page }) => {
  const story = archive.find('story with picture and topics', ({ card, kind }) => card.picture && card.topics?.length > 1 && kind === 'article');
  await open(page);
  const card = cardOf(page, story);
  await expect(card.getByRole('heading', { level: 2 }).getByRole('link', { name: story.title })).toHaveAttribute('href', `article/${story.slug}/`);
  await expect(card.getByRole('img', { name: /.*/ }), 'a picture repeats the headline: it has no name').toHaveCount(0);
  const time = card.locator('time');
  await expect(time).toHaveAttribute('datetime', iso(story.card.time));
  await expect(time).toHaveAttribute('title', /\d{4}/);
  await expect(time).not.toHaveText('');
  const picture = card.locator('a img');
  await expect(picture).toHaveAttribute('width', String(story.card.picture.width));
  await expect(picture).toHaveAttribute('height', String(story.card.picture.height));
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img) => img.complete && img.naturalWidth)).toBeGreaterThan(0);
  await card.getByRole('list', { name: 'Topics' }).getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/topic/${manifest.topics[story.card.topics[0]].slug}/$`));
});

test('few cards are in the document at any scroll position, and none is skipped', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 700 });
  await open(page);
  const cardCounts = [];
  await page.exposeFunction('note', (count) => cardCounts.push(count));
  await page.evaluate(() => addEventListener('scroll', () => window.note(document.querySelectorAll('[data-testid="card"]').length)));
  const shown = await readList(page, list.length, title);
  expect(shown.map(plain)).toEqual(list.map(({ title }) => plain(title)));
  await expect(end(page, list.length)).toBeVisible();
  expect(Math.max(...cardCounts)).toBeLessThan(40);
});

// On a slow machine, cards at the end get their heights some frames after the scroll.
for (const slowdown of [1, 6]) {
  test(`End and Home go to the last and the first story with a ${slowdown} times slower CPU`, async ({ page }) => {
    await open(page);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.keyboard.press('End');
    await expect(cardOf(page, list.at(-1))).toBeInViewport();
    await expect(end(page, list.length)).toBeInViewport();
    await page.keyboard.press('Home');
    await expect(cardOf(page, list[0])).toBeInViewport();
    await expect.poll(() => scrollY(page)).toBe(0);
  });
}

test('a jump to the middle shows the middle, with the right positions for assistive technology', async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  await expect.poll(async () => {
    const items = await page.locator('.story-list > li').evaluateAll((all) =>
      all.filter((item) => item.getBoundingClientRect().bottom > 0 && item.querySelector('[data-testid="card"]'))
        .map((item) => ({ position: Number(item.getAttribute('aria-posinset')), of: Number(item.getAttribute('aria-setsize')), title: item.querySelector('[data-testid="card-title"]').textContent })));
    const first = items[0];
    return first && first.of === list.length && Math.abs(first.position / list.length - 0.5) < 0.25
      && items.every((item) => item.title === list[item.position - 1].title);
  }).toBe(true);
});

test('the card in view does not move while a panel above it opens', async ({ page }) => {
  await open(page);
  const card = await scrollTo(page, list[30]);
  const above = cardOf(page, list[27]);
  const before = await edge(card);
  await above.getByTestId('related-toggle').evaluate((button) => button.click());
  await expect(above.getByTestId('related')).not.toContainText('Loading');
  await expect.poll(() => edge(card)).toBeGreaterThanOrEqual(before - 2);
  expect(await edge(card)).toBeLessThanOrEqual(before + 2);
});

test('Tab goes through the whole list', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 600 });
  await open(page);
  await titles(page).first().focus();
  const seen = new Set();
  for (let steps = 0; steps < 400 && seen.size < 40; steps += 1) {
    const title = await page.evaluate(async () => {
      // Key presses are at least two frames apart.
      for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
      return document.activeElement.matches('[data-testid="card-title"]') ? document.activeElement.textContent : null;
    });
    if (title !== null) seen.add(title);
    await page.keyboard.press('Tab');
  }
  expect([...seen].map(plain)).toEqual(list.slice(0, 40).map(({ title }) => plain(title)));
});

test('no layout shift while the page and its pictures load', async ({ page }) => {
  const readShifts = await watchShifts(page);
  // Pictures and columns are delayed until the cards are shown.
  let release;
  const seen = new Promise((done) => (release = done));
  for (const pattern of ['**/data/picture-*', '**/data/columns-*.json']) {
    await page.route(pattern, async (route) => {
      await seen;
      await route.continue();
    });
  }
  await page.goto('./', { waitUntil: 'commit' });
  await isReady(page, 'list');
  release();
  await isReady(page, 'all');
  const pictures = page.locator('[data-testid="card"] a img');
  await expect.poll(() => pictures.first().evaluate((img) => img.complete && img.naturalWidth > 0)).toBe(true);
  // Two frames, so that shifts by the pictures are recorded.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const shifts = await readShifts();
  expect(shifts.filter(({ ready }) => ready !== 'not yet'), 'shifts once the list was usable').toEqual([]);
  expect(shifts, 'shifts before the list was usable').toEqual([]);
});

test('a picture that fails to load becomes a placeholder of its size', async ({ page }) => {
  await page.route('**/data/picture-*', (route) => route.abort());
  await open(page);
  const story = archive.find('story with a picture', ({ card }) => card.picture);
  const card = cardOf(page, story);
  const block = card.locator('a svg');
  await expect(block).toBeVisible();
  await expect(block).toHaveAttribute('aria-hidden', 'true');
  await expect(card.locator('a img')).toHaveCount(0);
  await expect(card.getByTestId('card-title')).toBeVisible();
  const [frame, inner] = await Promise.all([card.locator('a figure').boundingBox(), block.boundingBox()]);
  expect(inner.width).toBeCloseTo(frame.width, 0);
  expect(inner.height).toBeCloseTo(frame.height, 0);
  // A logo that fails to load becomes a letter.
  const withLogo = archive.find('story of a publisher with a logo', ({ provider }) => provider.logo);
  await expect(cardOf(page, withLogo).locator('p span[aria-hidden="true"] .letter').first()).toHaveAttribute('data-letter', /\S/);
  await expect(cardOf(page, withLogo).locator('p img')).toHaveCount(0);
});

test('the masthead shows the totals, and links to the front page and the page about the archive', async ({ page }) => {
  await open(page, `?topic=${manifest.topics[0].slug}`);
  const head = page.getByRole('banner');
  await expect(head).toContainText(stories(manifest.totals.stories));
  await expect(head).toContainText(`${manifest.totals.publishers} publishers`);
  await expect(head.locator('time')).toHaveAttribute('datetime', iso(manifest.totals.newest));
  await head.getByRole('link', { name: 'About this archive' }).click();
  await expect(page.getByTestId('about')).toBeVisible();
  await head.getByRole('link', { name: manifest.site.title }).click();
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
  await expect(page).toHaveURL(/\/$/);
});
