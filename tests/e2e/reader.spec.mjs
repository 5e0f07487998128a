// What a reader keeps: read, saved, muted, searches, visits; and the front page, the densities.
import AxeBuilder from '@axe-core/playwright';
import { readArchive } from './support/archive.mjs';
import { cards, expect, isReady, open, search, stories, test, titles } from './support/page.mjs';

const archive = readArchive();
const list = archive.list;
const KEY = (page) => page.evaluate(() => `broadsheet-reader ${document.baseURI.replace(/[^/]*$/, '')}`);
const kept = async (page) => JSON.parse(await page.evaluate((key) => localStorage[key], await KEY(page)));
const mine = (page, name) => page.locator(`[data-testid="mine"][data-topic="${name}"]`);
const mineCount = (page, name) => mine(page, name).getByTestId('mine-count');
const save = (page) => cards(page).first().getByTestId('save');

test('a story is saved, found again in its list, and given up', async ({ page }) => {
  await open(page);
  const title = await titles(page).first().textContent();
  await save(page).click();
  await expect(save(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(mineCount(page, 'saved')).toHaveText('1');
  await mine(page, 'saved').click();
  await expect.poll(() => search(page)).toBe('?show=saved');
  await expect(page.getByTestId('count')).toHaveText('1 story');
  await page.reload();
  await isReady(page);
  await expect(titles(page)).toHaveText([title]);
  await save(page).click();
  await expect(page.getByTestId('empty')).toBeVisible();
});

test('a story that was opened is read, and stays in the list of unread ones until that is left', async ({ page }) => {
  await open(page, '?show=unread');
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
  await titles(page).first().click();
  // A story whose text has not come is not read.
  await expect(page.locator('.story .facts')).toBeVisible();
  await page.goBack();
  await isReady(page);
  await expect(cards(page).first()).toHaveClass(/\bread\b/);
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
  await mine(page, 'unread').click();
  await mine(page, 'unread').click();
  await expect(page.getByTestId('count')).toHaveText(stories(list.length - 1));
});

test('what is muted is kept out, says so, and comes back', async ({ page }) => {
  const publisher = list[0].publisher?.name ?? (await open(page), await cards(page).first().locator('.publisher').textContent());
  await open(page, 'yours/');
  const box = page.getByTestId('mute-word');
  await box.fill(publisher);
  await box.press('Enter');
  await expect(page.getByTestId('muted-value')).toContainText(publisher);
  await page.getByRole('link', { name: 'Back', exact: false }).or(page.locator('.name a')).first().click();
  await isReady(page);
  const note = page.getByTestId('muted');
  await expect(note).toContainText('muted.');
  const muted = Number.parseInt((await note.textContent()).replace(/\D/g, ''), 10);
  await expect(page.getByTestId('count')).toHaveText(stories(list.length - muted));
  await expect(cards(page).locator('.publisher', { hasText: publisher })).toHaveCount(0);
  await note.getByRole('button').click();
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
});

test('a publisher and a topic are muted on the page of a story, and heard again', async ({ page }) => {
  await open(page, `article/${list[0].slug}/`);
  await page.locator('.muting summary').click();
  const switches = page.getByTestId('mute');
  const names = await switches.allTextContents();
  expect(names[0]).toBe(list[0].provider.name);
  await switches.first().click();
  await expect(switches.first()).toHaveAttribute('aria-pressed', 'true');
  await page.locator('.name a').click();
  await isReady(page);
  const of = list.filter(({ provider }) => provider.name === names[0]).length;
  await expect(page.getByTestId('count')).toHaveText(stories(list.length - of));
  await page.goBack();
  await page.locator('.muting summary').click();
  await switches.first().click();
  await expect(switches.first()).toHaveAttribute('aria-pressed', 'false');
  await page.locator('.name a').click();
  await isReady(page);
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));
});

test('a muted word is searched for', async ({ page }) => {
  const word = list.map(({ title }) => /\b[a-z]{7,}\b/i.exec(title)?.[0]).find(Boolean);
  await open(page, 'yours/');
  await page.getByTestId('mute-word').fill(word);
  await page.getByTestId('mute-word').press('Enter');
  await expect(page.getByTestId('muted-value')).toContainText(word.toLowerCase());
  await open(page, `?q="${word}"`);
  await expect(page.getByTestId('muted')).toContainText('muted.');
  await expect(page.getByTestId('empty')).toBeVisible();
});

test('a search is kept, and its news are counted', async ({ page }) => {
  const topic = archive.manifest.topics[0];
  await open(page, `?topic=${topic.slug}`);
  await page.getByTestId('keep-search').click();
  await expect(page.getByTestId('keep-search')).toHaveAttribute('aria-pressed', 'true');
  // As if it had been kept long ago.
  await page.evaluate((key) => {
    const reader = JSON.parse(localStorage[key]);
    reader.searches[0].until = 0;
    localStorage[key] = JSON.stringify(reader);
  }, await KEY(page));
  await open(page, 'yours/');
  const link = page.getByTestId('kept-search');
  await expect(link).toHaveText(topic.name);
  await expect(link.locator('xpath=..')).toContainText(/\d+ new/);
  await link.click();
  await expect.poll(() => search(page)).toBe(`?topic=${topic.slug}`);
  await expect.poll(async () => (await kept(page)).searches[0].until).toBeGreaterThan(0);
});

test('everything kept can be taken away as a file, forgotten, and added again', async ({ page }) => {
  await open(page);
  await save(page).click();
  await open(page, 'yours/');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export').click()]);
  expect(download.suggestedFilename()).toBe('broadsheet-reader.json');
  const file = await download.path();
  page.on('dialog', (dialog) => dialog.accept());
  await page.getByTestId('forget').click();
  await expect(page.getByTestId('yours')).toContainText('0 saved stories');
  await page.getByTestId('import').setInputFiles(file);
  await expect(page.getByTestId('yours')).toContainText('1 saved story');
  await page.getByTestId('import').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('<p>') });
  await expect(page.getByTestId('yours-said')).toContainText('broadsheet-reader.json');
  await expect(page.getByTestId('yours')).toContainText('1 saved story');
});

test('what cannot be read is put aside before something else is kept', async ({ page }) => {
  await open(page);
  const key = await KEY(page);
  const newer = '{"reader":99,"read":"otherwise"}';
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, newer]);
  await page.reload();
  await isReady(page);
  await save(page).click();
  await expect.poll(async () => (await kept(page)).saved.length).toBe(1);
  expect(await page.evaluate((key) => localStorage[`${key} aside`], key)).toBe(newer);
  await page.goto('yours/');
  page.on('dialog', (dialog) => dialog.accept());
  await page.getByTestId('forget').click();
  await expect.poll(() => page.evaluate((key) => localStorage[`${key} aside`] ?? null, key)).toBeNull();
});

test('what one tab keeps the other knows', async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await isReady(other);
  await save(page).click();
  await expect(mineCount(other, 'saved')).toHaveText('1');
});

test('news since the last visit are counted and marked', async ({ page }) => {
  await open(page);
  await page.evaluate(([key, minute]) => {
    const day = Math.floor(Date.now() / 60_000) - 3 * 1440;
    localStorage[key] = JSON.stringify({ reader: 1, now: { at: day, newest: minute } });
  }, [await KEY(page), list[2].minute]);
  await page.reload();
  await isReady(page);
  const news = list.filter(({ minute }) => minute !== null && minute > list[2].minute).length;
  await expect(page.getByTestId('news')).toContainText(`${news} new since`);
  await expect(cards(page).nth(0)).toHaveClass(/\bnew\b/);
  await expect(cards(page).nth(2)).not.toHaveClass(/\bnew\b/);
});

test('blocked storage: a quiet word, all else works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
  });
  await page.goto('./');
  await isReady(page);
  await save(page).click();
  await expect(save(page)).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('link', { name: 'My library' }).click();
  await expect(page.getByTestId('yours-said')).toContainText('saves nothing');
  expect(page.troubles).toEqual([]);
});

test.describe('the front page', () => {
  test.use({ density: 'front' });

  test('has a lead, four beside one another, then the newest under their days', async ({ page }) => {
    await open(page);
    await expect(page.locator('.river > .first-lead')).toHaveCount(1);
    await expect(page.locator('.river > .second')).toHaveCount(4);
    await expect(page.getByTestId('count')).toHaveText(stories(list.length));
    const leads = await page.locator('.first-lead, .second').getByTestId('card-title').allTextContents();
    const sixth = list.find(({ title }) => !leads.includes(title));
    await expect(page.locator('.river > li:nth-child(6) [data-testid="card-title"]')).toHaveText(sixth.title);
    await expect(page.locator('.river > li:nth-child(6) .day-line')).toBeVisible();
    const report = await new AxeBuilder({ page }).analyze();
    expect(report.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('gives way to a list and to headlines; the choice is remembered', async ({ page }) => {
    await open(page);
    await page.getByTestId('density').selectOption('headlines');
    await expect(page.locator('.river.headlines')).toBeVisible();
    await expect(titles(page).first()).toHaveText(list[0].title);
    await expect(cards(page).first().locator('.excerpt')).toBeHidden();
    await page.goto('./');
    await isReady(page);
    await expect(page.getByTestId('density')).toHaveValue('headlines');
    await expect(titles(page).first()).toHaveText(list[0].title);
    await page.getByTestId('density').selectOption('front');
    await expect(page.locator('.river > .second')).toHaveCount(4);
  });
});

test('axe finds nothing on the reader’s page', async ({ page }) => {
  await open(page);
  await save(page).click();
  await open(page, 'yours/');
  const report = await new AxeBuilder({ page }).analyze();
  expect(report.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
