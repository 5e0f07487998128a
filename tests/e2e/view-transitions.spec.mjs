// View transitions between pages.
import { readArchive } from './support/archive.mjs';
import { cards, expect, open, test, titles } from './support/page.mjs';

const archive = readArchive();
const headline = (page) => page.locator('main h1.headline');
const animations = (page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => effect.pseudoElement?.startsWith('::view-transition'))
      .map(({ effect }) => ({ of: effect.pseudoElement, time: effect.getComputedTiming().endTime })),
  );

/** Opens the list, and waits until a click on a story needs no request for a part. */
async function openWithParts(page) {
  await open(page);
  await page.waitForLoadState('networkidle');
}

/** The files that a click on a story waits for. */
const WAITS = {
  text: { held: '**/data/stories-*', open: openWithParts },
  'code of the story page': { held: '**/broadsheet-story-*.wasm', open },
};

for (const [name, { held, open }] of Object.entries(WAITS)) {
  test(`the headline moves to the story page, which shows it before its ${name} has loaded`, async ({ page }) => {
    let release;
    const isReleased = new Promise((done) => (release = done));
    await page.route(held, async (route) => {
      await isReleased;
      await route.continue();
    });
    await open(page);
    // Slow enough to be observed.
    const session = await page.context().newCDPSession(page);
    await session.send('Animation.enable');
    await session.send('Animation.setPlaybackRate', { playbackRate: 0.01 });
    const title = await titles(page).nth(1).textContent();
    await titles(page).nth(1).click();
    await expect.poll(async () => (await animations(page)).map(({ of }) => of)).toContain('::view-transition-group(headline)');
    await expect(headline(page)).toHaveText(title);
    await expect(page.locator('.story .text-skeleton')).toBeVisible();
    await session.send('Animation.setPlaybackRate', { playbackRate: 1 });
    release();
    await expect(page.locator('.story .facts').first()).toBeVisible();
    await expect(headline(page)).toBeFocused();
    expect(page.troubles).toEqual([]);
  });
}

test('quick Back and Forward during transitions end at the right page', async ({ page }) => {
  await open(page);
  await titles(page).first().click();
  await expect(headline(page)).toBeVisible();
  for (const wait of [0, 5, 15, 40]) {
    await page.evaluate(async (wait) => {
      const pause = () => new Promise((done) => setTimeout(done, wait));
      const popstate = () => new Promise((done) => addEventListener('popstate', done, { once: true }));
      for (const step of ['back', 'forward', 'back', 'forward']) {
        const arrived = popstate();
        history[step]();
        await arrived;
        await pause();
      }
    }, wait);
    await expect(page).toHaveURL(/article/);
    await expect(headline(page)).toBeVisible();
    await expect(cards(page)).toHaveCount(0);
  }
  await page.goBack();
  await expect(cards(page).first()).toBeVisible();
  await expect(headline(page)).toHaveCount(0);
  expect(page.troubles).toEqual([]);
});

test('a click during a transition reaches the page', async ({ page }) => {
  await openWithParts(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 0.01 });
  await titles(page).first().click();
  await expect.poll(() => animations(page)).not.toEqual([]);
  const { x, y, width, height } = await page.locator('.masthead .name a').boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  // The slowed transition would take 15 seconds.
  await expect(cards(page).first()).toBeVisible({ timeout: 5_000 });
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a transition takes no time', async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      window.longestAnimation = 0;
      const measure = () => {
        for (const { effect } of document.getAnimations()) window.longestAnimation = Math.max(window.longestAnimation, effect.getComputedTiming().endTime);
        requestAnimationFrame(measure);
      };
      measure();
    });
    await titles(page).first().click();
    await expect(headline(page)).toBeFocused();
    expect(await page.evaluate(() => window.longestAnimation)).toBe(0);
  });
});

test('navigation works without view transitions', async ({ page }) => {
  await page.addInitScript(() => delete Document.prototype.startViewTransition);
  await open(page);
  const title = await titles(page).first().textContent();
  await titles(page).first().click();
  await expect(headline(page)).toHaveText(title);
  await page.goBack();
  await expect(titles(page).first()).toHaveText(title);
  expect(page.troubles).toEqual([]);
});

test('a picture is fetched in the width that is shown', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page);
  // A story whose wide picture is not cached by the front page.
  const { card } = archive.list.slice(30).find(({ card }) => card.picture?.smaller?.length && card.picture.width > 640);
  const [name] = card.picture.url.split('.');
  await page.goto(`?q=${encodeURIComponent(card.title)}`);
  const picture = cards(page).filter({ has: page.locator(`[href*="article/${card.slug}/"]`) }).locator('.card-picture img');
  await expect.poll(() => picture.evaluate((img) => img.currentSrc)).toContain(`${name}-320.jpg`);
  expect(await picture.evaluate((img) => img.complete && img.naturalWidth > 0)).toBe(true);
});
