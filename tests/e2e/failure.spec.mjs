// Files that fail to load, are damaged, or belong to another version of the archive.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './hosts.mjs';
import { pageOf, readArchive } from './support/archive.mjs';
import { cardOf, cards, expect, isReady, open, scrollTo, stories, test, titleOf, topicButton, topicCount, withoutPages } from './support/page.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const [newest] = list;
const covered = archive.find('story with coverage', ({ story }) => story.related?.length > 1);
const topic = manifest.topics[0];
const notices = (page) => page.getByRole('alert');
const again = (page) => notices(page).getByRole('button', { name: 'Try again' });
const headline = (page) => page.getByTestId('story').getByRole('heading', { level: 1 });

// Files that are changed in the right form would have another message, too (integrity.spec.mjs).
test.use({ checksNames: false });

/** How a file can fail. */
const FAILURES = {
  'no connection': (route) => route.abort('connectionfailed'),
  'an error of the server': (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'no' }),
  'half a file': async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.slice(0, text.length / 2) });
  },
  'a page instead': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!DOCTYPE html><title>Index</title>' }),
};

/** Makes requests fail until `heal()` is called. */
async function breakFiles(page, pattern, failure) {
  const state = { fail: failure, requests: 0 };
  await page.route(pattern, (route) => {
    state.requests += 1;
    return state.fail ? state.fail(route) : route.continue();
  });
  return { state, heal: () => (state.fail = null) };
}

for (const [name, failure] of Object.entries(FAILURES)) {
  test(`cards: ${name}`, async ({ page }) => {
    const { heal, state } = await breakFiles(page, /\/data\/(cards|screen)-/, failure);
    await page.goto('./');
    await expect(notices(page), 'one file, one message').toHaveCount(1);
    await expect(notices(page)).toContainText(/cards-[a-z2-7]{10}\.json/);
    await expect(cards(page)).toHaveCount(0);
    // The rest is usable: counts, filters, the other pages.
    await expect(topicCount(page, topic.name)).toHaveText(String(topic.stories));
    await topicButton(page, topic.name).click();
    await expect(page.getByTestId('count')).toHaveText(stories(topic.stories));
    await page.getByTestId('clear').click();
    // Still broken: the message stays, and the file is requested again.
    const requests = state.requests;
    await again(page).click();
    await expect.poll(() => state.requests).toBeGreaterThan(requests);
    await expect(notices(page)).toHaveCount(1);
    heal();
    await again(page).click();
    await expect(titleOf(page, newest)).toBeVisible();
    await expect(notices(page)).toHaveCount(0);
    await isReady(page);
  });

  test(`a story: ${name}`, async ({ page }) => {
    await open(page);
    const { heal } = await breakFiles(page, '**/data/stories-*', failure);
    const card = cardOf(page, covered);
    await card.getByTestId('related-toggle').click();
    await expect(card.getByRole('alert')).toContainText(/stories-[a-z2-7]{10}\.json/);
    await expect(titleOf(page, list[1]), 'the list stays').toBeVisible();
    await titleOf(page, covered).click();
    await expect(headline(page), 'the card is enough for the head').toHaveText(covered.card.title);
    await expect(notices(page).first()).toBeInViewport();
    await page.goBack();
    await expect(cardOf(page, covered).getByRole('alert')).toBeVisible();
    heal();
    await cardOf(page, covered).getByRole('button', { name: 'Try again' }).click();
    await expect(cardOf(page, covered).getByTestId('related-item')).toHaveCount(covered.story.related.length);
    await expect(notices(page)).toHaveCount(0);
  });

  test(`columns: ${name}`, async ({ page }) => {
    const { heal } = await breakFiles(page, '**/data/columns-*', failure);
    await page.goto('./');
    await isReady(page, 'list');
    await expect(notices(page)).toHaveCount(1);
    await expect(cards(page), 'the list needs no columns').not.toHaveCount(0);
    await expect(topicCount(page, topic.name), 'the manifest knows the counts of everything').toHaveText(String(topic.stories));
    // A query that needs the columns is answered once they are loaded.
    await topicButton(page, topic.name).click();
    await expect(topicButton(page, topic.name)).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByTestId('count')).not.toHaveText(stories(list.length));
    heal();
    await again(page).click();
    await expect(page.getByTestId('count')).toHaveText(stories(topic.stories));
    await expect(cards(page)).not.toHaveCount(0);
    await expect(notices(page)).toHaveCount(0);
    await isReady(page);
  });

  test(`the manifest: ${name}`, async ({ page }) => {
    const { heal } = await breakFiles(page, '**/data/manifest.json', failure);
    await page.goto('./');
    await expect(notices(page)).toHaveCount(1);
    await expect(notices(page)).not.toContainText('still works');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(cards(page).first(), 'the prerendered stories stay').toBeVisible();
    heal();
    await again(page).click();
    await isReady(page);
    await expect(cards(page)).not.toHaveCount(0);
    await expect(notices(page)).toHaveCount(0);
  });
}

/** Changes the JSON of files until `heal()` is called. */
const changeFiles = (page, pattern, change) => breakFiles(page, pattern, async (route) => {
  const response = await route.fetch();
  const file = await response.json();
  change(file);
  await route.fulfill({ response, json: file });
});

test('one card that cannot be read costs only itself', async ({ page }) => {
  const [, bad, next] = list;
  const { heal } = await changeFiles(page, /\/data\/(cards|screen)-/, ({ cards, list }) => {
    for (const card of cards ?? list) if (card.slug === bad.slug) card.title = ['not', 'a', 'text'];
  });
  await open(page);
  await expect(notices(page)).toHaveCount(1);
  await expect(notices(page), 'the message names file and card').toContainText(/cards-[a-z2-7]{10}\.json: cards\[\d+\]/);
  await expect(titleOf(page, newest)).toBeVisible();
  await expect(titleOf(page, next)).toBeVisible();
  await titleOf(page, next).click();
  await expect(headline(page)).toHaveText(next.title);
  await page.goBack();
  heal();
  await again(page).click();
  await expect(titleOf(page, bad)).toBeVisible();
  await expect(notices(page)).toHaveCount(0);
});

test('a deep link to a card that cannot be read recovers with "Try again"; its neighbors open', async ({ page }) => {
  await withoutPages(page);
  const { heal } = await changeFiles(page, /\/data\/(cards|screen)-/, ({ cards, list }) => {
    for (const card of cards ?? list) if (card.slug === newest.slug) delete card.title;
  });
  await page.goto(pageOf(list[1]));
  await expect(headline(page)).toHaveText(list[1].title);
  await page.goto(pageOf(newest));
  await expect(notices(page).first()).toContainText(/cards\[\d+\]/);
  heal();
  await again(page).first().click();
  await expect(headline(page)).toHaveText(newest.title);
  await expect(notices(page)).toHaveCount(0);
});

test('one story that cannot be read costs only itself', async ({ page }) => {
  await withoutPages(page);
  const { heal } = await changeFiles(page, '**/data/stories-*', ({ stories }) => {
    for (const story of stories) if (story.slug === newest.slug) story.links = 7;
  });
  await page.goto(pageOf(list[1]));
  await expect(headline(page)).toHaveText(list[1].title);
  await expect(notices(page)).toHaveCount(0);
  await page.goto(pageOf(newest));
  await expect(notices(page).first()).toContainText(/stories\[\d+\]/);
  heal();
  await again(page).first().click();
  await expect(page.getByTestId('story').locator('.facts').first()).toBeVisible();
  await expect(notices(page)).toHaveCount(0);
});

test('a file that stops half-way: the page says so, and asks again when the reader wants', async ({ page }) => {
  await page.addInitScript(() => {
    const { fetch } = window;
    window.fetch = async (request, options) => {
      const response = await fetch(request, options);
      if (window.isHealed || !response.url.includes('/data/columns-')) return response;
      const bytes = new Uint8Array(await response.arrayBuffer());
      const half = new ReadableStream({ start: (stream) => stream.enqueue(bytes.slice(0, bytes.length / 2)) });
      return new Response(half, response);
    };
  });
  await page.goto('./');
  await expect(notices(page)).toContainText('This is taking long');
  await expect(notices(page)).toContainText(/columns-[a-z2-7]{10}\.json/);
  await page.evaluate(() => (window.isHealed = true));
  await again(page).click();
  await isReady(page);
  await expect(notices(page)).toHaveCount(0);
});

test('a file that does not come: the page says so, and asks again when the reader wants', async ({ page }) => {
  const { heal } = await breakFiles(page, '**/data/columns-*', () => {});
  await page.goto('./');
  await expect(notices(page)).toContainText('This is taking long');
  await expect(notices(page)).toContainText(/columns-[a-z2-7]{10}\.json/);
  heal();
  await again(page).click();
  await isReady(page);
  await expect(notices(page)).toHaveCount(0);
});

test('a server that asks for a minute is not asked again before the reader wants', async ({ page }) => {
  const { state, heal } = await breakFiles(page, '**/data/lookups-*', (route) => route.fulfill({ status: 503, headers: { 'retry-after': '60' }, body: 'busy' }));
  await page.goto('./');
  await expect(notices(page)).toContainText('503');
  await page.waitForLoadState('networkidle');
  expect(state.requests).toBe(1);
  heal();
  await again(page).click();
  await expect(notices(page)).toHaveCount(0);
});

test('a well-formed file of another story is not kept', async ({ page }) => {
  await page.addInitScript(() => {
    const { fetch } = window;
    window.cacheModes = [];
    window.fetch = (request, options) => {
      if (request.url?.includes('/stories-')) window.cacheModes.push(request.cache);
      return fetch(request, options);
    };
  });
  await open(page);
  let isFirst = true;
  await page.route('**/data/stories-*', async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replaceAll(`"${covered.slug}"`, '"another-story"') });
  });
  const card = cardOf(page, covered);
  await card.getByTestId('related-toggle').click();
  await expect(card.getByRole('alert')).toBeVisible();
  await card.getByRole('button', { name: 'Try again' }).click();
  await expect(card.getByTestId('related-item')).toHaveCount(covered.story.related.length);
  expect(await page.evaluate(() => window.cacheModes), 'the second request asks past all caches').toEqual(['default', 'reload']);
});

test('a story that fails to load: one message, in view, and the story after "Try again"', async ({ page }) => {
  await withoutPages(page);
  const { heal } = await breakFiles(page, '**/data/stories-*', FAILURES['an error of the server']);
  await page.goto(pageOf(covered));
  await expect(notices(page).first()).toBeInViewport();
  // Text and coverage share one file, so they share one message.
  await expect.soft(page.getByTestId('related')).not.toContainText('Loading');
  expect.soft(await notices(page).count(), 'one failed file, one message').toBe(1);
  expect.soft(await page.getByRole('heading', { level: 1 }).count(), 'every page has a heading').toBe(1);
  heal();
  await again(page).first().click();
  await expect(headline(page)).toHaveText(covered.title);
  await expect(page.getByTestId('related-item')).toHaveCount(covered.story.related.length);
  await expect(notices(page)).toHaveCount(0);
  await expect(page).toHaveTitle(`${covered.title} · ${manifest.site.title}`);
});

for (const kind of ['slugs', 'columns', 'cards', 'stories', 'directory', 'lookups']) {
  test(`a deep link whose ${kind} fail recovers with "Try again"`, async ({ page }) => {
    await withoutPages(page);
    const { heal } = await breakFiles(page, `**/data/${kind}-*`, FAILURES['half a file']);
    await page.goto(pageOf(newest));
    await expect(notices(page).first()).toBeVisible();
    heal();
    await again(page).first().click();
    await expect(headline(page)).toHaveText(newest.title);
    await expect(notices(page)).toHaveCount(0);
    await isReady(page);
  });
}

test('a story that fails far down the list shows its message in view; Back restores the list', async ({ page, context }) => {
  await open(page);
  const far = list[22];
  await scrollTo(page, far);
  await context.setOffline(true);
  await titleOf(page, far).click();
  await expect(notices(page).first()).toBeInViewport();
  await expect(notices(page).first()).toContainText('connection');
  await expect(page, 'not the title of the list').not.toHaveTitle(manifest.site.title);
  await page.goBack();
  await expect(titleOf(page, far)).toBeInViewport();
  await page.goForward();
  await context.setOffline(false);
  await again(page).first().click();
  await expect(headline(page)).toHaveText(far.title);
  await expect(notices(page)).toHaveCount(0);
});

test('a story that was read can be read again without a connection', async ({ page, context }) => {
  await open(page);
  await titleOf(page, list[1]).click();
  await expect(headline(page)).toHaveText(list[1].title);
  await page.goBack();
  await expect(cards(page)).not.toHaveCount(0);
  await context.setOffline(true);
  await titleOf(page, list[1]).click();
  await expect(headline(page)).toHaveText(list[1].title);
  await page.goBack();
  await topicButton(page, topic.name).click();
  await expect(page.getByTestId('count')).toHaveText(stories(topic.stories));
  await expect(cards(page)).not.toHaveCount(0);
});

test('an order whose ranks fail to load shows a message, and works after "Try again"', async ({ page }) => {
  const { heal } = await breakFiles(page, '**/data/ranks-*', FAILURES['half a file']);
  const best = Math.max(...list.map(({ quality }) => quality ?? -Infinity));
  await open(page);
  await page.getByTestId('sort').selectOption('quality');
  await expect(notices(page)).toContainText(/ranks-[a-z2-7]{10}\.json/);
  // The first screen is right, because the manifest lists it.
  const first = list.find(({ quality }) => quality === best);
  await expect(page.getByTestId('card-title').first()).toHaveText(first.title);
  heal();
  await again(page).click();
  await expect(notices(page)).toHaveCount(0);
  await expect(page.getByTestId('card-title').first()).toHaveText(first.title);
});

test('a search without its index shows a message, and works after "Try again"', async ({ page }) => {
  const { heal } = await breakFiles(page, '**/data/lookups-*', FAILURES['half a file']);
  await page.goto('./');
  await expect(notices(page)).toContainText(/lookups-[a-z2-7]{10}\.json/);
  await expect(page.getByTestId('search')).toBeDisabled();
  heal();
  await again(page).click();
  await expect(page.getByTestId('search')).toBeEnabled();
  await expect(notices(page)).toHaveCount(0);
});

test('the directory of a segment is fetched once', async ({ page }) => {
  const { state } = await breakFiles(page, '**/data/directory-*', null);
  await open(page, pageOf(list[20]));
  await expect(headline(page)).toHaveText(list[20].title);
  expect(state.requests).toBe(manifest.segments.length);
});

test('a manifest with an impossible number of stories is refused', async ({ page }) => {
  const claim = 60_000_000;
  const segments = [{ ...manifest.segments[0], rows: claim }];
  await page.route('**/data/manifest.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify({ ...manifest, segments, totals: { ...manifest.totals, stories: claim } }) }));
  await page.goto('./');
  await expect(notices(page)).toContainText('manifest.json');
  expect(page.troubles).toEqual([]);
});

test('an export of a newer format offers a reload', async ({ page }) => {
  const { heal } = await breakFiles(page, '**/data/manifest.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"format":99,"fingerprint":"aaaaaaaaaa","surprise":true}' }));
  await page.goto('./');
  await expect(notices(page)).toHaveCount(1);
  await expect(notices(page)).toContainText('99');
  heal();
  await notices(page).getByRole('button', { name: 'Reload' }).click();
  await isReady(page);
  await expect(cards(page)).not.toHaveCount(0);
});

test('a manifest whose parts contradict each other is refused', async ({ page }) => {
  await page.route('**/data/manifest.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify({ ...manifest, totals: { ...manifest.totals, stories: 3 } }) }));
  await page.goto('./');
  await expect(notices(page)).toContainText('manifest.json');
  await expect(page.locator('body > main').getByTestId('card')).toHaveCount(0);
});

test('columns with numbers outside of their lists are refused', async ({ page }) => {
  const name = `columns-${manifest.segments[0].columns}.json`;
  const columns = JSON.parse(readFileSync(join(DIST, 'data', name), 'utf8'));
  columns.provider = columns.provider.replace(/^[g-z0-9_-]*./, 'vvc');
  await page.route(`**/data/${name}`, (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(columns) }));
  await page.goto('./');
  await isReady(page, 'list');
  await expect(notices(page)).toContainText(name);
  await expect(cards(page)).not.toHaveCount(0);
});

/** Makes the host serve another version of the archive from now on. */
const publish = (page) =>
  page.route('**/data/manifest.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify({ ...manifest, fingerprint: 'aaaaaaaaaa' }) }));
const bar = (page) => notices(page).filter({ hasText: 'newer version' });

test('a reader who returns to the tab sees a notice of the newer version, and can load it', async ({ page }) => {
  const start = new Date('2026-11-20T08:00:00Z');
  await page.clock.setFixedTime(start);
  await open(page);
  const returns = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const asks = page.waitForRequest('**/data/manifest.json');
  await page.clock.setFixedTime(new Date(start.getTime() + 61_000));
  await returns();
  await asks;
  await expect(page.getByTestId('count')).toBeVisible();
  await expect(bar(page), 'the same version').toHaveCount(0);

  await publish(page);
  await page.clock.setFixedTime(new Date(start.getTime() + 200_000));
  await returns();
  await expect(bar(page)).toBeVisible();
  await expect(cards(page), 'the list stays').not.toHaveCount(0);
  // The notice stays on other pages, too.
  await titleOf(page, newest).click();
  await expect(headline(page)).toHaveText(newest.title);
  await expect(bar(page)).toBeVisible();
  await page.goBack();
  const reloads = page.waitForEvent('load');
  await bar(page).getByRole('button', { name: 'Load the new version' }).click();
  await reloads;
  await isReady(page);
  await expect(bar(page)).toHaveCount(0);
  await page.goto('about/');
  await expect(page.getByTestId('about')).toContainText('aaaaaaaaaa');
});

test('a missing file reveals a newer version', async ({ page }) => {
  await open(page);
  await publish(page);
  await page.route('**/data/stories-*', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<!DOCTYPE html>' }));
  await cardOf(page, covered).getByTestId('related-toggle').click();
  await expect(bar(page)).toHaveCount(1);
  await expect(cards(page)).not.toHaveCount(0);
});

test('a missing file of the same version does not', async ({ page }) => {
  await open(page);
  const asks = page.waitForResponse('**/data/manifest.json');
  await page.route('**/data/stories-*', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<!DOCTYPE html>' }));
  await cardOf(page, covered).getByTestId('related-toggle').click();
  await asks;
  await expect(cardOf(page, covered).getByRole('alert')).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
});
