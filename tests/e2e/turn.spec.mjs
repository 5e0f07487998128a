// From one page to another: view transitions, where the browser has them.
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

test('the headline that is followed becomes that of the page, and the head is there before the text', async ({ page }) => {
  let release;
  const seen = new Promise((done) => (release = done));
  await page.route('**/data/stories-*', async (route) => {
    await seen;
    await route.continue();
  });
  await open(page);
  // So slow that it can be looked at.
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
  await expect(page.locator('.story .facts')).toBeVisible();
  await expect(headline(page)).toBeFocused();
  expect(page.troubles).toEqual([]);
});

test('Back, Forward and Back before a page has turned end where the address is', async ({ page }) => {
  await open(page);
  await titles(page).first().click();
  await expect(headline(page)).toBeVisible();
  for (const wait of [0, 5, 15, 40]) {
    await page.evaluate(async (wait) => {
      const pause = () => new Promise((done) => setTimeout(done, wait));
      const turned = () => new Promise((done) => addEventListener('popstate', done, { once: true }));
      for (const step of ['back', 'forward', 'back', 'forward']) {
        const arrived = turned();
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

test('a click while the page turns is a click on the page', async ({ page }) => {
  await open(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 0.01 });
  await titles(page).first().click();
  await expect.poll(() => animations(page)).not.toEqual([]);
  const { x, y, width, height } = await page.locator('.masthead .name a').boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  // It would be over after a quarter of a minute.
  await expect(cards(page).first()).toBeVisible({ timeout: 5_000 });
});

test.describe('without motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('turning takes no time', async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      window.longest = 0;
      const look = () => {
        for (const { effect } of document.getAnimations()) window.longest = Math.max(window.longest, effect.getComputedTiming().endTime);
        requestAnimationFrame(look);
      };
      look();
    });
    await titles(page).first().click();
    await expect(headline(page)).toBeFocused();
    expect(await page.evaluate(() => window.longest)).toBe(0);
  });
});

test('a browser without view transitions goes from page to page all the same', async ({ page }) => {
  await page.addInitScript(() => delete Document.prototype.startViewTransition);
  await open(page);
  const title = await titles(page).first().textContent();
  await titles(page).first().click();
  await expect(headline(page)).toHaveText(title);
  await page.goBack();
  await expect(titles(page).first()).toHaveText(title);
  expect(page.troubles).toEqual([]);
});

test('a picture is fetched as wide as it is shown', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page);
  // Not one whose wide picture the front page has fetched.
  const { card } = archive.list.slice(30).find(({ card }) => card.picture?.smaller?.length && card.picture.width > 640);
  const [own] = card.picture.url.split('.');
  await page.goto(`?q=${encodeURIComponent(card.title)}`);
  const picture = cards(page).filter({ has: page.locator(`[href*="article/${card.slug}/"]`) }).locator('.card-picture img');
  await expect.poll(() => picture.evaluate((img) => img.currentSrc)).toContain(`${own}-320.jpg`);
  expect(await picture.evaluate((img) => img.complete && img.naturalWidth > 0)).toBe(true);
});
