// The parts of the wasm: loaded on first use, checked, and tried again after a failure.
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './hosts.mjs';
import { pageOf, readArchive } from './support/archive.mjs';
import { cardOf, expect, isReady, open, test, titleOf, withoutPages } from './support/page.mjs';
import { serveCopy } from './support/site.mjs';

const archive = readArchive();
const covered = archive.find('story with coverage', ({ story }) => story.related?.length > 1);
const PARTS = readdirSync(DIST).filter((name) => /^broadsheet-\w+-[a-z2-7]{10}\.wasm$/.test(name));
const notices = (page) => page.getByRole('alert');
const again = (page) => notices(page).getByRole('button', { name: 'Try again' }).first();
const headline = (page) => page.getByTestId('story').getByRole('heading', { level: 1 });
const requested = (page) => {
  const names = [];
  page.on('request', (request) => names.push(new URL(request.url()).pathname.split('/').at(-1)));
  return (part) => names.filter((name) => name.startsWith(`broadsheet-${part}-`)).length;
};

test('the build has parts', () => {
  for (const part of ['story', 'extras']) expect(PARTS.filter((name) => name.startsWith(`broadsheet-${part}-`))).toHaveLength(1);
});

test('the list needs no part; that of a story is fetched afterwards, and a click needs no request', async ({ page }) => {
  const count = requested(page);
  let hold = true;
  await page.route('**/broadsheet-*-*.wasm', async (route) => {
    if (hold) await new Promise((done) => setTimeout(done, 500));
    await route.continue();
  });
  await open(page);
  hold = false;
  await expect.poll(() => count('story')).toBe(1);
  await page.waitForLoadState('networkidle');
  await page.route('**/*.wasm', (route) => route.abort());
  await titleOf(page, covered).click();
  await expect(headline(page)).toHaveText(covered.title);
  expect(count('story')).toBe(1);
  expect(count('extras'), 'what few readers need').toBe(0);
});

test('each part has a link with its hash, and is in the list of the service worker', async ({ page }) => {
  await page.goto('./');
  const links = await page.locator('link[data-part]').evaluateAll((links) => links.map(({ href, integrity }) => [new URL(href).pathname.slice(1), integrity]));
  expect(links.length).toBe(PARTS.length + 1);
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
  for (const [name, integrity] of links) {
    const hash = createHash('sha384').update(readFileSync(join(DIST, name))).digest('base64');
    expect(integrity, name).toBe(`sha384-${hash}`);
    expect(worker, name).toContain(`'${name}'`);
  }
});

/** How a part can fail. */
const FAILURES = {
  'no connection': (route) => route.abort('connectionfailed'),
  'an error of the server': (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'no' }),
  'other bytes': (route) => route.fulfill({ contentType: 'application/wasm', body: 'no' }),
  'a page instead': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!DOCTYPE html>' }),
};

for (const [name, fail] of Object.entries(FAILURES)) {
  test(`a part fails: ${name}`, async ({ page }) => {
    let isBroken = true;
    await withoutPages(page);
    await page.route('**/broadsheet-*-*.wasm', (route) => (isBroken ? fail(route) : route.continue()));
    // At the address of a story.
    await page.goto(pageOf(covered));
    await expect(notices(page)).toHaveCount(1);
    await expect(notices(page)).toContainText('story');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await again(page).click();
    await expect(notices(page), 'still broken').toHaveCount(1);
    isBroken = false;
    await again(page).click();
    await expect(headline(page)).toHaveText(covered.title);
    await expect(notices(page)).toHaveCount(0);
    expect(page.troubles.filter((trouble) => trouble.startsWith('error'))).toEqual([]);
  });
}

test('a part fails in the list and on the page of the library', async ({ page }) => {
  let isBroken = true;
  await page.route('**/broadsheet-*-*.wasm', (route) => (isBroken ? route.abort() : route.continue()));
  await open(page);
  const card = cardOf(page, covered);
  await card.getByTestId('related-toggle').click();
  await expect(card.getByRole('alert')).toContainText('story');
  isBroken = false;
  await card.getByRole('button', { name: 'Try again' }).click();
  await expect(card.getByTestId('related-item')).toHaveCount(covered.story.related.length);
  isBroken = true;
  await page.goto('library/');
  await expect(notices(page)).toContainText('extras');
  isBroken = false;
  await again(page).click();
  await expect(page.getByTestId('library')).toBeVisible();
});

test('a changed part does not run', async ({ page }) => {
  const site = await serveCopy((folder) => {
    // A harmless change: an empty custom section.
    for (const name of PARTS) appendFileSync(join(folder, name), Buffer.from([0, 2, 1, 97]));
  });
  try {
    await page.goto(`${site.url}library/`);
    await expect(again(page)).toBeVisible();
    await isReady(page);
  } finally {
    await site.stop();
  }
});
