// Files that do not come, come damaged, or belong to another edition.
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

/** The ways in which a file can fail. */
const WAYS = {
  'no connection': (route) => route.abort('connectionfailed'),
  'an error of the server': (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'no' }),
  'half a file': async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.slice(0, text.length / 2) });
  },
  'a page instead': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!DOCTYPE html><title>Index</title>' }),
};

/** Makes files fail; `heal()` ends it. */
async function breakFiles(page, pattern, way) {
  const state = { fail: way, asked: 0 };
  await page.route(pattern, (route) => {
    state.asked += 1;
    return state.fail ? state.fail(route) : route.continue();
  });
  return { state, heal: () => (state.fail = null) };
}

for (const [name, way] of Object.entries(WAYS)) {
  test(`cards: ${name}`, async ({ page }) => {
    const { heal, state } = await breakFiles(page, /\/data\/(cards|screen)-/, way);
    await page.goto('./');
    await expect(notices(page), 'one file, one message').toHaveCount(1);
    await expect(notices(page)).toContainText(/cards-[a-z2-7]{10}\.json/);
    await expect(cards(page)).toHaveCount(0);
    // The rest is usable: counts, filters, the other pages.
    await expect(topicCount(page, topic.name)).toHaveText(String(topic.stories));
    await topicButton(page, topic.name).click();
    await expect(page.getByTestId('count')).toHaveText(stories(topic.stories));
    await page.getByTestId('clear').click();
    // Still broken: the message stays, and asks the server once more.
    const asked = state.asked;
    await again(page).click();
    await expect.poll(() => state.asked).toBeGreaterThan(asked);
    await expect(notices(page)).toHaveCount(1);
    heal();
    await again(page).click();
    await expect(titleOf(page, newest)).toBeVisible();
    await expect(notices(page)).toHaveCount(0);
    await isReady(page);
  });

  test(`a story: ${name}`, async ({ page }) => {
    await open(page);
    const { heal } = await breakFiles(page, '**/data/stories-*', way);
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
    const { heal } = await breakFiles(page, '**/data/columns-*', way);
    await page.goto('./');
    await isReady(page, 'list');
    await expect(notices(page)).toHaveCount(1);
    await expect(cards(page), 'the list needs no columns').not.toHaveCount(0);
    await expect(topicCount(page, topic.name), 'the manifest knows the counts of everything').toHaveText(String(topic.stories));
    // A question that cannot be answered yet is answered once the columns are there.
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
    const { heal } = await breakFiles(page, '**/data/manifest.json', way);
    await page.goto('./');
    await expect(notices(page)).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('#first-paint')).toHaveCount(0);
    heal();
    await again(page).click();
    await isReady(page);
    await expect(cards(page)).not.toHaveCount(0);
    await expect(notices(page)).toHaveCount(0);
  });
}

test('the page of a story that fails: one message, in view, and the story after "Try again"', async ({ page }) => {
  await withoutPages(page);
  const { heal } = await breakFiles(page, '**/data/stories-*', WAYS['an error of the server']);
  await page.goto(pageOf(covered));
  await expect(notices(page).first()).toBeInViewport();
  // For what text and coverage have in common, one message is enough.
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

for (const kind of ['slugs', 'columns', 'cards', 'later']) {
  test(`a deep link whose ${kind} fail recovers with "Try again"`, async ({ page }) => {
    await withoutPages(page);
    const { heal } = await breakFiles(page, `**/data/${kind}-*`, WAYS['half a file']);
    await page.goto(pageOf(newest));
    await expect(notices(page).first()).toBeVisible();
    heal();
    await again(page).first().click();
    await expect(headline(page)).toHaveText(newest.title);
    await expect(notices(page)).toHaveCount(0);
    await isReady(page);
  });
}

test('a story that fails far down the list says so in view; Back leads to the list as it was', async ({ page, context }) => {
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

test('what was read once can be read again without a connection', async ({ page, context }) => {
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

test('an order whose ranks do not come says so, and comes after "Try again"', async ({ page }) => {
  const { heal } = await breakFiles(page, '**/data/ranks-*', WAYS['half a file']);
  const best = Math.max(...list.map(({ quality }) => quality ?? -Infinity));
  await open(page);
  await page.getByTestId('sort').selectOption('quality');
  await expect(notices(page)).toContainText(/ranks-[a-z2-7]{10}\.json/);
  // The first screen is right all the same: the manifest knows it.
  const first = list.find(({ quality }) => quality === best);
  await expect(page.getByTestId('card-title').first()).toHaveText(first.title);
  heal();
  await again(page).click();
  await expect(notices(page)).toHaveCount(0);
  await expect(page.getByTestId('card-title').first()).toHaveText(first.title);
});

test('a search that cannot be says so, and works after "Try again"', async ({ page }) => {
  const { heal } = await breakFiles(page, '**/data/index-*', WAYS['half a file']);
  await page.goto('./');
  await expect(notices(page)).toContainText(/index-[a-z2-7]{10}\.json/);
  await expect(page.getByTestId('search')).toBeDisabled();
  heal();
  await again(page).click();
  await expect(page.getByTestId('search')).toBeEnabled();
  await expect(notices(page)).toHaveCount(0);
});

test('the directory is fetched once, whoever needs it first', async ({ page }) => {
  const { state } = await breakFiles(page, '**/data/directory-*', null);
  await open(page, pageOf(list[20]));
  await expect(headline(page)).toHaveText(list[20].title);
  expect(state.asked).toBe(1);
});

test('a manifest that claims more stories than anyone has is refused', async ({ page }) => {
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

test('a manifest whose parts do not fit is refused, not half believed', async ({ page }) => {
  await page.route('**/data/manifest.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify({ ...manifest, totals: { ...manifest.totals, stories: 3 } }) }));
  await page.goto('./');
  await expect(notices(page)).toContainText('manifest.json');
  await expect(cards(page)).toHaveCount(0);
});

test('columns that point out of their lists are refused', async ({ page }) => {
  const name = `columns-${manifest.segments[0].columns}.json`;
  const columns = JSON.parse(readFileSync(join(DIST, 'data', name), 'utf8'));
  columns.provider = columns.provider.replace(/^[g-z0-9_-]*./, 'vvc');
  await page.route(`**/data/${name}`, (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(columns) }));
  await page.goto('./');
  await isReady(page, 'list');
  await expect(notices(page)).toContainText(name);
  await expect(cards(page)).not.toHaveCount(0);
});

/** From now on the host has another edition. */
const publish = (page) =>
  page.route('**/data/manifest.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: JSON.stringify({ ...manifest, fingerprint: 'aaaaaaaaaa' }) }));
const bar = (page) => notices(page).filter({ hasText: 'newer edition' });

test('a reader who comes back to the tab is told of a newer edition, and can load it', async ({ page }) => {
  const start = new Date('2026-11-20T08:00:00Z');
  await page.clock.setFixedTime(start);
  await open(page);
  const returns = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const asks = page.waitForRequest('**/data/manifest.json');
  await page.clock.setFixedTime(new Date(start.getTime() + 61_000));
  await returns();
  await asks;
  await expect(page.getByTestId('count')).toBeVisible();
  await expect(bar(page), 'the same edition').toHaveCount(0);

  await publish(page);
  await page.clock.setFixedTime(new Date(start.getTime() + 200_000));
  await returns();
  await expect(bar(page)).toBeVisible();
  await expect(cards(page), 'what is there stays').not.toHaveCount(0);
  // It stays on other pages too.
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

test('a file that is gone tells of a newer edition', async ({ page }) => {
  await open(page);
  await publish(page);
  await page.route('**/data/stories-*', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<!DOCTYPE html>' }));
  await cardOf(page, covered).getByTestId('related-toggle').click();
  await expect(bar(page)).toHaveCount(1);
  await expect(cards(page)).not.toHaveCount(0);
});

test('a file that is gone, in the same edition, does not', async ({ page }) => {
  await open(page);
  const asks = page.waitForResponse('**/data/manifest.json');
  await page.route('**/data/stories-*', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<!DOCTYPE html>' }));
  await cardOf(page, covered).getByTestId('related-toggle').click();
  await asks;
  await expect(cardOf(page, covered).getByRole('alert')).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
});
