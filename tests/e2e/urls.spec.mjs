// The address says what the page shows, also when a reader, or a stuck key, is faster than the
// browser lets a page write addresses. The browser's own limits are on (playwright.config.mjs).
import { readArchive, twoTopics } from './support/archive.mjs';
import { cards, expect, open, search, stories, test, topicButton } from './support/page.mjs';

const archive = readArchive();
const { manifest } = archive;

/** The topics that are pressed, by slug. */
const pressed = (page) =>
  page.locator('[data-testid="topic"][aria-pressed="true"]').evaluateAll((all) => all.map((topic) => topic.dataset.topic))
    .then((names) => names.map((name) => manifest.topics.find((topic) => topic.name === name).slug).sort());
const named = (page) => new URLSearchParams(search(page)).getAll('topic').sort();

/** Address, buttons, chips and count say one thing. */
async function agree(page) {
  await expect.poll(async () => ({ address: named(page), buttons: await pressed(page) }), { message: 'the address says what is chosen' })
    .toEqual(await pressed(page).then((slugs) => ({ address: slugs, buttons: slugs })));
  await expect(page.getByTestId('chip')).toHaveCount((await pressed(page)).length);
  await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(...(await pressed(page))).length));
}

test('300 quick changes leave address and page of one mind', async ({ page }) => {
  test.slow();
  await open(page);
  const buttons = await page.getByTestId('topic').count();
  await page.evaluate(async (count) => {
    const all = [...document.querySelectorAll('[data-testid="topic"]')];
    for (let turn = 0; turn < 300; turn += 1) {
      all[turn % count].click();
      // As a stuck key: each press is an event of its own.
      await new Promise((done) => setTimeout(done));
    }
  }, Math.min(buttons, 7));
  // 300 = 42 rounds of seven, and six more: the first six are chosen.
  const chosen = await page.getByTestId('topic').evaluateAll((all) => all.slice(0, 6).map((topic) => topic.dataset.topic));
  expect(await pressed(page)).toEqual(chosen.map((name) => manifest.topics.find((topic) => topic.name === name).slug).sort());
  await agree(page);

  await test.step('a reload shows the same', async () => {
    const before = await pressed(page);
    await page.reload();
    await expect.poll(() => pressed(page)).toEqual(before);
    await agree(page);
  });
});

test('after a flood, Back and Forward still agree with the address', async ({ page }) => {
  test.slow();
  await open(page);
  const [one, two] = twoTopics(archive);
  await page.evaluate(async ([a, b]) => {
    const button = (name) => document.querySelector(`[data-testid="topic"][data-topic="${name}"]`);
    for (let turn = 0; turn < 302; turn += 1) {
      button(turn % 2 ? a : b).click();
      await new Promise((done) => setTimeout(done));
    }
  }, [one.name, two.name]);
  expect(await pressed(page)).toEqual([one.slug, two.slug].sort());
  await agree(page);
  for (const step of ['goBack', 'goBack', 'goForward', 'goBack']) {
    await page[step]();
    await agree(page);
  }
  await topicButton(page, one.name).click();
  await agree(page);
  await page.getByTestId('topic').first().focus();
  await expect(cards(page).first().or(page.getByTestId('empty'))).toBeVisible();
});

test('links can be copied: each has a whole address', async ({ page, baseURL }) => {
  await open(page, `?topic=${manifest.topics[0].slug}`);
  const links = await page.locator('main a[href]').evaluateAll((all) => [...new Set(all.map((link) => link.href))]);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(link.startsWith(baseURL)).toBe(true);
  // A click that asks for a new tab is the browser's own business.
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByTestId('card-title').first().click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(tab.getByTestId('story')).toBeVisible();
  await expect(page.getByTestId('count')).toBeVisible();
  expect(search(page)).toBe(`?topic=${manifest.topics[0].slug}`);
});
