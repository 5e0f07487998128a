// Keyboard shortcuts: what they do, where they are off, and how they are switched off.
import AxeBuilder from '@axe-core/playwright';
import { pageOf, readArchive } from './support/archive.mjs';
import { cardOf, cards, expect, open, test, titleOf } from './support/page.mjs';

const archive = readArchive();
const { list } = archive;
const sheet = (page) => page.getByTestId('shortcuts-sheet');
const headline = (page) => page.getByRole('heading', { level: 1 });

test('j and k move between headlines', async ({ page }) => {
  await open(page);
  for (const [index, story] of list.entries()) {
    // The key does nothing until the card has loaded.
    await expect(async () => {
      const isThere = await titleOf(page, story).evaluateAll(([link]) => link === document.activeElement);
      if (!isThere) {
        await page.keyboard.press('j');
        throw new Error(`${story.slug} has no focus yet`);
      }
    }).toPass({ intervals: [20, 50] });
    await expect(titleOf(page, story)).toBeFocused();
    await expect(titleOf(page, story), `headline ${index} can be seen`).toBeInViewport();
    if (index > 30) break;
  }
  await page.keyboard.press('k');
  await expect(titleOf(page, list[30])).toBeFocused();
  await expect(titleOf(page, list[30])).toBeInViewport();
});

test('j starts at the first headline in view', async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.scrollTo(0, 1200));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  await page.keyboard.press('j');
  const top = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(0);
  await expect(page.locator(':focus')).toHaveAttribute('data-testid', 'card-title');
});

test('o opens the story, j and k go to its neighbors, Back to its card', async ({ page }) => {
  await open(page);
  for (const _ of [0, 1]) await page.keyboard.press('j');
  // The address follows one frame later; two steps in one frame make one history entry.
  const isAt = async (story) => {
    await expect(headline(page)).toHaveText(story.title);
    await expect(page).toHaveURL(new RegExp(`/article/${story.slug}/`));
  };
  await page.keyboard.press('o');
  await isAt(list[1]);
  await expect(headline(page)).toBeFocused();
  await page.keyboard.press('j');
  await isAt(list[2]);
  await page.keyboard.press('k');
  await isAt(list[1]);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(titleOf(page, list[1])).toBeFocused();
});

test('r opens and closes the coverage without losing the focus', async ({ page }) => {
  const story = archive.find('story with coverage', ({ story: s }) => s.related?.length > 1);
  await open(page);
  const card = cardOf(page, story);
  await titleOf(page, story).focus();
  await page.keyboard.press('r');
  await expect(card.getByTestId('related-item').first()).toBeVisible();
  await expect(titleOf(page, story)).toBeFocused();
  await card.getByTestId('related').getByRole('link').first().focus();
  await page.keyboard.press('r');
  await expect(card.getByTestId('related')).toHaveCount(0);
  await expect(card.getByTestId('related-toggle')).toBeFocused();
});

test('s presses the save button', async ({ page }) => {
  await open(page);
  await page.keyboard.press('j');
  await page.evaluate(() => {
    window.saved = 0;
    const card = document.activeElement.closest('.card');
    const button = card.querySelector('[data-testid="save"]') ?? card.querySelector('.card-foot').appendChild(Object.assign(document.createElement('button'), { textContent: 'Save' }));
    button.dataset.testid = 'save';
    button.addEventListener('click', () => (window.saved += 1));
  });
  await page.keyboard.press('s');
  expect(await page.evaluate(() => window.saved)).toBe(1);
});

test('shortcuts are off with modifier keys, while typing, and behind a dialog', async ({ page }) => {
  await open(page);
  for (const modifier of ['Control', 'Alt', 'Meta']) {
    await page.evaluate((name) => dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, [`${name === 'Control' ? 'ctrl' : name.toLowerCase()}Key`]: true })), modifier);
  }
  expect(await page.evaluate(() => document.activeElement.localName)).toBe('body');
  const search = page.getByTestId('search');
  await search.focus();
  await page.keyboard.type('jkors?');
  await expect(search).toHaveValue('jkors?');
  await expect(sheet(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByTestId('sort').locator('select').or(page.locator('select').first()).first().focus();
  await page.keyboard.press('?');
  await expect(sheet(page)).toHaveCount(0);
  await cards(page).first().getByTestId('card-title').focus();
  await page.keyboard.press('?');
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press('j');
  await expect(sheet(page).locator(':focus')).toHaveCount(1);
});

test('the sheet lists all shortcuts, closes with Esc or its button, and returns the focus', async ({ page }) => {
  await open(page);
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  await expect(sheet(page)).toBeVisible();
  await expect(sheet(page).locator('dt')).toHaveText(['j', 'k', 'o', 'r', 's', '/', '?', 'Esc']);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), colorScheme).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  await expect(titleOf(page, list[0])).toBeFocused();

  const button = page.getByRole('banner').getByRole('button', { name: 'Keyboard shortcuts' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toBeVisible();
  await expect(sheet(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test('the switch turns shortcuts off, also on the next visit', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  const toggle = page.getByTestId('shortcuts-switch');
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await toggle.focus();
  await page.keyboard.press('Space');
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Escape');
  for (let visit = 0; visit < 2; visit += 1) {
    for (const key of ['j', '?', '/']) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement.matches('[data-testid="card-title"], #search'))).toBe(false);
    await expect(sheet(page).filter({ visible: true })).toHaveCount(0);
    await open(page);
  }
  await page.getByTestId('shortcuts').click();
  await toggle.click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(page.locator(':focus')).toHaveAttribute('data-testid', 'card-title');
});

test('shortcuts work with blocked storage', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } }));
  await open(page, pageOf(list[0]));
  await page.keyboard.press('?');
  await page.getByTestId('shortcuts-switch').click();
  await expect(page.getByTestId('shortcuts-switch')).toHaveAttribute('aria-pressed', 'false');
  expect(page.troubles).toEqual([]);
});

test('focus and pressed buttons are visible with forced colors', async ({ page }) => {
  await open(page, `?topic=${archive.manifest.topics[0].slug}`);
  await page.emulateMedia({ forcedColors: 'active' });
  const styleOf = (locator) => locator.evaluate((element) => {
    const { backgroundColor, outlineStyle, outlineWidth } = getComputedStyle(element);
    return { backgroundColor, outlineStyle, outlineWidth };
  });
  const [pressed, other] = [page.locator('[data-testid="topic"][aria-pressed="true"]').first(), page.locator('[data-testid="topic"][aria-pressed="false"]').first()];
  expect((await styleOf(pressed)).backgroundColor).not.toBe((await styleOf(other)).backgroundColor);
  await page.keyboard.press('j');
  const focus = await styleOf(page.locator(':focus'));
  expect(focus.outlineStyle).not.toBe('none');
  expect(parseFloat(focus.outlineWidth)).toBeGreaterThanOrEqual(2);
});
