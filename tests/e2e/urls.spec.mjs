// The address matches the page, also if changes come faster than the browser lets a page write addresses.
// The limits of the browser are on (playwright.config.mjs).
import { readArchive, twoTopics } from './support/archive.mjs';
import { cards, expect, open, search, stories, test, topicButton } from './support/page.mjs';

const archive = readArchive();
const { manifest } = archive;

/** Returns the slugs of the pressed topics. */
const pressed = (page) =>
  page.locator('[data-testid="topic"][aria-pressed="true"]').evaluateAll((all) => all.map((topic) => topic.dataset.topic))
    .then((names) => names.map((name) => manifest.topics.find((topic) => topic.name === name).slug).sort());
const named = (page) => new URLSearchParams(search(page)).getAll('topic').sort();

/** Checks that address, buttons, chips and count agree. */
async function agree(page) {
  await expect.poll(async () => ({ address: named(page), buttons: await pressed(page) }), { message: 'the address names the chosen topics' })
    .toEqual(await pressed(page).then((slugs) => ({ address: slugs, buttons: slugs })));
  await expect(page.getByTestId('chip')).toHaveCount((await pressed(page)).length);
  await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(...(await pressed(page))).length));
}

test('address and page agree after 300 quick changes', async ({ page }) => {
  test.slow();
  await open(page);
  const buttons = await page.getByTestId('topic').count();
  await page.evaluate(async (count) => {
    const all = [...document.querySelectorAll('[data-testid="topic"]')];
    for (let step = 0; step < 300; step += 1) {
      all[step % count].click();
      // Each press is an event of its own, as from a stuck key.
      await new Promise((done) => setTimeout(done));
    }
  }, Math.min(buttons, 7));
  // 300 is 42 rounds of seven and six more, so the first six are chosen.
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

test('Back and Forward agree with the address after a flood', async ({ page }) => {
  test.slow();
  await open(page);
  const [one, two] = twoTopics(archive);
  await page.evaluate(async ([a, b]) => {
    const button = (name) => document.querySelector(`[data-testid="topic"][data-topic="${name}"]`);
    for (let step = 0; step < 302; step += 1) {
      button(step % 2 ? a : b).click();
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

test('links have absolute addresses that can be copied', async ({ page, baseURL }) => {
  await open(page, `?topic=${manifest.topics[0].slug}`);
  const links = await page.locator('main a[href]').evaluateAll((all) => [...new Set(all.map((link) => link.href))]);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(link.startsWith(baseURL)).toBe(true);
  // The browser handles clicks that open a new tab.
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByTestId('card-title').first().click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(tab.getByTestId('story')).toBeVisible();
  await expect(page.getByTestId('count')).toBeVisible();
  expect(search(page)).toBe(`?topic=${manifest.topics[0].slug}`);
});
