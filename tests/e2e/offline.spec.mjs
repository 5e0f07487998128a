// Offline reading: the service worker of the built site, and what it caches.
import { pageOf, readArchive } from './support/archive.mjs';
import { cards, expect, isReady, scrollTo, stories, test, titleOf } from './support/page.mjs';
import { moveTo, publish, serveCopy } from './support/site.mjs';

test.use({ serviceWorkers: 'allow' });

const archive = readArchive();
const { manifest, list } = archive;
const box = (page) => page.getByTestId('offline');
const notice = (page) => page.getByTestId('offline-notice');
const press = (page, name) => box(page).getByRole('button', { name, exact: true }).click();
const headline = (page) => page.getByTestId('story').getByRole('heading', { level: 1 });
const bar = (page) => page.getByRole('alert').filter({ hasText: 'newer version' });
const cached = (page) => page.evaluate(async () => {
  const names = await caches.keys();
  const lists = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
  return Object.fromEntries(names.map((name, index) => [name.split(' ').slice(2).join(' '), lists[index]]));
});

/** Opens the front page and waits until the worker has cached the files of this visit. */
async function visit(page, url) {
  await page.goto(url);
  await isReady(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const { columns } = manifest.segments[0];
  await expect.poll(async () => JSON.stringify(await cached(page)), 'files that were fetched before the worker was there')
    .toMatch(new RegExp(`manifest\\.json.*columns-${columns}|columns-${columns}.*manifest\\.json`));
  await expect.poll(async () => JSON.stringify(await cached(page))).toContain(`lookups-${manifest.lookups}`);
}

/** Saves the whole archive, and waits until that is done. */
async function saveAll(page, url) {
  await page.goto(`${url}about/`);
  await expect(notice(page)).toContainText('The whole archive takes');
  await press(page, 'Save all stories for offline');
  await expect(notice(page)).toContainText('is saved on this device');
}

test.describe('a site', () => {
  let site;
  test.beforeAll(async () => {
    site = await serveCopy(() => {});
  });
  test.afterAll(() => site?.stop());

  test('opens without a connection, with the stories that were read; others name the missing file', async ({ page, context }) => {
    await visit(page, site.url);
    await titleOf(page, list[1]).click();
    await expect(headline(page)).toHaveText(list[1].title);
    await expect(page.getByTestId('related')).not.toContainText('Loading');
    await page.goBack();
    await expect(page.getByTestId('offline-indicator')).toHaveText('');

    await context.setOffline(true);
    await expect(page.getByTestId('offline-indicator')).toContainText('You are offline');
    await page.reload();
    await isReady(page);
    await expect(page.getByTestId('count')).toHaveText(stories(list.length));
    await expect(cards(page)).not.toHaveCount(0);
    await expect(page.getByTestId('offline-indicator')).toContainText('You are offline');

    await page.goto(site.url + pageOf(list[1]));
    await expect(headline(page)).toHaveText(list[1].title);
    // A story at the other end of the archive.
    await page.goto(site.url + pageOf(list.at(-1)));
    const alert = page.getByRole('alert').first();
    await expect(alert).toContainText('The connection failed');
    await expect(alert).toContainText('.json');
    await expect(alert).not.toContainText('a page instead');
    await context.setOffline(false);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(headline(page)).toHaveText(list.at(-1).title);
    expect(page.troubles.filter((trouble) => trouble.startsWith('error'))).toEqual([]);
  });

  test.describe('with a front page', () => {
    test.use({ density: 'front' });

    test('opens it and saved stories without a connection', async ({ page, context }) => {
      await visit(page, site.url);
      await page.waitForFunction(() => navigator.serviceWorker.controller);
      const leads = page.locator('.first-lead, .secondary-lead').getByTestId('card-title');
      await expect(leads).toHaveCount(5);
      const titles = await leads.allTextContents();
      await cards(page).first().getByTestId('save').click();
      // A saved story is fetched although nobody opened it.
      const cachedUrls = async () => Object.values(await cached(page)).flat().join(' ');
      for (const kind of ['cards', 'stories', 'slugs']) await expect.poll(cachedUrls).toContain(`/data/${kind}-`);
      await context.setOffline(true);
      await page.goto(site.url);
      await isReady(page);
      await expect(leads).toHaveText(titles);
      await page.goto(`${site.url}library/`);
      await expect(page.getByTestId('library')).toContainText('1 saved story');
      // The list of saved stories opens by its own address.
      await page.goto(`${site.url}?show=saved`);
      await isReady(page);
      await expect(page.getByTestId('card-title')).toHaveText([titles[0]]);
      await page.getByTestId('card-title').click();
      await expect(headline(page)).toHaveText(titles[0]);
      await expect(page.getByRole('alert')).toHaveCount(0);
      // The story opens by its own address, too.
      await page.reload();
      await expect(headline(page)).toHaveText(titles[0]);
    });
  });

  test('never serves a page for a missing file', async ({ page, context }) => {
    await visit(page, site.url);
    await page.reload();
    const ask = (name) => page.evaluate(async (name) => {
      const answer = await fetch(name);
      return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
    }, name);
    const refusal = (status) => ({ status, type: 'application/json', body: { error: 'not here' } });
    expect(await ask('data/cards-aaaaaaaaaa.json')).toEqual(refusal(404));
    expect(await ask('data/none.json')).toEqual(refusal(404));
    await context.setOffline(true);
    expect(await ask('data/cards-aaaaaaaaaa.json')).toEqual(refusal(504));
    // The same holds if it is typed into the address bar.
    const answer = await page.goto(`${site.url}data/cards-aaaaaaaaaa.json`);
    expect(answer.status()).toBe(504);
    expect(await answer.text()).toBe('{"error":"not here"}');
    await context.setOffline(false);
    await page.goto(site.url);
    expect(Object.values(await cached(page)).flat().filter((url) => url.includes('aaaaaaaaaa'))).toEqual([]);
  });

  test('saves the whole archive: shows its size, then everything works', async ({ page, context }) => {
    await page.addInitScript(() => {
      navigator.storage.persist = async () => {
        document.documentElement.dataset.persisted = 'asked';
        return true;
      };
    });
    await visit(page, site.url);
    await page.goto(`${site.url}about/`);
    const { count } = manifest.files;
    await expect(notice(page)).toContainText(new RegExp(`takes [\\d,]+ kB in ${count} files`));
    await press(page, 'Save all stories for offline');
    await expect(page.locator('html'), 'the browser is asked to keep it').toHaveAttribute('data-persisted', 'asked');
    await expect(notice(page)).toContainText('is saved on this device');
    await expect(box(page).getByRole('progressbar')).toHaveCount(0);
    await expect(box(page).getByRole('button', { name: 'Delete the download' }), 'the focus stays').toBeFocused();
    expect((await cached(page)).whole).toHaveLength(count + 1);

    await context.setOffline(true);
    await page.goto(site.url);
    await isReady(page);
    const last = list.at(-1);
    await scrollTo(page, last);
    await titleOf(page, last).click();
    await expect(headline(page)).toHaveText(last.title);
    await page.goto(site.url);
    await isReady(page);
    await page.locator('#search').fill(last.title);
    await expect(titleOf(page, last)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await context.setOffline(false);

    await page.goto(`${site.url}about/`);
    await press(page, 'Delete the download');
    await expect(notice(page)).toContainText('The whole archive takes');
    expect(await cached(page)).not.toHaveProperty('whole');
  });

  test('a failed download shows a message and can be resumed; a download can be paused', async ({ page, context }) => {
    await visit(page, site.url);
    await page.goto(`${site.url}about/`);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    let fails = true;
    // A request of the worker itself.
    await context.route('**/data/terms-*', (route) => (fails ? route.abort() : route.continue()));
    await press(page, 'Save all stories for offline');
    await expect(notice(page)).toContainText(/terms-[a-z2-7]{10}\.json could not be downloaded/);
    fails = false;
    await press(page, 'Resume');
    await expect(notice(page)).toContainText('is saved on this device');
    await press(page, 'Delete the download');

    let release;
    const isReleased = new Promise((done) => (release = done));
    await context.route('**/data/positions-*', async (route) => {
      await isReleased;
      await route.continue();
    });
    await press(page, 'Save all stories for offline');
    await expect(box(page).getByRole('progressbar')).toBeVisible();
    await expect(page.getByTestId('saved-bytes')).toContainText(/\d+ kB saved/);
    await press(page, 'Pause');
    release();
    await expect(notice(page)).toContainText('are saved');
    await press(page, 'Delete the download');
    await expect(notice(page)).toContainText('The whole archive takes');
  });

  test('can be turned off without traces', async ({ page, context }) => {
    await visit(page, site.url);
    await saveAll(page, site.url);
    const loads = page.waitForEvent('load');
    await press(page, 'Delete everything and turn off offline reading');
    await loads;
    await expect(notice(page)).toHaveText('Nothing is saved on this device.');
    const left = () => page.evaluate(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]);
    expect(await left()).toEqual([[], 0]);
    // The worker stays off until it is turned on.
    await page.goto(site.url);
    await isReady(page);
    await page.waitForTimeout(2_000);
    expect(await left()).toEqual([[], 0]);
    await page.goto(`${site.url}about/`);
    await press(page, 'Turn on offline reading');
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'About this archive' })).toBeVisible();
  });

  test('can be installed', async ({ page }) => {
    await page.goto(site.url);
    const web = await page.evaluate(async () => {
      const { href } = document.querySelector('link[rel="manifest"]');
      const text = await (await fetch(href)).json();
      const icons = await Promise.all(text.icons.map(async ({ src }) => (await fetch(new URL(src, href))).status));
      return { ...text, start: new URL(text.start_url, href).href, scope: new URL(text.scope, href).href, icons };
    });
    expect(web).toMatchObject({ name: manifest.site.title, start: site.url, scope: site.url, display: 'standalone', icons: [200, 200, 200] });
  });
});

test('a worker in a folder controls that folder only', async ({ page, context }) => {
  const site = await serveCopy((folder) => moveTo(folder, '/repo/'), { base: '/repo/' });
  try {
    await visit(page, site.url);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(site.url);
    await context.setOffline(true);
    await page.goto(`${site.url}?topic=${manifest.topics[0].slug}`);
    await isReady(page);
    await expect(page.getByTestId('count')).toHaveText(stories(manifest.topics[0].stories));
  } finally {
    await site.stop();
  }
});

test.describe('an update', () => {
  let site;
  let folder;
  test.beforeEach(async () => {
    site = await serveCopy((copy) => (folder = copy));
  });
  test.afterEach(() => site?.stop());

  test('of the archive alone: offered, loaded and saved; old files are deleted', async ({ page, context }) => {
    await visit(page, site.url);
    await saveAll(page, site.url);
    await page.goto(site.url);
    await isReady(page);
    await publish(folder);
    await page.evaluate(() => {
      const now = Date.now();
      Date.now = () => now + 120_000;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect(bar(page)).toBeVisible();
    await expect(page.getByTestId('count')).toHaveText(stories(list.length));
    const loads = page.waitForEvent('load');
    await bar(page).getByRole('button', { name: 'Load the new version' }).click();
    await loads;
    await isReady(page);
    await expect(page.getByTestId('count')).toHaveText(stories(list.length + 1));
    await expect(bar(page)).toHaveCount(0);
    // The rest of the new version is downloaded if the whole archive was saved.
    const fresh = readArchive(folder).manifest;
    await expect.poll(async () => JSON.stringify((await cached(page)).whole)).toContain(`files-${fresh.files.list}`);
    // Files of the old version are deleted after that.
    await expect.poll(async () => (await cached(page)).whole.length).toBe(fresh.files.count + 1);
    const oldFiles = async () => Object.values(await cached(page)).flat().filter((url) => url.includes(manifest.lookups));
    await expect.poll(oldFiles, 'files of the old version').toEqual([]);
    await context.setOffline(true);
    await page.reload();
    await isReady(page);
    await titleOf(page, { slug: 'one-more' }).click();
    await expect(headline(page)).toHaveText('One more story');
  });

  test('of the application: a waiting worker is offered, and activated on request', async ({ page, context }) => {
    await visit(page, site.url);
    const other = await context.newPage();
    await other.goto(site.url);
    await isReady(other);
    await publish(folder, { settings: 'The Later Dispatch' });
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(bar(page)).toBeVisible();
    await expect(bar(other)).toBeVisible();
    const hasWaitingWorker = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting));
    expect(await hasWaitingWorker(), 'not before the reader agrees').toBe(true);
    const loads = page.waitForEvent('load');
    await bar(page).getByRole('button', { name: 'Load the new version' }).click();
    await loads;
    await expect(page).toHaveTitle('The Later Dispatch');
    await expect.poll(hasWaitingWorker).toBe(false);
    await expect(bar(page)).toHaveCount(0);
    // The old version would be shown if its files were not cached yet.
    const fresh = readArchive(folder).manifest;
    for (const name of [`columns-${fresh.segments[0].columns}`, `lookups-${fresh.lookups}`]) {
      await expect.poll(async () => JSON.stringify(await cached(page))).toContain(name);
    }
    await context.setOffline(true);
    await page.reload();
    await isReady(page);
    await expect(page).toHaveTitle('The Later Dispatch');
    await expect(page.getByTestId('count')).toHaveText(stories(list.length + 1));
    expect(Object.keys(await cached(page)).filter((name) => name.startsWith('shell'))).toHaveLength(1);
  });

  test('of the application alone: a page that is already new shows no notice', async ({ page }) => {
    await visit(page, site.url);
    await publish(folder, { settings: 'The Later Dispatch' });
    await page.reload();
    await isReady(page);
    await expect(page).toHaveTitle('The Later Dispatch');
    const shells = async () => Object.keys(await cached(page)).filter((name) => name.startsWith('shell'));
    const before = await shells();
    const build = await page.locator('link[data-worker]').getAttribute('data-worker');
    await expect.poll(shells).toEqual([`shell ${build}`]);
    expect(before.length).toBeGreaterThan(0);
    await expect(bar(page)).toHaveCount(0);
  });

  test('on a slow network: the saved version first, then the notice', async ({ page, context }) => {
    await visit(page, site.url);
    await publish(folder);
    let release;
    const isReleased = new Promise((done) => (release = done));
    // The page and the manifest arrive after the saved version is shown.
    await context.route((url) => url.href === site.url || url.pathname.endsWith('/data/manifest.json'), async (route) => {
      await isReleased;
      await route.continue().catch(() => {});
    });
    await page.goto(site.url);
    await isReady(page);
    await expect(page.getByTestId('count')).toHaveText(stories(list.length));
    release();
    await expect(bar(page)).toBeVisible();
  });
});
