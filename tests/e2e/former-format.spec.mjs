// The page reads exports of the format before, which a host may still have.
import { cp, rm } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './hosts.mjs';
import { cards, expect, isReady, stories, test, titles } from './support/page.mjs';
import { serveCopy } from './support/site.mjs';

const EXPORT = join(ROOT, 'tests', 'fixtures', 'format-2');
const files = (kind) => readdirSync(EXPORT).filter((name) => name.startsWith(`${kind}-`)).map((name) => JSON.parse(readFileSync(join(EXPORT, name), 'utf8')));
const all = files('cards').flatMap((file) => file.cards);
const texts = new Map(files('stories').flatMap((file) => file.stories).map((story) => [story.slug, story]));
const manifest = JSON.parse(readFileSync(join(EXPORT, 'manifest.json'), 'utf8'));

test.describe('an export of format 2', () => {
  let site;
  test.beforeAll(async () => {
    site = await serveCopy(async (folder) => {
      for (const name of ['data', 'article', 'topic']) await rm(join(folder, name), { recursive: true, force: true });
      await cp(EXPORT, join(folder, 'data'), { recursive: true });
    });
  });
  test.afterAll(() => site.stop());

  test('is listed, filtered, searched and read', async ({ page }) => {
    expect(manifest.format).toBe(2);
    await page.goto(site.url);
    await isReady(page);
    const count = page.getByTestId('count');
    await expect(count).toHaveText(stories(all.length));

    const topic = manifest.topics.findIndex(({ stories }) => stories > 1 && stories < all.length);
    await page.goto(`${site.url}?topic=${manifest.topics[topic].slug}`);
    await isReady(page);
    await expect(count).toContainText(String(manifest.topics[topic].stories));

    // A whole title as a phrase, and then a slip in one of its words.
    const searched = all.at(-1);
    await page.goto(`${site.url}?q=${encodeURIComponent(`"${searched.title}"`)}`);
    await isReady(page);
    await expect(titles(page).first()).toHaveText(searched.title);
    await expect(cards(page)).toHaveCount(1);

    const linked = all.find(({ slug }) => texts.get(slug).also?.length > 1);
    await page.goto(`${site.url}article/${linked.slug}/`);
    await isReady(page);
    await expect(page.getByTestId('story').getByRole('heading', { level: 1 })).toHaveText(linked.title);
    const links = page.getByRole('complementary').locator('a[href*="article/"]');
    await expect.poll(() => links.count()).toBeGreaterThanOrEqual(texts.get(linked.slug).also.length);
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(page.troubles.filter((trouble) => !/404/.test(trouble))).toEqual([]);
  });

  test('has newer links in files of their own', async ({ page }) => {
    const [directory] = files('directory');
    const [{ later }] = files('later');
    const [row] = Object.keys(later);
    expect(directory.shards.rows[0]).toBe(all.length);
    const card = all[Number(row)];
    await page.goto(`${site.url}article/${card.slug}/`);
    await expect(page.getByTestId('story').getByRole('heading', { level: 1 })).toHaveText(card.title);
    for (const { slug } of later[row].slice(0, 2)) {
      await expect(page.locator(`a[href*="article/${slug}/"]`).first()).toBeVisible();
    }
  });
});
