// Search and filters: words, orders, publishers, types, breadth of coverage, time, three states of a topic.
import { readArchive } from './support/archive.mjs';
import { cardOf, cards, expect, isReady, open, plain, search, stories, test, titles, topicButton } from './support/page.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const box = (page) => page.getByTestId('search');
const count = (page) => page.getByTestId('count');
const named = (page, hook, name) => page.locator(`[data-testid="${hook}"][data-topic=${JSON.stringify(name)}]`);
const firstTitles = async (page) => (await titles(page).allTextContents()).map(plain);

const wordsOf = (text) => text.toLowerCase().match(/[a-z]+/g) ?? [];
const textOf = ({ card }) => `${card.title} ${card.excerpt ?? ''}`;
/** A story with a long word in its headline that no other story has. */
const rare = (() => {
  for (const story of list) {
    for (const word of wordsOf(story.title)) {
      const matches = list.filter((other) => textOf(other).toLowerCase().includes(word.slice(0, -2)));
      if (word.length > 7 && matches.length === 1) return { story, word };
    }
  }
  throw new Error('The archive has no story with a word of its own.');
})();

test('the keys of an input method neither empty nor end a search', async ({ page }) => {
  await open(page);
  await box(page).fill(rare.word);
  await expect(count(page)).toHaveText(stories(1));
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  for (const [key, init] of [['Escape', { isComposing: true }], ['Enter', { isComposing: true }], ['Enter', { keyCode: 229 }]]) {
    await box(page).dispatchEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  }
  await expect(box(page)).toHaveValue(rare.word);
  // A search that has ended gets a new entry in the history.
  await box(page).press('Backspace');
  await expect.poll(() => search(page)).toBe(`?q=${rare.word.slice(0, -1)}`);
  expect(await entries()).toBe(before);
  await box(page).press('Escape');
  await expect(box(page)).toHaveValue('');
});

test('a page can be left while a search is being typed', async ({ page }) => {
  await open(page, `?q=${rare.word}`);
  await box(page).press('End');
  await box(page).pressSequentially(' of');
  // As an extension does that follows links by keys.
  await page.evaluate(() => document.querySelector('a[href$="about/"]').click());
  await expect(page.getByTestId('about')).toBeVisible();
  await expect(page.locator('#failure')).toBeHidden();
  expect(page.troubles).toEqual([]);
});

test('the search box is disabled until the index is loaded, and keeps its text', async ({ page }) => {
  let release;
  const isReleased = new Promise((done) => (release = done));
  await page.route('**/data/lookups-*.json', async (route) => {
    await isReleased;
    await route.continue();
  });
  await page.goto(`?q=${rare.word}`);
  await expect(box(page)).toBeDisabled();
  await expect(box(page)).toHaveValue(rare.word);
  release();
  await expect(box(page)).toBeEnabled();
  await expect(count(page)).toHaveText(stories(1));
  await expect(titles(page)).toHaveText([rare.story.title]);
});

test('text typed into the prerendered search box moves into the application', async ({ page }) => {
  let release;
  const isReleased = new Promise((done) => (release = done));
  await page.route('**/*.wasm', async (route) => {
    await isReleased;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  await page.locator('#prerendered input').first().fill(rare.word);
  release();
  await expect(page.locator('#prerendered')).toHaveCount(0);
  await expect(box(page)).toHaveValue(rare.word);
  await expect(count(page)).toHaveText(stories(1));
  await expect(box(page), 'the focus moves, too').toBeFocused();
});

test('every key searches, the address follows, and Back leaves the search', async ({ page }) => {
  await open(page);
  await expect(box(page)).toBeEnabled();
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(rare.word, { delay: 20 });
  await expect(count(page)).toHaveText(stories(1));
  await expect(cardOf(page, rare.story)).toBeVisible();
  await expect.poll(() => search(page)).toBe(`?q=${rare.word}`);
  await expect(cardOf(page, rare.story).locator('h2 mark')).toHaveText(new RegExp(`^${rare.word}$`, 'i'));
  await expect(page.getByTestId('sort')).toHaveValue('match');
  await page.goBack();
  await expect(count(page)).toHaveText(stories(list.length));
  await expect(box(page)).toHaveValue('');
  await page.goForward();
  await expect(count(page)).toHaveText(stories(1));
  await box(page).focus();
  await page.keyboard.press('Escape');
  await expect(count(page)).toHaveText(stories(list.length));
});

test('a misspelled word is corrected, with a notice', async ({ page }) => {
  const misspelled = rare.word.slice(0, 3) + rare.word.slice(4);
  await open(page);
  await box(page).fill(`${misspelled} `);
  await expect(page.getByTestId('search-notice')).toHaveText(`No stories match ‘${misspelled}’. Showing results for ‘${rare.word}’.`);
  await expect(titles(page)).toHaveText([rare.story.title]);
});

test('phrases, excluded words and operators', async ({ page }) => {
  const story = list.find(({ title }) => wordsOf(title).length > 3 && /^[A-Za-z]+ [a-z]+ /.test(title));
  const [one, two] = story.title.split(' ');
  const phrase = `${one} ${two}`.toLowerCase();
  const matches = list.filter((other) => [other.card.title, other.card.excerpt ?? ''].some((text) => ` ${wordsOf(text).join(' ')} `.includes(` ${phrase} `)));
  await open(page);
  await box(page).fill(`"${phrase}"`);
  await expect(count(page)).toHaveText(stories(matches.length));
  await expect(cardOf(page, story)).toBeVisible();
  await box(page).fill(`"${phrase}" -${wordsOf(story.title).at(-1)}`);
  await expect(cardOf(page, story)).toHaveCount(0);
  const topic = manifest.topics[0];
  await box(page).fill(`topic:${topic.slug}`);
  await expect(count(page)).toHaveText(stories(topic.stories));
  await box(page).fill('after:yesterday');
  await expect(page.getByTestId('search-notice')).toHaveText('Ignored: after:yesterday.');
});

test('a text with the same meaning keeps its results', async ({ page }) => {
  const two = list.find(({ title }) => /^[A-Za-z]{4,} [a-z]{4,} /.test(title));
  const [one, other] = wordsOf(two.title);
  await open(page);
  await expect(box(page)).toBeEnabled();
  // The last quotation mark does not change the phrase, and arrives while its files are still loading.
  await box(page).pressSequentially(`"${one} ${other}"`);
  await expect(cardOf(page, two).locator('h2 mark').first()).toHaveText(new RegExp(`^${one}$`, 'i'));
  const found = await count(page).textContent();
  expect(found).not.toBe(stories(list.length));
  await page.keyboard.press('Backspace');
  await page.keyboard.press('"');
  await expect.poll(() => search(page)).toBe(`?q=%22${one}+${other}%22`);
  await expect(cardOf(page, two).locator('h2 mark').first(), 'the words are still marked').toBeVisible();
  await expect(count(page)).toHaveText(found);
});

/** Heat that halves every twelve hours, as docs/reference/query-language.md defines it. */
const hot = ({ heat, minute }) => (minute === null ? -1e12 : minute) + 720 * Math.log2(Math.max(heat ?? 1, 1));

for (const [order, key] of Object.entries({ hot, quality: ({ quality }) => quality ?? -Infinity, covered: ({ publishers }) => publishers })) {
  test(`the order "${order}" matches the records, and is remembered`, async ({ page }) => {
    const expected = [...list].sort((a, b) => Math.floor(key(b) * 16) / 16 - Math.floor(key(a) * 16) / 16 || b.row - a.row).slice(0, 5);
    await open(page);
    await page.getByTestId('sort').selectOption(order);
    await expect.poll(async () => (await firstTitles(page)).slice(0, 5)).toEqual(expected.map(({ title }) => plain(title)));
    await expect.poll(() => search(page)).toBe(`?sort=${order}`);
    await expect(count(page)).toHaveText(stories(list.length));
    await page.goto('./');
    await isReady(page);
    await expect(page.getByTestId('sort')).toHaveValue(order);
    await expect.poll(async () => (await firstTitles(page)).slice(0, 5)).toEqual(expected.map(({ title }) => plain(title)));
    await page.goto('?sort=new');
    await isReady(page);
    await expect(titles(page).first()).toHaveText(list[0].title);
  });
}

test('a topic can be one of several, or be excluded', async ({ page }) => {
  const [a, b] = manifest.topics;
  const either = list.filter(({ topics }) => topics.includes(a.slug) || topics.includes(b.slug));
  await open(page);
  const more = (topic) => page.locator('li', { has: topicButton(page, topic.name) }).getByTestId('topic-more');
  await more(a).click();
  await more(b).click();
  await expect(count(page)).toHaveText(stories(either.length));
  await expect.poll(() => search(page)).toBe(`?any=${a.slug}&any=${b.slug}`);
  await more(b).click();
  await expect(more(b)).toHaveAccessibleName(`${b.name}: none of. Change to not selected`);
  const only = list.filter(({ topics }) => topics.includes(a.slug) && !topics.includes(b.slug));
  await expect(count(page)).toHaveText(stories(only.length));
  await expect(page.getByTestId('chip')).toHaveText([`any: ${a.name} ×`, `not ${b.name} ×`]);
});

test('publishers, types and breadth of coverage filter, and show exact counts', async ({ page }) => {
  const publisher = list[0].provider;
  const fromPublisher = list.filter(({ provider }) => provider.domain === publisher.domain);
  const kind = manifest.kinds.find((kind) => kind !== 'article');
  const widelyCovered = list.filter(({ publishers }) => publishers >= 3);
  await open(page);
  await expect(named(page, 'publisher', publisher.name).getByTestId('publisher-count')).toHaveText(String(fromPublisher.length));
  await named(page, 'publisher', publisher.name).click();
  await expect(count(page)).toHaveText(stories(fromPublisher.length));
  await expect.poll(() => search(page)).toBe(`?publisher=${publisher.domain}`);
  await page.getByTestId('clear').click();
  await named(page, 'type', kind).click();
  await expect(count(page)).toHaveText(stories(list.filter((story) => story.kind === kind).length));
  await page.getByTestId('clear').click();
  await expect(named(page, 'covered', '3').getByTestId('covered-count')).toHaveText(String(widelyCovered.length));
  await named(page, 'covered', '3').click();
  await expect(count(page)).toHaveText(stories(widelyCovered.length));
});

test('a time range can be set with the keyboard, be typed, and be read as a table', async ({ page }) => {
  await open(page);
  const from = page.getByTestId('brush-from');
  await from.focus();
  for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press('ArrowRight');
  await expect(from).toHaveValue('5');
  const first = await page.getByTestId('from').inputValue();
  const last = await page.getByTestId('to').inputValue();
  await expect.poll(() => search(page)).toBe(`?from=${first}&to=${last}`);
  const within = (story) => story.minute !== null && story.minute * 60e3 >= Date.parse(`${first}T00:00Z`);
  await expect(count(page)).toHaveText(stories(list.filter(within).length));
  await page.goBack();
  await expect(count(page)).toHaveText(stories(list.length));

  const day = new Date(list[0].minute * 60e3).toISOString().slice(0, 10);
  await page.getByTestId('from').fill(day);
  await page.getByTestId('from').blur();
  await expect.poll(() => search(page)).toBe(`?from=${day}`);
  await expect(cards(page).first()).toBeVisible();
  await page.getByTestId('clear').click();
  await page.getByTestId('as-table').click();
  const numbers = await page.locator('.histogram-table td').allTextContents();
  expect(numbers.reduce((sum, number) => sum + Number(number), 0)).toBe(list.length - manifest.totals.undated);
});

test('parts of an address that are not understood are listed', async ({ page }) => {
  await open(page, '?from=yesterday&sort=loud');
  await expect(page.getByTestId('search-notice')).toHaveText('Ignored: from=yesterday, sort=loud.');
  await expect(count(page)).toHaveText(stories(list.length));
});
