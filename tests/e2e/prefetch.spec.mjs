// What a control leads to is fetched while the reader is about to use it.
import { readArchive } from './support/archive.mjs';
import { cards, expect, isReady, open, test, titles, topicButton } from './support/page.mjs';

const archive = readArchive();

/** Collects the kinds of the data files that the page asks for, besides pictures. */
function requests(page) {
  const kinds = [];
  page.on('request', (request) => {
    const [, kind] = /\/data\/([a-z]+)-/.exec(new URL(request.url()).pathname) ?? [];
    if (kind && kind !== 'picture') kinds.push(kind);
  });
  return kinds;
}

/** Opens the list, and waits until nothing more is fetched. Returns the further requests. */
async function openQuietly(page) {
  await open(page);
  await page.waitForLoadState('networkidle');
  return requests(page);
}

/** A topic whose list begins with stories that the front page does not show. */
const rareTopic = () => {
  const { topics } = archive.manifest;
  return topics.reduce((rarest, topic) => (topic.stories < rarest.stories ? topic : rarest)).name;
};

const CONTROLS = {
  'a headline': { control: (page) => titles(page).nth(2), needs: 'stories', shows: (page) => page.locator('.story .facts').first() },
  'a button for coverage': { control: (page) => cards(page).nth(2).getByTestId('related-toggle'), needs: 'stories', shows: (page) => page.getByTestId('related').locator('p, li').first() },
};

for (const [name, { control, needs, shows }] of Object.entries(CONTROLS)) {
  for (const sign of ['hover', 'focus']) {
    test(`${sign} on ${name} fetches what a click shows`, async ({ page }) => {
      const asked = await openQuietly(page);
      await control(page)[sign]();
      await expect.poll(() => asked).toContain(needs);
      await page.waitForLoadState('networkidle');
      const before = asked.length;
      await control(page).click();
      await expect(shows(page)).toBeVisible();
      expect(asked.slice(before).filter((kind) => kind === needs)).toEqual([]);
      expect(page.troubles).toEqual([]);
    });
  }
}

for (const sign of ['hover', 'focus']) {
  test(`${sign} on a topic fetches the first screen of its list`, async ({ page }) => {
    const asked = await openQuietly(page);
    const topic = topicButton(page, rareTopic());
    await topic[sign]();
    await expect.poll(() => asked).toEqual(['screen']);
    await page.waitForLoadState('networkidle');
    await topic.click();
    await expect(topic).toHaveAttribute('aria-pressed', 'true');
    await isReady(page);
    await expect(page.locator('.story-list')).toHaveAttribute('aria-busy', 'false');
    expect(asked).toEqual(['screen']);
    expect(page.troubles).toEqual([]);
  });
}

test('focus on the order fetches the first screens of the other orders', async ({ page }) => {
  const asked = await openQuietly(page);
  const order = page.getByTestId('sort');
  await order.focus();
  await expect.poll(() => asked).toContain('screen');
  expect(asked).toContain('ranks');
  await page.waitForLoadState('networkidle');
  const before = asked.length;
  for (const name of ['hot', 'quality', 'covered']) {
    await order.selectOption(name);
    await expect(page).toHaveURL(new RegExp(`sort=${name}`));
    await expect(page.locator('.story-list')).toHaveAttribute('aria-busy', 'false');
  }
  expect(asked.slice(before).filter((kind) => kind === 'screen')).toEqual([]);
});

test('a pointer that passes over many headlines fetches the last story only', async ({ page }) => {
  const asked = await openQuietly(page);
  await page.evaluate(() => {
    for (const link of document.querySelectorAll('[data-testid=card-title]')) link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  });
  await expect.poll(() => asked).toContain('stories');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((kind) => kind === 'stories')).toHaveLength(1);
});

test('a press fetches at once, before the click', async ({ page }) => {
  const asked = await openQuietly(page);
  await titles(page).nth(2).hover({ trial: true });
  await page.mouse.down();
  await expect.poll(() => asked).toContain('stories');
  await page.mouse.up();
});

test('nothing is fetched ahead for a reader who saves data', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const asked = await openQuietly(page);
  await titles(page).nth(2).hover();
  await topicButton(page, rareTopic()).focus();
  // A click on the last of them asks for its file, and only for that.
  await topicButton(page, rareTopic()).click();
  await expect.poll(() => asked).toEqual(['screen']);
});

test('a fetch ahead that failed is tried again by the click', async ({ page }) => {
  await openQuietly(page);
  let requests = 0;
  await page.route('**/data/stories-*', (route) => {
    requests += 1;
    return route.fulfill({ status: 404, body: 'not yet' });
  });
  await titles(page).nth(2).focus();
  await expect.poll(() => requests).toBe(1);
  await page.unroute('**/data/stories-*');
  await titles(page).nth(2).click();
  await expect(page.locator('.story .facts').first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
