// A site with a logo: instead of its title or beside it, in both themes, on every page and in a bundle.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { DIST, ROOT } from './hosts.mjs';
import { serve } from './server.mjs';
import { watch } from './support/host.mjs';
import { expect, isReady, test } from './support/page.mjs';
import { watchShifts } from './support/shifts.mjs';

const BROADSHEET = join(ROOT, 'target', 'release', 'broadsheet');
const drawing = (color) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60"><rect width="300" height="60" fill="${color}"/><circle cx="30" cy="30" r="20" fill="#fff"/></svg>`;

let folder;
let content;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-logo-'));
  content = join(folder, 'content');
  mkdirSync(content);
  writeFileSync(join(content, 'light.svg'), drawing('#7a2b12'));
  writeFileSync(join(content, 'dark.svg'), drawing('#f0b090'));
  for (const name of ['one', 'two']) writeFileSync(join(content, `${name}.md`), `---\ntitle: The tide, part ${name}\ndate: 2026-01-02\n---\nIt came in.\n`);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = (logo) => writeFileSync(join(content, 'broadsheet.toml'), `title = "The Tide & Times"\ntagline = "Twice a day"\nlogo = ${logo}\n`);
const run = (...words) => execFileSync(BROADSHEET, words, { stdio: ['ignore', 'ignore', 'pipe'] });

async function site(name, logo) {
  settings(logo);
  const app = join(folder, name);
  cpSync(DIST, app, { recursive: true });
  run('build', content, '--app', app, '--no-cache');
  return serve({ root: app, headers: true });
}

/** Returns the visible logo: whether it has loaded, its aspect ratio, and whether it is the dark one. */
const shown = (page) =>
  page.locator('.masthead').last().locator('img').evaluateAll((images) =>
    images.filter((image) => image.checkVisibility()).map((image) => ({
      isDrawn: image.complete && image.naturalWidth > 0,
      shape: Math.round((10 * image.getBoundingClientRect().width) / image.getBoundingClientRect().height) / 10,
      isDark: image.className.includes('dark'),
    })));

for (const scheme of ['light', 'dark']) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('the logo replaces the title, and has it as its name', async ({ page }) => {
      const server = await site(`alone-${scheme}`, '{ file = "light.svg", dark = "dark.svg" }');
      const violations = await watch(page);
      const readShifts = await watchShifts(page);
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(server.url);
        await isReady(page);
        await expect.poll(() => shown(page)).toEqual([{ isDrawn: true, shape: 5, isDark: scheme === 'dark' }]);
        await expect(page.getByRole('heading', { level: 1, name: 'The Tide & Times', exact: true })).toBeVisible();
        await expect(page.locator('.name').last()).toHaveText('');
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        expect(await readShifts()).toEqual([]);
      }
      await page.getByTestId('card-title').first().click();
      await expect(page.getByTestId('story').getByRole('heading', { level: 1 })).toHaveText(/The tide, part/);
      await expect.poll(() => shown(page)).toEqual([{ isDrawn: true, shape: 5, isDark: scheme === 'dark' }]);
      await page.getByRole('link', { name: 'The Tide & Times', exact: true }).click();
      await isReady(page);
      expect(violations).toEqual([]);
      expect(page.troubles).toEqual([]);
      await server.stop();
    });
  });
}

test('the title may stay beside the logo, and replaces one that fails to load', async ({ page }) => {
  const server = await site('beside', '{ file = "light.svg", with_title = true }');
  await page.goto(server.url);
  await isReady(page);
  await expect.poll(() => shown(page)).toEqual([{ isDrawn: true, shape: 5, isDark: false }]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Tide & Times');
  await server.stop();

  const other = await site('lost', '"light.svg"');
  await page.route(/picture-\w+\.svg/, (route) => route.abort());
  await page.goto(other.url);
  await isReady(page);
  // The browser draws the alternative text instead.
  await expect(page.getByRole('heading', { level: 1, name: 'The Tide & Times', exact: true })).toBeVisible();
  expect(await page.locator('.name img').last().evaluate((image) => image.naturalWidth)).toBe(0);
  await other.stop();
});

test('a bundle has the logo, and makes no request', async ({ page }) => {
  settings('"light.svg"');
  const file = join(folder, 'archive.html');
  run('bundle', content, '--app', DIST, '--out', file);
  const requested = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await isReady(page);
  await expect.poll(() => shown(page)).toEqual([{ isDrawn: true, shape: 5, isDark: false }]);
  expect(requested.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
});

test('an export with a logo is valid', async () => {
  const server = await site('valid', '{ file = "light.svg", dark = "dark.svg" }');
  await server.stop();
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
  const schema = read(join(ROOT, 'docs', 'reference', 'export-format.schema.json'));
  const ajv = new Ajv({ strict: false });
  ajv.addSchema(schema);
  const isValid = ajv.getSchema(`${schema.$id}#/$defs/manifest`);
  const manifest = read(join(folder, 'valid', 'data', 'manifest.json'));
  expect(manifest.site.logo).toHaveLength(2);
  expect(isValid(manifest), JSON.stringify(isValid.errors)).toBe(true);
});

test('an SVG file with a script is refused as a logo', async () => {
  writeFileSync(join(content, 'evil.svg'), drawing('red').replace('</svg>', '<script>alert(1)</script></svg>'));
  settings('"evil.svg"');
  expect(() => run('check', content)).toThrow(/broadsheet\.toml:3: evil\.svg cannot be a logo: the drawing has the element "script"/);
  rmSync(join(content, 'evil.svg'));
});
