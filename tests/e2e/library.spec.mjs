// My library: read and saved stories, muted publishers, saved searches, visits; and the layouts of the list.
import AxeBuilder from '@axe-core/playwright';
import { readArchive } from './support/archive.mjs';
import { cards, expect, isReady, open, search, stories, test, titles } from './support/page.mjs';

const archive = readArchive();
const list = archive.list;
const storageKey = (page) => page.evaluate(() => `broadsheet-reader ${document.baseURI.replace(/[^/]*$/, '')}`);
const stored = async (page) => JSON.parse(await page.evaluate((key) => localStorage[key], await storageKey(page)));
const readerList = (page, name) => page.locator(`[data-testid="reader-list"][data-topic="${name}"]`);
const readerListCount = (page, name) => readerList(page, name).getByTestId('reader-list-count');
const save = (page) => cards(page).first().getByTestId('save');

test('a story is saved, listed, and removed', async ({ page }) => {
  await open(page);
  const title = await titles(page).first().textContent();
  await save(page).click();
  await expect(save(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(readerListCount(page, 'saved')).toHaveText('1');
  await readerList(page, 'saved').click();
  await expect.poll(() => search(page)).toBe('?show=saved');
  await expect(page.getByTestId('count')).toHaveText('1 story');
  await page.reload();
  await isReady(page);
  await expect(titles(page)).toHaveText([title]);
  await save(page).click();
  await expect(page.getByTestId('empty')).toBeVisible();
});

test('an opened story is read, and stays in the unread list until that is left', async ({ page }) => {
  await open(page, '?show=unread');
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
  await titles(page).first().click();
  // A story counts as read once its text has loaded.
  await expect(page.locator('.story .facts').first()).toBeVisible();
  await page.goBack();
  await isReady(page);
  await expect(cards(page).first()).toHaveClass(/\bread\b/);
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
  await readerList(page, 'unread').click();
  await readerList(page, 'unread').click();
  await expect(page.getByTestId('count')).toHaveText(stories(list.length - 1));
});

test('a muted publisher is hidden, with a note, and can be shown again', async ({ page }) => {
  const publisher = list[0].publisher?.name ?? (await open(page), await cards(page).first().locator('.publisher').textContent());
  await open(page, 'library/');
  const box = page.getByTestId('mute-word');
  await box.fill(publisher);
  await box.press('Enter');
  await expect(page.getByTestId('muted-value')).toContainText(publisher);
  await page.getByRole('link', { name: 'Back', exact: false }).or(page.locator('.name a')).first().click();
  await isReady(page);
  const note = page.getByTestId('muted-note');
  await expect(note).toContainText('muted.');
  const muted = Number.parseInt((await note.textContent()).replace(/\D/g, ''), 10);
  await expect(page.getByTestId('count')).toHaveText(stories(list.length - muted));
  await expect(cards(page).locator('.publisher', { hasText: publisher })).toHaveCount(0);
  await note.getByRole('button').click();
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
});

test('a publisher is muted and unmuted on the page of a story', async ({ page }) => {
  await open(page, `article/${list[0].slug}/`);
  await page.locator('.mute-menu summary').click();
  const switches = page.getByTestId('mute');
  const names = await switches.allTextContents();
  expect(names[0]).toBe(list[0].provider.name);
  await switches.first().click();
  await expect(switches.first()).toHaveAttribute('aria-pressed', 'true');
  await page.locator('.name a').click();
  await isReady(page);
  const muted = list.filter(({ provider }) => provider.name === names[0]).length;
  await expect(page.getByTestId('count')).toHaveText(stories(list.length - muted));
  await page.goBack();
  await page.locator('.mute-menu summary').click();
  await switches.first().click();
  await expect(switches.first()).toHaveAttribute('aria-pressed', 'false');
  await page.locator('.name a').click();
  await isReady(page);
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
});

test('a muted word hides the stories that contain it', async ({ page }) => {
  const word = list.map(({ title }) => /\b[a-z]{7,}\b/i.exec(title)?.[0]).find(Boolean);
  await open(page, 'library/');
  await page.getByTestId('mute-word').fill(word);
  await page.getByTestId('mute-word').press('Enter');
  await expect(page.getByTestId('muted-value')).toContainText(word.toLowerCase());
  await open(page, `?q="${word}"`);
  await expect(page.getByTestId('muted-note')).toContainText('muted.');
  await expect(page.getByTestId('empty')).toBeVisible();
});

test('a search is saved, and its new stories are counted', async ({ page }) => {
  const topic = archive.manifest.topics[0];
  await open(page, `?topic=${topic.slug}`);
  await page.getByTestId('save-search').click();
  await expect(page.getByTestId('save-search')).toHaveAttribute('aria-pressed', 'true');
  // As if it had been saved long ago.
  await page.evaluate((key) => {
    const reader = JSON.parse(localStorage[key]);
    reader.searches[0].until = 0;
    localStorage[key] = JSON.stringify(reader);
  }, await storageKey(page));
  await open(page, 'library/');
  const link = page.getByTestId('saved-search');
  await expect(link).toHaveText(topic.name);
  await expect(link.locator('xpath=..')).toContainText(/\d+ new/);
  await link.click();
  await expect.poll(() => search(page)).toBe(`?topic=${topic.slug}`);
  await expect.poll(async () => (await stored(page)).searches[0].until).toBeGreaterThan(0);
});

test('the library can be exported, deleted and imported', async ({ page }) => {
  await open(page);
  await save(page).click();
  await open(page, 'library/');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export').click()]);
  expect(download.suggestedFilename()).toBe('broadsheet-reader.json');
  const file = await download.path();
  page.on('dialog', (dialog) => dialog.accept());
  await page.getByTestId('delete-library').click();
  await expect(page.getByTestId('library')).toContainText('0 saved stories');
  await page.getByTestId('import').setInputFiles(file);
  await expect(page.getByTestId('library')).toContainText('1 saved story');
  await page.getByTestId('import').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('<p>') });
  await expect(page.getByTestId('library-notice')).toContainText('broadsheet-reader.json');
  await expect(page.getByTestId('library')).toContainText('1 saved story');
});

test('an unreadable library is backed up before it is overwritten', async ({ page }) => {
  await open(page);
  const key = await storageKey(page);
  const newer = '{"reader":99,"read":"otherwise"}';
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, newer]);
  await page.reload();
  await isReady(page);
  await save(page).click();
  await expect.poll(async () => (await stored(page)).saved.length).toBe(1);
  expect(await page.evaluate((key) => localStorage[`${key} aside`], key)).toBe(newer);
  await page.goto('library/');
  page.on('dialog', (dialog) => dialog.accept());
  await page.getByTestId('delete-library').click();
  await expect.poll(() => page.evaluate((key) => localStorage[`${key} aside`] ?? null, key)).toBeNull();
});

test('tabs share the library', async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await isReady(other);
  await save(page).click();
  await expect(readerListCount(other, 'saved')).toHaveText('1');
});

test('new stories since the last visit are counted and marked', async ({ page }) => {
  await open(page);
  await page.evaluate(([key, minute]) => {
    const day = Math.floor(Date.now() / 60_000) - 3 * 1440;
    localStorage[key] = JSON.stringify({ reader: 1, now: { at: day, newest: minute } });
  }, [await storageKey(page), list[2].minute]);
  await page.reload();
  await isReady(page);
  const newStories = list.filter(({ minute }) => minute !== null && minute > list[2].minute).length;
  await expect(page.getByTestId('new-since-visit')).toContainText(`${newStories} new since`);
  await expect(cards(page).nth(0)).toHaveClass(/\bnew\b/);
  await expect(cards(page).nth(2)).not.toHaveClass(/\bnew\b/);
});

test('blocked storage: a notice, and everything else works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
  });
  await page.goto('./');
  await isReady(page);
  await save(page).click();
  await expect(save(page)).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('link', { name: 'My library' }).click();
  await expect(page.getByTestId('library-notice')).toContainText('saves nothing');
  expect(page.troubles).toEqual([]);
});

test.describe('the front page', () => {
  test.use({ density: 'front' });

  test('has one lead, four secondary leads, then the newest by day', async ({ page }) => {
    await open(page);
    await expect(page.locator('.story-list > .first-lead')).toHaveCount(1);
    await expect(page.locator('.story-list > .secondary-lead')).toHaveCount(4);
    await expect(page.getByTestId('count')).toHaveText(stories(list.length));
    const leads = await page.locator('.first-lead, .secondary-lead').getByTestId('card-title').allTextContents();
    const sixth = list.find(({ title }) => !leads.includes(title));
    await expect(page.locator('.story-list > li:nth-child(6) [data-testid="card-title"]')).toHaveText(sixth.title);
    await expect(page.locator('.story-list > li:nth-child(6) .day-heading')).toBeVisible();
    const report = await new AxeBuilder({ page }).analyze();
    expect(report.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('can be changed to a list or headlines, which is remembered', async ({ page }) => {
    await open(page);
    await page.getByTestId('density').selectOption('headlines');
    await expect(page.locator('.story-list.headlines')).toBeVisible();
    await expect(titles(page).first()).toHaveText(list[0].title);
    await expect(cards(page).first().locator('.excerpt')).toBeHidden();
    await page.goto('./');
    await isReady(page);
    await expect(page.getByTestId('density')).toHaveValue('headlines');
    await expect(titles(page).first()).toHaveText(list[0].title);
    await page.getByTestId('density').selectOption('front');
    await expect(page.locator('.story-list > .secondary-lead')).toHaveCount(4);
  });
});

test('axe finds nothing in the library', async ({ page }) => {
  await open(page);
  await save(page).click();
  await open(page, 'library/');
  const report = await new AxeBuilder({ page }).analyze();
  expect(report.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
