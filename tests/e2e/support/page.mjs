// What the specs do with a page.
import { expect, test as base } from '@playwright/test';

export { expect };

/** `test` whose pages keep what went wrong in them: `page.troubles`, a list of texts. */
export const test = base.extend({
  page: async ({ page }, use) => {
    page.troubles = [];
    page.on('pageerror', (error) => page.troubles.push(`error: ${error.message}`));
    page.on('console', (message) => {
      // A static host answers a deep link with its 404.html, and the browser notes the status.
      const isDeepLink = message.text().includes('status of 404') && !/\.\w+$/.test(new URL(message.location().url || 'about:blank').pathname);
      if (message.type() === 'error' && !isDeepLink) page.troubles.push(`console: ${message.text()}`);
    });
    await use(page);
  },
});

/** Opens an address (relative to the site) and waits until everything on it is exact. */
export async function open(page, path = './', ready = 'all') {
  await page.goto(path);
  await isReady(page, ready);
}

export const isReady = (page, ready = 'all') => expect(page.locator('html')).toHaveAttribute('data-ready', ready);

export const cards = (page) => page.getByTestId('card');
export const titles = (page) => page.getByTestId('card-title');
export const topicButton = (page, name) => page.locator(`[data-testid="topic"][data-topic=${JSON.stringify(name)}]`);
export const topicCount = (page, name) => topicButton(page, name).getByTestId('topic-count');
export const progress = (page, shown, of) => page.getByText(`${shown} of ${of} shown`, { exact: true });
/** The card of a story of the archive. */
export const cardOf = (page, story) =>
  cards(page).filter({ has: page.locator(`[data-testid="card-title"][href*="article/${story.slug}/"]`) });
export const titleOf = (page, story) => cardOf(page, story).getByTestId('card-title');
export const scrollY = (page) => page.evaluate(() => Math.round(window.scrollY));
/** The search part of the page's address. */
export const search = (page) => new URL(page.url()).search;
/** A title as a browser's text content is compared: white space is one space. */
export const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** Counts of stories as the count says them. */
export const stories = (count) => `${count} ${count === 1 ? 'story' : 'stories'}`;

/** Presses "Show more" until there is no more. Does not scroll. */
export async function showAll(page, total) {
  for (let before = -1; ; ) {
    const shown = await cards(page).count();
    if (shown === total) break;
    expect(shown, 'Show more shows more').toBeGreaterThan(before);
    before = shown;
    await page.getByTestId('more').evaluate((button) => button.click());
    await expect(cards(page)).not.toHaveCount(before);
  }
  await expect(page.getByTestId('more')).toHaveCount(0);
}

/** Pages of the archive, one of each sort. */
export function pagesOf(archive) {
  const topic = archive.manifest.topics[0].slug;
  const story = archive.list[0];
  const collection = archive.list.find(({ kind }) => kind === 'collection');
  return {
    list: './',
    filtered: `?topic=${topic}`,
    story: `article/${story.slug}/`,
    ...(collection && { collection: `article/${collection.slug}/` }),
    about: 'about/',
    missing: 'no/such/page',
    'missing story': 'article/no-such-story/',
  };
}
