// Filtering by topic: exact counts, the address, Back and Forward.
import { readArchive, strangers, twoTopics } from './support/archive.mjs';
import {
  cardOf, cards, edge, expect, isReady, open, plain, scrollTo, scrollY, search, showAll, stories, test, titleOf, titles, topicButton, topicCount,
} from './support/page.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const [one, two] = twoTopics(archive);

/** Checks the count of every topic against the archive. */
async function countsAreTrue(page, ...chosen) {
  const expected = Object.fromEntries(manifest.topics.map((topic) => [topic.name, String(archive.matching(...chosen, topic.slug).length)]));
  await expect.poll(() => page.getByTestId('topic').evaluateAll((all) =>
    Object.fromEntries(all.map((topic) => [topic.dataset.topic, topic.querySelector('[data-testid="topic-count"]').textContent])))).toEqual(expected);
}

async function shows(page, ...chosen) {
  const expected = archive.matching(...chosen);
  await expect(page.getByTestId('count')).toHaveText(stories(expected.length));
  await expect(titles(page).first()).toHaveText(expected[0].title);
  await expect.poll(() => search(page)).toBe(chosen.length ? `?${chosen.map((topic) => `topic=${topic}`).join('&')}` : '');
  const pressed = await page.locator('[data-testid="topic"][aria-pressed="true"]').evaluateAll((all) => all.map((topic) => topic.dataset.topic));
  expect(pressed.sort()).toEqual(chosen.map((slug) => archive.topic(slug).name).sort());
  await expect(page.getByTestId('chip')).toHaveCount(chosen.length);
}

test('every topic has its exact count over the whole archive', async ({ page }) => {
  await open(page);
  await expect(page.getByTestId('topic')).toHaveCount(manifest.topics.length);
  await countsAreTrue(page);
  const counts = (await page.getByTestId('topic-count').allTextContents()).map(Number);
  expect(counts, 'most stories first').toEqual([...counts].sort((a, b) => b - a));
  await expect(page.getByTestId('clear')).toHaveCount(0);
  await expect(page.getByTestId('chip')).toHaveCount(0);
});

test('two topics: every story has both; one is removed, then all', async ({ page }) => {
  await open(page);
  await topicButton(page, one.name).click();
  await shows(page, one.slug);
  await countsAreTrue(page, one.slug);
  await expect(page).toHaveTitle(`${one.name} · ${manifest.site.title}`);
  await expect(topicButton(page, one.name), 'the focus stays on the button').toBeFocused();
  await topicButton(page, two.name).click();
  await shows(page, one.slug, two.slug);
  await countsAreTrue(page, one.slug, two.slug);
  await expect(page).toHaveTitle(`${one.name} + ${two.name} · ${manifest.site.title}`);

  const both = archive.matching(one.slug, two.slug);
  await showAll(page, both.length);
  expect((await titles(page).allTextContents()).map(plain)).toEqual(both.map(({ title }) => plain(title)));
  const topics = await cards(page).evaluateAll((all) =>
    all.map((card) => [...card.querySelectorAll('ul[aria-label="Topics"] a')].map((link) => link.textContent)));
  for (const names of topics) expect(names).toEqual(expect.arrayContaining([one.name, two.name]));

  await test.step('screen readers announce the count', async () => {
    await expect(page.getByRole('status').filter({ hasText: stories(both.length) })).toHaveAttribute('data-testid', 'count');
  });

  await page.getByRole('list', { name: 'Chosen filters' }).getByRole('button', { name: `Remove ${one.name}` }).click();
  await shows(page, two.slug);
  await countsAreTrue(page, two.slug);
  await topicButton(page, one.name).click();
  await shows(page, two.slug, one.slug);
  await page.getByTestId('clear').click();
  await shows(page);
  await countsAreTrue(page);
});

test('pressing a chosen topic removes it', async ({ page }) => {
  await open(page, `?topic=${one.slug}&topic=${two.slug}`);
  await shows(page, one.slug, two.slug);
  await expect(topicButton(page, two.name)).toHaveAttribute('aria-pressed', 'true');
  await topicButton(page, two.name).click();
  await expect(topicButton(page, two.name)).toHaveAttribute('aria-pressed', 'false');
  await shows(page, one.slug);
});

test('a filtered address opens with its first stories', async ({ page }) => {
  const topic = [...manifest.topics].sort((a, b) => b.stories - a.stories)[0];
  const matching = archive.matching(topic.slug);
  await open(page, `?topic=${topic.slug}`);
  await shows(page, topic.slug);
  await expect(cards(page)).not.toHaveCount(0);
});

test('the focus is not lost when a chip is removed', async ({ page }) => {
  await open(page, `?topic=${one.slug}&topic=${two.slug}`);
  for (const press of [page.getByTestId('chip').first(), page.getByTestId('clear')]) {
    await press.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('body')).not.toBeFocused();
    expect(await page.evaluate(() => document.activeElement.localName)).not.toBe('body');
  }
});

test('an empty result suggests which filter to remove', async ({ page }) => {
  const [a, b] = strangers(archive);
  await open(page);
  await topicButton(page, a.name).click();
  await expect(topicCount(page, b.name)).toHaveText('0');
  await topicButton(page, b.name).click();
  const empty = page.getByTestId('empty');
  await expect(empty).toBeVisible();
  await expect(page.getByTestId('count')).toHaveText(stories(0));
  await expect(cards(page)).toHaveCount(0);
  await expect(empty.getByRole('button')).toHaveText([
    `Without ${a.name}: ${stories(archive.matching(b.slug).length)}`,
    `Without ${b.name}: ${stories(archive.matching(a.slug).length)}`,
  ]);
  await empty.getByRole('button').first().click();
  await expect(empty).toHaveCount(0);
  await shows(page, b.slug);
});

test('an unknown topic is shown and can be removed', async ({ page }) => {
  await page.goto(`?topic=${one.slug}&topic=no-such-topic`);
  await expect(page.getByTestId('count')).toHaveText(stories(0));
  await expect(page.getByRole('button', { name: 'Remove no-such-topic' })).toBeVisible();
  await expect(page.getByTestId('empty').getByRole('button')).toHaveText([`Without no-such-topic: ${stories(archive.matching(one.slug).length)}`]);
  await page.getByTestId('empty').getByRole('button').click();
  await shows(page, one.slug);
});

test('an empty list counts as ready', async ({ page }) => {
  await page.goto('?topic=no-such-topic');
  await expect(page.getByTestId('empty')).toBeVisible();
  await isReady(page, 'all');
});

test('an address with duplicates, other parameters and encoded letters is understood', async ({ page }) => {
  // A duplicate, another parameter, an upper-case name that is no slug, and encoded letters.
  await open(page, `?utm_source=x&topic=${one.slug}&topic=${one.slug}&topic=NOT%20A%20SLUG&topic=%${two.slug.charCodeAt(0).toString(16)}${two.slug.slice(1)}`);
  await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(one.slug, two.slug).length));
  await expect(page.getByTestId('chip')).toHaveCount(2);
});

test('Back and Forward restore the filters', async ({ page }) => {
  await open(page);
  await topicButton(page, one.name).click();
  await shows(page, one.slug);
  await topicButton(page, two.name).click();
  await shows(page, one.slug, two.slug);
  await page.goBack();
  await shows(page, one.slug);
  await page.goBack();
  await shows(page);
  await page.goForward();
  await page.goForward();
  await shows(page, one.slug, two.slug);
  await page.reload();
  await shows(page, one.slug, two.slug);
  await page.goBack();
  await shows(page, one.slug);
});

/** Opens the story at `index` in the list, goes back, and checks that the list is as it was. */
async function openAndGoBack(page, index, { filter } = {}) {
  const matching = filter ? archive.matching(filter) : list;
  const story = matching[index];
  await open(page, filter ? `?topic=${filter}` : './');
  const card = await scrollTo(page, story);
  const title = titleOf(page, story);
  const before = await edge(card);
  expect(await scrollY(page)).toBeGreaterThan(1000);
  await title.click();
  await expect(page.getByTestId('story').getByRole('heading', { level: 1 })).toHaveText(story.title);
  await expect.poll(() => scrollY(page)).toBe(0);
  await page.goBack();
  await isBack(card, before);
  await expect(title).toBeFocused();
  return { before, card };
}

/** Checks that the card is where it was, within 2 px. */
async function isBack(card, before) {
  await expect.poll(async () => ((await card.count()) === 1 ? Math.abs((await edge(card)) - before) : Infinity)).toBeLessThan(3);
}

test('Back from a story restores the scroll position', async ({ page }) => {
  await openAndGoBack(page, 20);
});

test('Back from a story beyond the first thirty restores the scroll position, also after a reload', async ({ page }) => {
  const { before, card } = await openAndGoBack(page, 50);
  await page.reload();
  await isBack(card, before);
});

test('Back in a filtered list restores the scroll position', async ({ page }) => {
  const topic = [...manifest.topics].sort((a, b) => b.stories - a.stories)[0];
  await openAndGoBack(page, 15, { filter: topic.slug });
  await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(topic.slug).length));
  expect(search(page)).toBe(`?topic=${topic.slug}`);
});

test('choosing a topic far down the list scrolls to the start of the new list', async ({ page }) => {
  await open(page);
  await scrollTo(page, list[20]);
  await expect.poll(() => scrollY(page)).toBeGreaterThan(1000);
  await expect(topicButton(page, one.name), 'filters stay in reach').toBeInViewport();
  await topicButton(page, one.name).click();
  await shows(page, one.slug);
  await expect(titles(page).first()).toBeInViewport();
});
