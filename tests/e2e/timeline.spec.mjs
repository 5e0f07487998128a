// The coverage of a story in order of time, and the publisher logos on its card.
import AxeBuilder from '@axe-core/playwright';
import { HAS_SEED, NO_SEED, SEED } from './hosts.mjs';
import { serve } from './server.mjs';
import { inPanelOrder, pageOf, readArchive } from './support/archive.mjs';
import { cardOf, expect, open, scrollTo, test } from './support/page.mjs';
import { watchShifts } from './support/shifts.mjs';

const archive = readArchive();
const COLLAPSED_ENTRIES = 8;
const long = archive.find('story with much coverage', ({ card, story }) => card.time && (story.related?.length ?? 0) + 1 > COLLAPSED_ENTRIES);
const covered = archive.find('story with coverage', ({ card, story }) => card.time && story.related?.filter((other) => other.publishedDateTime !== undefined).length > 2 && story.related.length < COLLAPSED_ENTRIES);

const panel = (page) => page.getByTestId('related');
const entries = (page) => panel(page).locator('.timeline-item');
const order = (page, name) => panel(page).getByRole('button', { name, exact: true });

/** Returns the expected timeline of a story, from the records alone. */
function timeline({ title, card, story }) {
  const all = [{ title, time: card.time }, ...story.related.map((other) => ({ title: other.title, time: other.publishedDateTime }))];
  const time = (entry) => entry.time ?? Infinity;
  return all.sort((a, b) => time(a) - time(b) || 0);
}

function gap(first, time) {
  const minutes = Math.floor((time - first) / 60);
  if (minutes === 0) return 'same time';
  if (minutes < 60) return `+${minutes} min`;
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)];
  if (days === 0) return `+${hours} h`;
  return days === 1 && hours > 24 ? `+1 d ${hours - 24} h` : `+${days} d`;
}

async function holds(page, story) {
  const expectedEntries = timeline(story);
  const shown = await entries(page).evaluateAll((all) =>
    all.map((item) => ({ title: item.querySelector('.coverage-title').textContent, time: item.querySelector('time')?.textContent ?? null, isHere: item.dataset.testid === 'timeline-current' })));
  expect(shown.map(({ title }) => title)).toEqual(expectedEntries.map(({ title }) => title));
  shown.forEach(({ time, isHere, title }, index) => {
    const expected = index === 0 ? 'first' : expectedEntries[index].time === undefined ? null : gap(expectedEntries[0].time, expectedEntries[index].time);
    expect(time, title).toBe(expected);
    expect(isHere, title).toBe(title === story.title);
  });
}

const AXE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
async function isClean(page) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(AXE).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), colorScheme).toEqual([]);
  }
}

test('a story page shows the story among its coverage by time', async ({ page }) => {
  await open(page, pageOf(covered));
  await holds(page, covered);
  const first = timeline(covered)[0];
  const provider = first.title === covered.title ? covered.provider : covered.story.related.find(({ title }) => title === first.title).provider;
  await expect(page.getByTestId('coverage-summary')).toHaveText(new RegExp(`^${covered.publishers} publishers (in \\d+ \\w+|at the same time); first: ${provider.name}$`));
  await expect(page.getByTestId('timeline-current')).toContainText('this story');
  await expect(page.getByTestId('timeline-current').getByRole('link')).toHaveCount(0);
});

test('a long timeline is collapsed, opens with the keyboard, and is printed in full', async ({ page }) => {
  await open(page, pageOf(long));
  const total = long.story.related.length + 1;
  const visible = entries(page).filter({ visible: true });
  const more = page.getByTestId('timeline-more');
  await expect(visible).toHaveCount(COLLAPSED_ENTRIES);
  await expect(more).toHaveText(`Show all ${total}`);
  await more.focus();
  for (const [isOpen, count] of [['true', total], ['false', COLLAPSED_ENTRIES]]) {
    await page.keyboard.press('Enter');
    await expect(more).toHaveAttribute('aria-expanded', isOpen);
    await expect(more).toBeFocused();
    await expect(visible).toHaveCount(count);
  }
  await page.emulateMedia({ media: 'print' });
  await expect(visible).toHaveCount(total);
  await expect(more).toBeHidden();
});

test('both orders are available on the page and in a panel', async ({ page }) => {
  const best = inPanelOrder(covered.story.related).map(({ title }) => title);
  const titles = panel(page).getByTestId('related-item').locator('.coverage-title');
  await open(page, pageOf(covered));
  await expect(order(page, 'By time')).toHaveAttribute('aria-pressed', 'true');
  await order(page, 'By quality').click();
  await expect(titles).toHaveText(best);
  await expect(order(page, 'By quality')).toBeFocused();
  await open(page);
  const card = await scrollTo(page, covered);
  await card.getByTestId('related-toggle').click();
  await expect(titles).toHaveText(best);
  await order(page, 'By time').click();
  await holds(page, covered);
});

test('axe finds nothing in both orders', async ({ page }) => {
  await open(page, pageOf(long));
  await page.getByTestId('timeline-more').click();
  await isClean(page);
  await order(page, 'By quality').click();
  await isClean(page);
});

test('logos on a card show the best other sources, without a layout shift', async ({ page }) => {
  const readShifts = await watchShifts(page);
  await open(page);
  for (const story of archive.list.slice(0, 5)) {
    const card = await scrollTo(page, story);
    const best = inPanelOrder((story.story.related ?? []).map((other) => ({ ...other, publishedDateTime: 0 })));
    const domains = new Set(best.map(({ provider }) => provider.domain).filter((domain) => domain !== story.provider.domain));
    const expected = domains.size ? Math.min(domains.size, 2) + 1 : 0;
    await expect(card.getByTestId('related-toggle').locator('.publisher-logo')).toHaveCount(expected);
    expect(story.card.marks?.length ?? 0).toBe(Math.max(expected - 1, 0));
    await expect(card.getByTestId('related-toggle'), 'logos are not text').toHaveText(/^(Covered by \d+ publishers|Related stories)$/);
    await expect(cardOf(page, story)).toHaveCount(1);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  const shifts = await readShifts();
  expect(shifts.reduce((sum, { value }) => sum + value, 0)).toBeLessThan(0.02);
});

test.describe('the canonical record', () => {
  test.skip(!HAS_SEED, NO_SEED);

  test('is third of thirteen', async ({ page }) => {
    const site = await serve({ root: SEED });
    try {
      const [story] = readArchive(SEED).list;
      await open(page, `${site.url}article/${story.slug}/`);
      await holds(page, story);
      await expect(entries(page)).toHaveCount(13);
      await expect(entries(page).nth(2)).toHaveAttribute('data-testid', 'timeline-current');
      await expect(page.getByTestId('timeline-more')).toHaveText('Show all 13');
      await open(page, site.url);
      await expect(page.getByTestId('related-toggle').locator('.publisher-logo')).toHaveCount(3);
    } finally {
      await site.stop();
    }
  });
});
