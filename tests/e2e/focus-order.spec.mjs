// Keyboard use: the order of the focus, and where it goes.
import { readArchive } from './support/archive.mjs';
import { cards, expect, open, scrollTo, stories, test, titleOf } from './support/page.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const topic = manifest.topics[0];

/** Describes the focused element: what it is, and whether it is visible. */
const focus = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const centre = document.elementFromPoint(
      Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 0), innerWidth - 1),
      Math.min(Math.max(box.top + Math.min(box.height / 2, 8), 0), innerHeight - 1),
    );
    return {
      what: element.closest('header') ? 'masthead' : element.dataset.testid ?? (element.closest('ul[aria-label="Topics"]') ? 'card-topic' : element.className || element.localName),
      name: element.textContent.trim(),
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      inWindow: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      // The track of a range slider lets the pointer through, its handle does not.
      uncovered: element.matches('.brush-handle') || centre !== null && (element.contains(centre) || centre.contains(element)),
    };
  });

for (const colorScheme of ['light', 'dark']) {
  test(`Tab goes from the skip button through masthead and filters to the stories, with a visible focus (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, `?topic=${topic.slug}`);
    const seen = [];
    do {
      await page.keyboard.press('Tab');
      const at = await focus(page);
      seen.push(at);
      expect(at.ring, `a ring around ${at.what} “${at.name}”`).toBe(true);
      expect(at.inWindow, `${at.what} “${at.name}” is in the window`).toBe(true);
      expect(at.uncovered, `${at.what} “${at.name}” is not covered`).toBe(true);
      expect(seen.length, 'the stories are reached').toBeLessThan(260);
    } while (seen.filter(({ what }) => what === 'card-title').length < 3);
    const order = seen.map(({ what }) => what).filter((what, index, all) => what !== all[index - 1]);
    const steps = order.filter((what) => ['skip', 'masthead', 'search', 'topic', 'brush-from', 'publisher', 'chip', 'sort', 'card-title'].includes(what)).filter((what, index, all) => all.indexOf(what) === index);
    expect(steps).toEqual(['skip', 'masthead', 'search', 'topic', 'brush-from', 'publisher', 'chip', 'sort', 'card-title']);
    expect(order, 'topics and coverage of a card come after its headline').toEqual(expect.arrayContaining(['card-topic', 'related-toggle']));
    expect(seen.filter(({ what }) => what === 'card-title').map(({ name }) => name)).toEqual(archive.matching(topic.slug).slice(0, 3).map(({ title }) => title));
  });
}

test('sticky parts never cover the focused element when tabbing backwards', async ({ page }) => {
  await open(page);
  await scrollTo(page, list[6]);
  await titleOf(page, list[6]).focus();
  const covered = [];
  for (let step = 0; step < 24; step += 1) {
    await page.keyboard.press('Shift+Tab');
    const { what, name, inWindow, uncovered } = await focus(page);
    if (!inWindow || !uncovered) covered.push(`${what} “${name}”`);
  }
  expect(covered).toEqual([]);
});

test('the skip button skips the filters', async ({ page }) => {
  await open(page);
  const skip = page.getByRole('button', { name: 'Skip to the stories' });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const { what } = await focus(page);
  expect(what, 'the next stop is a story').toBe('card-title');
});

test('topics, chips and panels work with the keyboard', async ({ page }) => {
  await open(page);
  const button = page.locator(`[data-testid="topic"][data-topic="${topic.name}"]`);
  await button.focus();
  await page.keyboard.press('Space');
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(button).toBeFocused();
  await expect(page.getByTestId('count')).toHaveText(stories(topic.stories));
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-pressed', 'false');
});

test('a new page moves the focus to its heading', async ({ page }) => {
  await open(page);
  const h1 = page.getByRole('heading', { level: 1 });
  await titleOf(page, list[1]).focus();
  await page.keyboard.press('Enter');
  await expect(h1).toHaveText(list[1].title);
  await expect(h1).toBeFocused();

  await page.getByRole('link', { name: 'Older' }).focus();
  await page.keyboard.press('Enter');
  await expect(h1).toHaveText(list[2].title);
  await expect(h1).toBeFocused();

  await page.getByRole('link', { name: 'About this archive' }).focus();
  await page.keyboard.press('Enter');
  await expect(h1).toHaveText('About this archive');
  await expect(h1).toBeFocused();

  await page.goBack();
  await expect(h1).toHaveText(list[2].title);
  await expect(h1).toBeFocused();
});

test('the focus is at the start of the list after Back to the list', async ({ page }) => {
  await open(page, `article/${list[1].slug}/`);
  await page.getByRole('link', { name: 'Back to the list' }).focus();
  await page.keyboard.press('Enter');
  await expect(cards(page).first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement.localName), { message: 'the focus is on something' }).not.toBe('body');
  await page.keyboard.press('Tab');
  const { what } = await focus(page);
  expect(what).not.toBe('skip');
});

test('the focus is not lost after a link in the masthead', async ({ page }) => {
  await open(page, 'about/');
  const home = page.getByRole('banner').getByRole('link', { name: manifest.site.title });
  await home.focus();
  await page.keyboard.press('Enter');
  await expect(cards(page).first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement.localName)).not.toBe('body');
});

test('no transitions with reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).transitionDuration.split(', ').some((time) => parseFloat(time) > 0)).map((element) => element.className));
  expect(moving).toEqual([]);
});
