// The coverage of a story in the panel of its card.
import { ampLink, distance, inPanelOrder, iso, mainLink, pageOf, readArchive } from './support/archive.mjs';
import { cardOf, cards, expect, open, plain, showAll, stories, test } from './support/page.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const covered = archive.find('story with coverage', ({ card, story }) => card.time && story.related?.length > 4 && story.also?.length);

/** Reads the items of a panel. */
const items = (panel) =>
  panel.getByTestId('related-item').evaluateAll((all) =>
    all.map((item) => {
      const [title, amp] = ['p:not(:first-child) a', 'a[aria-label]'].map((what) => item.querySelector(what));
      return {
        title: (title ?? item).textContent,
        href: title?.getAttribute('href') ?? null,
        rel: title?.rel ?? null,
        amp: amp?.getAttribute('href') ?? null,
        publisher: item.querySelector('p').textContent,
        time: item.querySelector('time')?.textContent ?? null,
        datetime: item.querySelector('time')?.dateTime ?? null,
        text: item.textContent,
        pictures: item.querySelectorAll('figure').length,
      };
    }));

/** Checks that a panel shows the coverage of the record. */
async function holds(panel, story) {
  const related = inPanelOrder(story.story.related ?? []);
  await expect(panel.getByTestId('related-item')).toHaveCount(related.length);
  const shown = await items(panel);
  shown.forEach((item, index) => {
    const source = related[index];
    expect(plain(item.title)).toContain(plain(source.title));
    expect(item.href).toBe(mainLink(source) ?? null);
    if (item.href) expect(item.rel).toBe('noopener noreferrer');
    expect(item.amp).toBe(ampLink(source) ?? null);
    expect(item.publisher).toContain(source.provider.name);
    expect(plain(item.text)).toContain(plain(source.excerpt ?? ''));
    expect(item.pictures).toBe(source.images?.[0]?.url ? 1 : 0);
    const time = source.publishedDateTime;
    expect(item.datetime).toBe(time === undefined ? null : iso(time));
    if (time !== undefined && story.card.time !== undefined) expect(item.time).toBe(distance(story.card.time, time));
  });
  const allLinks = [...(story.story.also ?? []), ...story.later];
  // Similar stories come first if the record lists no coverage.
  const isCoverage = ({ why }) => !related.length && why.similar !== undefined;
  const links = [...allLinks.filter(isCoverage), ...allLinks.filter((link) => !isCoverage(link))];
  await expect(panel.getByTestId('related-link')).toHaveCount(links.length);
  const shownLinks = await panel.getByTestId('related-link').evaluateAll((all) =>
    all.map((item) => ({ href: item.querySelector('a').getAttribute('href'), title: item.querySelector('a').textContent, why: item.lastElementChild.textContent })));
  shownLinks.forEach((link, index) => {
    const { slug, title, why } = links[index];
    expect(link.href.split('?')[0]).toBe(`article/${slug}/`);
    expect(plain(link.title)).toBe(plain(title));
    if (why.declared) expect(link.why).toMatch(/listed as coverage/i);
    if (why.similar) expect(link.why).toContain(`Similar title ${(why.similar / 100).toFixed(2)}`);
    for (const topic of why.topics ?? []) expect(link.why).toContain(manifest.topics[topic].name);
    for (const word of why.words ?? []) expect(link.why).toContain(`“${word}”`);
    expect(link.why, 'a reason is a sentence').toMatch(/^\p{Lu}/u);
  });
}

test('a panel opens in its card: best sources first, times relative to the lead, links to the publishers', async ({ page }) => {
  await open(page);
  const card = cardOf(page, covered);
  const toggle = card.getByTestId('related-toggle');
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  const panel = card.getByTestId('related');
  await expect(panel).toBeVisible();
  await holds(panel, covered);
  const qualities = inPanelOrder(covered.story.related).map(({ quality }) => quality ?? -Infinity);
  expect(qualities).toEqual([...qualities].sort((a, b) => b - a));
  await expect(panel.getByRole('heading', { name: 'Coverage' })).toContainText(`${covered.publishers} publishers`);
  await expect(panel.getByRole('heading', { name: 'Related stories in this archive' })).toBeVisible();
  expect(await toggle.evaluate((button) => document.getElementById(button.getAttribute('aria-controls'))?.querySelector('[data-testid="related"]') !== null)).toBe(true);
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await expect(panel).toHaveCount(0);
});

test('coverage before the lead is marked as earlier', async ({ page }) => {
  const story = archive.find('story with earlier coverage', ({ card, story: { related = [] } }) =>
    related.some(({ publishedDateTime: time }) => time < card.time) && related.some(({ publishedDateTime: time }) => time > card.time));
  await open(page, pageOf(story));
  const panel = page.getByTestId('related');
  // The page starts with the order by time.
  await panel.getByRole('button', { name: 'By quality' }).click();
  await holds(panel, story);
  await expect(panel.locator('time', { hasText: / earlier$/ }).first()).toBeVisible();
  await expect(panel.locator('time', { hasText: / later$/ }).first()).toBeVisible();
});

test('the keyboard opens and closes the panel, and the focus stays', async ({ page }) => {
  await open(page);
  const card = cardOf(page, covered);
  const toggle = card.getByTestId('related-toggle');
  await toggle.focus();
  for (const [key, expanded] of [['Enter', 'true'], ['Enter', 'false'], ['Space', 'true'], ['Space', 'false']]) {
    await page.keyboard.press(key);
    await expect(toggle).toHaveAttribute('aria-expanded', expanded);
    await expect(toggle).toBeFocused();
    await expect(card.getByTestId('related')).toHaveCount(expanded === 'true' ? 1 : 0);
  }
  await page.keyboard.press('Enter');
  await expect(card.getByTestId('related-item').first()).toBeVisible();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.closest('[data-testid="related"]') !== null), 'the panel comes next').toBe(true);
});

test('two open panels are still open after a story and Back', async ({ page }) => {
  const [first, second] = list.filter(({ story }) => story.related?.length > 1);
  await open(page);
  for (const story of [first, second]) await cardOf(page, story).getByTestId('related-toggle').click();
  for (const story of [first, second]) await holds(cardOf(page, story).getByTestId('related'), story);
  await expect(page.getByTestId('related')).toHaveCount(2);
  const link = cardOf(page, second).getByTestId('related-link').first().getByRole('link');
  const there = await link.getAttribute('href');
  await link.click();
  await expect(page.getByTestId('story')).toBeVisible();
  expect(page.url()).toContain(there);
  await page.goBack();
  await expect(page.getByTestId('related')).toHaveCount(2);
  for (const story of [first, second]) await expect(cardOf(page, story).getByTestId('related-toggle')).toHaveAttribute('aria-expanded', 'true');
});

test('a story without coverage shows related stories, or a note', async ({ page }) => {
  const isCovered = ({ why }) => why.similar !== undefined;
  const bare = list.filter(({ story, later }) => !story.related?.length && (story.also?.length || later.length) && ![...(story.also ?? []), ...later].some(isCovered))[0];
  const alone = list.find(({ story, later }) => !story.related?.length && !story.also?.length && !later.length);
  await open(page);
  await showAll(page, list.length);
  for (const story of [bare, alone].filter(Boolean)) {
    const card = cardOf(page, story);
    await expect(card.getByTestId('related-toggle')).toHaveText('Related stories');
    await card.getByTestId('related-toggle').click();
    await expect(card.getByRole('heading', { name: 'Coverage' })).toHaveCount(0);
    if (story === alone) await expect(card.getByTestId('related')).toContainText('No other publisher covered');
    else await holds(card.getByTestId('related'), story);
  }
});

test('an older story links to a newer one that lists it as coverage', async ({ page }) => {
  const older = archive.find('story that a later one names', ({ later }) => later.some(({ why }) => why.declared));
  const link = older.later.find(({ why }) => why.declared);
  const newer = archive.bySlug(link.slug);
  expect(newer.row).toBeGreaterThan(older.row);
  const addresses = newer.story.related.map(mainLink);
  expect(addresses.some((address) => [older.story.links.webUrl, older.story.links.originalUrl].includes(address)), 'the newer one names the older one').toBe(true);
  await open(page, pageOf(older));
  const item = page.getByTestId('related-link').filter({ has: page.locator(`a[href="article/${newer.slug}/"]`) });
  await expect(item).toContainText('Listed as coverage');
  await item.getByRole('link').click();
  await expect(page.getByTestId('story').getByRole('heading', { level: 1 })).toHaveText(newer.title);
  // The newer one links back.
  await expect(page.getByTestId('related-link').filter({ has: page.locator(`a[href="article/${older.slug}/"]`) })).toContainText('Listed as coverage');
});

test('links in a filtered list keep the filter', async ({ page }) => {
  const topic = manifest.topics[covered.card.topics[0]];
  await open(page, `?topic=${topic.slug}`);
  const card = cardOf(page, covered);
  await card.getByTestId('related-toggle').click();
  const link = card.getByTestId('related-link').first().getByRole('link');
  await expect(link).toHaveAttribute('href', new RegExp(`\\?topic=${topic.slug}$`));
  await link.click();
  await expect(page.getByTestId('story')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(topic.slug).length));
  await expect(cards(page).first()).toBeVisible();
});
