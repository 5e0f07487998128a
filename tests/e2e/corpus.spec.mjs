// The real records in ../shared/corpus. In a clone without them, these tests are skipped.
import AxeBuilder from '@axe-core/playwright';
import { CORPUS, CORPUS_URL, HAS_CORPUS, NO_CORPUS, RECORDS } from './hosts.mjs';
import { ampLink, mainLink, readArchive } from './support/archive.mjs';
import { cards, expect, isReady, plain, readList, stories, test, titles, topicButton } from './support/page.mjs';
import { readSource } from './support/source.mjs';

test.describe('the real records', () => {
  test.skip(!HAS_CORPUS, NO_CORPUS);
  const archive = HAS_CORPUS ? readArchive(CORPUS) : null;
  test.use({ baseURL: CORPUS_URL });

  test('every published record is shown, in order', async ({ page }) => {
    const { manifest, list } = archive;
    const published = readSource(RECORDS).filter(({ isPublished }) => isPublished);
    expect(manifest.totals.stories).toBe(published.length);
    expect(manifest.totals.stories).toBe(108);
    expect(manifest.totals.undated, 'courses and collections have no date').toBeGreaterThan(0);
    await page.goto('./');
    await isReady(page);
    await expect(page.getByTestId('count')).toHaveText(stories(list.length));
    const shown = await readList(page, list.length, (card) => ({
      title: card.querySelector('[data-testid="card-title"]').textContent,
      time: card.querySelector('time')?.dateTime ?? '0001-01-01',
      text: card.textContent,
    }));
    expect(shown.map(({ title }) => plain(title))).toEqual(list.map(({ title }) => plain(title)));
    const times = shown.map(({ time }) => Date.parse(time));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    // Entities and tags became text. (Some records are escaped twice, `&amp;quot;`: one layer stays.)
    const twice = new Set(readSource(RECORDS).flatMap(({ head }) => [...head.matchAll(/&amp;(\w+;)/g)].map(([, rest]) => `&${rest}`)));
    const left = shown.map(({ text }) => text).join(' ').match(/&(?:#\d+|#x[\da-f]+|\w+);|<\/?(?:p|br|a|strong|em|div|span)\b/gi) ?? [];
    expect(left.filter((entity) => !twice.has(entity))).toEqual([]);
    expect(page.troubles).toEqual([]);
  });

  test('topic counts match the records', async ({ page }) => {
    await page.goto('./');
    await isReady(page);
    for (const topic of archive.manifest.topics) {
      await expect(topicButton(page, topic.name).getByTestId('topic-count')).toHaveText(String(archive.matching(topic.slug).length));
    }
    const topic = [...archive.manifest.topics].sort((a, b) => a.stories - b.stories)[0];
    await topicButton(page, topic.name).click();
    const matching = archive.matching(topic.slug);
    await expect(page.getByTestId('count')).toHaveText(stories(matching.length));
    const shown = await readList(page, matching.length, (card) => card.querySelector('[data-testid="card-title"]').textContent);
    expect(shown.map(plain)).toEqual(matching.map(({ title }) => plain(title)));
  });

  test('a story of each type opens, with and without an address', async ({ page, baseURL }) => {
    const foreignRequests = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL)) foreignRequests.push(request.url());
    });
    const samples = new Map();
    for (const story of archive.list) {
      const sort = `${story.kind}, ${mainLink(story.story) ? 'with' : 'without'} an address, ${story.minute === null ? 'undated' : 'dated'}`;
      if (!samples.has(sort)) samples.set(sort, story);
    }
    expect(samples.size).toBeGreaterThan(3);
    for (const [sort, story] of samples) {
      await page.goto(`article/${story.slug}/`);
      const shown = page.getByTestId('story');
      await expect(shown.getByRole('heading', { level: 1 }), sort).toHaveText(story.title);
      const address = mainLink(story.story);
      const link = shown.getByRole('link', { name: /^(Read|Watch) it at/ });
      if (address) await expect(link, sort).toHaveAttribute('href', address);
      else await expect(link, sort).toHaveCount(0);
      if (ampLink(story.story)) await expect(shown.getByRole('link', { name: 'AMP version' })).toHaveAttribute('href', ampLink(story.story));
      const parts = (story.story.items ?? []).filter((item) => item.story);
      if (parts.length) await expect(page.getByRole('region', { name: 'In this collection' }).getByRole('link')).toHaveText(parts.map((item) => item.story.title));
      await expect(page.getByTestId('related')).not.toContainText('Loading');
    }
    expect(foreignRequests, 'no picture of another host is requested').toEqual([]);
    expect(page.troubles).toEqual([]);
  });

  test('axe finds nothing on the list and on a story', async ({ page }) => {
    for (const path of ['./', `article/${archive.list[0].slug}/`]) {
      await page.goto(path);
      await isReady(page);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(' ')}`), path).toEqual([]);
    }
  });
});
