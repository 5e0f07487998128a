// The start of the application: one request for each file, and what the page does if it cannot start.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './hosts.mjs';
import { pageOf, readArchive } from './support/archive.mjs';
import { messages } from './support/messages.mjs';
import { cards, expect, isReady, open, test } from './support/page.mjs';
import { serveCopy } from './support/site.mjs';

const archive = readArchive();
const [newest] = archive.list;
const english = messages('en');
const failure = (page) => page.locator('#failure');
const file = (pattern) => readdirSync(DIST).find((name) => pattern.test(name));
const WASM = file(/_bg\.wasm$/);
const SCRIPT = file(/^broadsheet-.*\.js$/);

for (const [name, path] of Object.entries({ 'the front page': './', 'a story': pageOf(newest), 'an address without a page': 'no/such/page' })) {
  test(`${name}: each file of the start is requested once, without a warning`, async ({ page }) => {
    const requests = [];
    const warnings = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname.split('/').at(-1)));
    page.on('console', (message) => {
      const isPlaywright = /blocked by Playwright/.test(message.text());
      if (message.type() === 'warning' && !isPlaywright) warnings.push(message.text());
    });
    await page.goto(path);
    await isReady(page);
    await page.waitForLoadState('networkidle');
    // Chromium warns of preloads that were not used some seconds after the page has loaded.
    await page.waitForTimeout(4_000);
    const counts = Object.fromEntries([WASM, SCRIPT, 'manifest.json'].map((name) => [name, requests.filter((request) => request === name).length]));
    expect(counts).toEqual({ [WASM]: 1, [SCRIPT]: 1, 'manifest.json': 1 });
    expect(requests.filter((request) => /^\w+-\w+\.txt$/.test(request)), 'texts of one language').toHaveLength(1);
    expect(warnings).toEqual([]);
  });
}

test.describe('a German browser', () => {
  test.use({ locale: 'de-AT' });

  test('requests the texts of its language only', async ({ page }) => {
    const texts = [];
    page.on('request', (request) => {
      if (request.url().includes('/messages/')) texts.push(request.url().split('/').at(-1));
    });
    await page.goto('./');
    await isReady(page);
    expect(texts).toEqual([expect.stringMatching(/^de-/)]);
  });
});

/** How a file of the start can fail. */
const FAILURES = {
  missing: (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<!DOCTYPE html>' }),
  blocked: (route) => route.abort('blockedbyclient'),
  'of other bytes': async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from('\n\n')]) });
  },
};

/** Checks that the page says that it has failed, and shows nothing that needs the application. */
async function hasFailed(page) {
  await expect(failure(page)).toBeVisible({ timeout: 10_000 });
  await expect(failure(page)).toContainText(english('start-failed'));
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await expect(page.locator('.loading:visible, select:visible, .coverage-toggle:visible, .save:visible')).toHaveCount(0);
}

for (const [what, name] of Object.entries({ wasm: WASM, script: SCRIPT })) {
  for (const [how, fail] of Object.entries(FAILURES)) {
    test(`a ${what} that is ${how}: the page says so, stays readable, and starts after "Reload"`, async ({ page }) => {
      await page.route(`**/${name}`, fail);
      await page.goto('./');
      await hasFailed(page);
      await expect(cards(page).first(), 'what was prerendered').toBeVisible();
      await page.unroute(`**/${name}`);
      await failure(page).getByRole('button', { name: 'Reload' }).click();
      await isReady(page);
      await expect(failure(page)).toBeHidden();
      await expect(page.locator('#search')).toBeVisible();
    });
  }
}

test('texts that the host has no longer: the page says so', async ({ page }) => {
  await page.route('**/messages/*', FAILURES.missing);
  await page.goto('no/such/page');
  await hasFailed(page);
});

test('an old page from a cache, whose files are gone, is replaced by the new one', async ({ page }) => {
  const site = await serveCopy(() => {});
  try {
    let isOld = true;
    const html = readFileSync(join(DIST, 'index.html'), 'utf8');
    const old = html.replaceAll(WASM, 'broadsheet-aaaaaaaaaa_bg.wasm').replaceAll(SCRIPT, 'broadsheet-aaaaaaaaaa.js');
    // The browser's cache has the old page until it is asked past the cache.
    await page.route(site.url, (route) => {
      if (route.request().resourceType() === 'fetch') isOld = false;
      return isOld ? route.fulfill({ contentType: 'text/html', body: old }) : route.continue();
    });
    await page.goto(site.url);
    await hasFailed(page);
    await failure(page).getByRole('button', { name: 'Reload' }).click();
    await isReady(page);
    await expect(failure(page)).toBeHidden();
  } finally {
    await site.stop();
  }
});

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a broken file in its cache does not stay there', async ({ page, context }) => {
    const site = await serveCopy(() => {});
    try {
      await page.goto(site.url);
      await isReady(page);
      await page.waitForFunction(() => navigator.serviceWorker.controller);
      const url = `${site.url}${WASM}`;
      const bytes = () => page.evaluate(async (url) => (await (await caches.match(url))?.arrayBuffer())?.byteLength, url);
      await expect.poll(bytes).toBeGreaterThan(100_000);
      await page.evaluate(async (url) => {
        const name = (await caches.keys()).find((name) => name.includes(' shell '));
        await (await caches.open(name)).put(url, new Response('half', { headers: { 'content-type': 'application/wasm' } }));
      }, url);
      await page.reload();
      await hasFailed(page);
      await failure(page).getByRole('button', { name: 'Reload' }).click();
      await isReady(page);
      await expect(failure(page)).toBeHidden();
      await expect.poll(bytes, 'cached again').toBeGreaterThan(100_000);
      await context.setOffline(true);
      await page.reload();
      await isReady(page);
    } finally {
      await site.stop();
    }
  });
});

for (const path of ['./', '?sort=hot']) {
  test(`without WebAssembly the application runs as JavaScript, at ${path}`, async ({ page }) => {
    const wasm = [];
    page.on('request', (request) => request.url().endsWith('.wasm') && wasm.push(request.url()));
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await open(page, path);
    await expect(page.locator('#failure')).toBeHidden();
    await page.getByTestId('topic').first().click();
    await expect(page.getByTestId('clear')).toBeVisible();
    await page.getByTestId('card-title').first().click();
    await expect(page.getByTestId('story').locator('.facts').first(), 'a part of the application').toBeVisible();
    expect(wasm).toEqual([]);
  });

  test(`without WebAssembly and without that file the page says so, at ${path}`, async ({ page }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.route('**/broadsheet-without-wasm-*', (route) => route.abort());
    await page.goto(path);
    const box = page.locator('#failure');
    await expect(box).toContainText('WebAssembly is switched off');
    await expect(box).toContainText('Lockdown Mode');
    await expect(box.getByRole('button', { name: 'Reload' })).toBeVisible();
    await expect(page.locator('#search:visible, select:visible')).toHaveCount(0);
    if (path === './') await expect(page.getByTestId('card').first()).toBeVisible();
  });
}

test('where the policy lets no WebAssembly run, as in older browsers, the application runs as JavaScript', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = async () => {
      throw new WebAssembly.CompileError('refused by the policy');
    };
    Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse, compile: refuse });
  });
  await open(page);
  await expect(page.locator('#failure')).toBeHidden();
  await page.getByTestId('topic').first().click();
  await expect(page.getByTestId('clear')).toBeVisible();
});

test('browsers with WebAssembly do not load the application as JavaScript', async ({ page }) => {
  const loaded = [];
  page.on('request', (request) => request.url().includes('without-wasm') && loaded.push(request.url()));
  await open(page);
  expect(loaded).toEqual([]);
});
