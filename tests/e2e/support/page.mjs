// Helpers of the specs for pages.
import { expect, test as base } from '@playwright/test';

export { expect };

/** `test` whose pages collect their errors in `page.troubles`, a list of texts. */
export const test = base.extend({
  /** The layout of lists unless a test chooses another one. */
  density: ['list', { option: true }],
  /** Whether the page compares files with their names. Tests that change files in the right form switch it off. */
  checksNames: [true, { option: true }],
  page: async ({ page, density, checksNames }, use) => {
    if (!checksNames) await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    await page.addInitScript((density) => {
      try {
        localStorage['broadsheet-density'] ??= density;
      } catch {
        // This test blocks storage.
      }
    }, density);
    page.troubles = [];
    page.on('pageerror', (error) => page.troubles.push(`error: ${error.message}`));
    page.on('console', (message) => {
      // A static host answers a deep link with its 404.html, and the browser logs the status.
      const isDeepLink = message.text().includes('status of 404') && !/\.\w+$/.test(new URL(message.location().url || 'about:blank').pathname);
      if (message.type() === 'error' && !isDeepLink) page.troubles.push(`console: ${message.text()}`);
    });
    await use(page);
  },
});

/** Opens an address relative to the site, and waits until all counts are exact. */
export async function open(page, path = './', ready = 'all') {
  await page.goto(path);
  await isReady(page, ready);
  if (ready === 'all') await expect(page.locator('#search:disabled')).toHaveCount(0);
}

export const isReady = (page, ready = 'all') => expect(page.locator('html')).toHaveAttribute('data-ready', ready);

export const cards = (page) => page.getByTestId('card');
export const titles = (page) => page.getByTestId('card-title');
export const topicButton = (page, name) => page.locator(`[data-testid="topic"][data-topic=${JSON.stringify(name)}]`);
export const topicCount = (page, name) => topicButton(page, name).getByTestId('topic-count');
/** Finds the text at the end of a list. */
export const end = (page, total) => page.getByText(`All ${stories(total)}`, { exact: true });
/** Returns the distance of a card from the top of the window, in pixels. */
export const edge = (card) => card.evaluate((element) => Math.round(element.getBoundingClientRect().top));
/** Finds the card of a story. */
export const cardOf = (page, story) =>
  cards(page).filter({ has: page.locator(`[data-testid="card-title"][href*="article/${story.slug}/"]`) });
export const titleOf = (page, story) => cardOf(page, story).getByTestId('card-title');
export const scrollY = (page) => page.evaluate(() => Math.round(window.scrollY));
/** Returns the query of the address as a search part, also if it is the page of a topic. */
export const search = (page) => {
  const { pathname, search } = new URL(page.url());
  const [, topic] = /\/topic\/([^/]+)\/$/.exec(pathname) ?? [];
  return topic ? `?topic=${topic}` : search;
};

/** Serves 404.html for story pages, as for stories that are too old to be prerendered. */
export const withoutPages = (page) =>
  page.route(/\/article\/[^/]+\/(\?|$)/, async (route) => {
    const shell = await route.fetch({ url: new URL('/404.html', route.request().url()).href });
    await route.fulfill({ response: shell, status: 404 });
  });
/** Collapses white space. */
export const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** Formats a number of stories as the page does. */
export const stories = (count) => `${count} ${count === 1 ? 'story' : 'stories'}`;

/** Makes the window high enough for all stories of a list, at most 90. */
export async function showAll(page, total) {
  await page.setViewportSize({ width: page.viewportSize().width, height: 400 * total + 2000 });
  await expect(cards(page)).toHaveCount(total);
}

/** Scrolls through a list and reads each card once, in order; `read(card)` runs in the page. */
export async function readList(page, total, read) {
  const found = new Map();
  // The previous list stays until the first cards of the new one have loaded.
  await expect(page.locator('.story-list')).toHaveAttribute('aria-busy', 'false');
  await page.evaluate(() => window.scrollTo(0, 0));
  for (let steps = 0; found.size < total && steps < total + 50; steps += 1) {
    const items = await page.locator('.story-list > li').evaluateAll((all, source) => {
      const read = new Function(`return (${source})`)();
      const cards = all.map((item) => [Number(item.getAttribute('aria-posinset')), item.querySelector('[data-testid="card"]')]);
      return cards.filter(([, card]) => card).map(([index, card]) => [index, read(card)]);
    }, read.toString());
    for (const [index, what] of items) found.set(index, what);
    await page.evaluate(() => window.scrollBy(0, window.innerHeight));
    // A row that is still loading would be passed by.
    await page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await frame();
      for (let frames = 0; frames < 200 && document.querySelector('.story-list .skeleton'); frames += 1) await frame();
    });
  }
  expect(found.size).toBe(total);
  return [...found].sort(([a], [b]) => a - b).map(([, what]) => what);
}

/** Scrolls down until the card of a story is in the document, and brings it into view. */
export async function scrollTo(page, story) {
  const card = cardOf(page, story);
  await expect(async () => {
    if ((await card.count()) === 0) {
      await page.evaluate(() => window.scrollBy(0, window.innerHeight));
      throw new Error(`${story.slug} is not in the document yet`);
    }
  }).toPass({ intervals: [50] });
  await titleOf(page, story).evaluate((link) => link.scrollIntoView({ block: 'center' }));
  await expect(titleOf(page, story)).toBeInViewport();
  // The list adjusts its position when scrolling has stopped.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  return card;
}

/** Returns one page of each kind. */
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
