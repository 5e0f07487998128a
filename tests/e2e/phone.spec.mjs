// Small windows: nothing overflows, targets are large enough, and text is readable.
import { CORPUS, CORPUS_URL, HAS_CORPUS, NO_CORPUS } from './hosts.mjs';
import { readArchive, strangers } from './support/archive.mjs';
import { cardOf, cards, edge, expect, isReady, open, pagesOf, scrollTo, stories, test, topicButton } from './support/page.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const covered = archive.find('story with coverage', ({ story }) => story.related?.length > 4);
const longest = [...list].sort((a, b) => Math.max(...b.title.split(/\s/).map((w) => w.length)) - Math.max(...a.title.split(/\s/).map((w) => w.length)))[0];
const [one, two] = strangers(archive);
const PAGES = {
  ...pagesOf(archive),
  empty: `?topic=${one.slug}&topic=${two.slug}`,
  'story with coverage': `article/${covered.slug}/`,
  'story with the longest word': `article/${longest.slug}/`,
  ...Object.fromEntries(list.filter(({ card }) => /^(ar|ja)/.test(card.locale ?? '')).map((story) => [story.card.locale, `article/${story.slug}/`])),
};

/** Lists elements that overflow the window. */
function overflowing() {
  const width = document.documentElement.clientWidth;
  const out = document.documentElement.scrollWidth > width ? [`page: ${document.documentElement.scrollWidth} of ${width}`] : [];
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || (box.right <= width + 0.5 && box.left >= -0.5)) continue;
    let scroller = element.parentElement;
    while (scroller && !/auto|scroll|hidden|clip/.test(getComputedStyle(scroller).overflowX)) scroller = scroller.parentElement;
    if (!scroller) out.push(`${element.localName}.${element.className?.baseVal ?? element.className}: ${Math.round(box.left)} to ${Math.round(box.right)}`);
  }
  return out;
}

/** Lists links and buttons smaller than 24 by 24 px, except links in running text. */
function smallTargets() {
  return [...document.querySelectorAll('a[href], button, [role="button"], summary, input, select')]
    .filter((target) => target.checkVisibility() && target.getAttribute('aria-hidden') !== 'true')
    .filter((target) => {
      const block = target.closest('p, li, blockquote, dd, td, figcaption');
      const isRunning = target.localName === 'a' && block && [...block.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      return !isRunning;
    })
    .map((target) => ({ box: target.getBoundingClientRect(), target }))
    .filter(({ box }) => box.width > 0 && (box.width < 23.99 || box.height < 23.99))
    .map(({ box, target }) => `${target.localName}.${target.className} “${target.textContent.trim().slice(0, 30)}” in ${target.parentElement.localName}.${target.parentElement.className}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
}

/** Lists texts smaller than 14 px, except text in SVG. */
function smallTexts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || parent.closest('svg, script, style, noscript, sub, sup') || !parent.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < 13.99) small.add(`${parent.localName}.${parent.className} “${walker.currentNode.textContent.trim().slice(0, 30)}”: ${size} px`);
  }
  return [...small];
}

/** Inspects pages, and returns each finding once with the pages that have it. */
function inspector(page) {
  const found = new Map();
  const record = (what, name) => found.set(what, [...new Set([...(found.get(what) ?? []), name])]);
  return {
    inspect: async (name) => {
      for (const [what, finds] of [['overflows', overflowing], ['too small to hit', smallTargets], ['too small to read', smallTexts]]) {
        for (const finding of await page.evaluate(finds)) record(`${what}: ${finding}`, name);
      }
    },
    found: () => [...found].map(([what, names]) => `${what} (${names.join(', ')})`),
  };
}

for (const width of [320, 360]) {
  test(`every page fits ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    const { inspect, found } = inspector(page);
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(path);
      await expect(page.locator('main h1, main [data-testid="card"], main [data-testid="empty"]').first()).toBeVisible();
      if (/^article/.test(path) && name !== 'missing story') await expect(page.getByTestId('related')).not.toContainText('Loading');
      await inspect(name);
    }
    await open(page);
    await page.getByRole('button', { name: /^Filters/ }).click();
    await scrollTo(page, covered);
    await cardOf(page, covered).getByTestId('related-toggle').click();
    await expect(cardOf(page, covered).getByTestId('related-item').first()).toBeVisible();
    for (const topic of [one, two, ...manifest.topics.filter((topic) => topic !== one && topic !== two).slice(0, 2)]) await topicButton(page, topic.name).click();
    await inspect('many filters');
    await page.getByTestId('clear').evaluate((button) => button.click());
    await scrollTo(page, covered);
    await cardOf(page, covered).getByTestId('related-toggle').click();
    await expect(cardOf(page, covered).getByTestId('related-item').first()).toBeVisible();
    await inspect('open panel and filters');
    expect(found()).toEqual([]);
  });

  test(`the real records fit ${width} px`, async ({ page }) => {
    test.skip(!HAS_CORPUS, NO_CORPUS);
    const corpus = readArchive(CORPUS);
    await page.setViewportSize({ width, height: 640 });
    const { inspect, found } = inspector(page);
    for (const [name, path] of Object.entries(pagesOf(corpus))) {
      await page.goto(CORPUS_URL + path);
      await expect(page.locator('main h1, main [data-testid="card"]').first()).toBeVisible();
      await inspect(name);
    }
    expect(found()).toEqual([]);
  });
}

test('wide windows fit every page', async ({ page }) => {
  for (const width of [820, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of ['list', 'story', 'about']) {
      await page.goto(PAGES[name]);
      await expect(page.locator('main h1, main [data-testid="card"]').first()).toBeVisible();
      expect.soft(await page.evaluate(overflowing), `${name} at ${width}`).toEqual([]);
      expect.soft(await page.evaluate(smallTexts), `${name} at ${width}`).toEqual([]);
    }
  }
});

test('on a phone the filters open with a button', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page);
  const button = page.getByRole('button', { name: /^Filters/ });
  const topic = topicButton(page, one.name);
  await expect(topic).toBeHidden();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(topic).toBeVisible();
  await topic.click();
  await expect(page.getByTestId('count')).toHaveText(stories(one.stories));
  await expect(topic, 'the filters stay open').toBeVisible();
  await page.getByRole('button', { name: `Show ${stories(one.stories)}` }).click();
  await expect(topic).toBeHidden();
  await expect(page.getByTestId('chip'), 'the chosen filter stays visible').toBeVisible();
});

test('on a phone the first headline is on the first screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await expect(cards(page).first().getByTestId('card-title')).toBeInViewport();
});

test('on a phone the count stays in view, and Back restores the scroll position', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page);
  const card = await scrollTo(page, list[12]);
  const title = card.getByTestId('card-title');
  await expect(page.getByTestId('count')).toBeInViewport();
  const before = await edge(card);
  await title.click();
  await expect(page.getByTestId('story')).toBeVisible();
  await page.goBack();
  await expect(title).toBeInViewport();
  await expect.poll(async () => Math.abs((await edge(card)) - before)).toBeLessThan(3);
  await isReady(page);
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('no field is so small that the phone enlarges the page around it', async ({ page }) => {
    for (const path of Object.values(PAGES)) {
      await open(page, path);
      const sizes = await page.locator('input:visible, select:visible, textarea:visible').evaluateAll((fields) =>
        fields.map((field) => [field.id || field.className || field.localName, parseFloat(getComputedStyle(field).fontSize)]));
      expect(sizes.filter(([, size]) => size < 16), path).toEqual([]);
    }
    await open(page);
    expect(await page.locator('input:visible, select:visible').count()).toBeGreaterThan(1);
  });
});
