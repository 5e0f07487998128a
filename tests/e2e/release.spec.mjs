// The self-contained command of `make release` builds a site without any other program.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './hosts.mjs';
import { serve } from './server.mjs';
import { cards, expect, isReady, test, titles } from './support/page.mjs';

const COMMAND = join(ROOT, 'target', 'self-contained', 'broadsheet');

let folder;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-release-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command with an empty PATH, and returns its output. */
const run = (...words) => execFileSync(COMMAND, words, { cwd: folder, env: { PATH: '' }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Returns the hash of every file in a folder, by path. */
function hashes(top) {
  const files = readdirSync(top, { recursive: true }).filter((name) => statSync(join(top, name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, createHash('sha256').update(readFileSync(join(top, name))).digest('hex')]));
}

async function shown(page, site) {
  const server = await serve({ root: site });
  await page.goto(server.url);
  await isReady(page);
  return server;
}

test('a new folder becomes a site, and a second build changes nothing', async ({ page }) => {
  run('new', 'my-news');
  run('check', 'my-news');
  run('build', 'my-news', '--out', 'site');
  const site = join(folder, 'site');
  const before = hashes(site);
  run('build', 'my-news', '--out', 'site');
  expect(hashes(site), 'a second build changes nothing').toEqual(before);

  // Inside the folder no argument is needed, and the built site is not read as articles.
  const inside = () => execFileSync(COMMAND, ['build'], { cwd: join(folder, 'my-news'), env: { PATH: '' }, stdio: 'ignore' });
  inside();
  inside();
  expect(hashes(join(folder, 'my-news', 'dist'))).toEqual(before);

  const server = await shown(page, site);
  await expect(cards(page)).toHaveCount(2);
  await titles(page).filter({ hasText: 'others covered' }).click();
  await expect(page.getByTestId('related')).toContainText('Brackwater Review');
  expect(page.troubles).toEqual([]);
  await server.stop();

  run('bundle', 'my-news', '--out', 'my-news.html');
  await page.goto(pathToFileURL(join(folder, 'my-news.html')).href);
  await isReady(page);
  await expect(cards(page)).toHaveCount(2);
});

test('the folder of another generator becomes a site', async ({ page }) => {
  cpSync(join(ROOT, 'tests', 'fixtures', 'formats', 'jekyll'), join(folder, 'blog'), { recursive: true });
  // Two stories are enough here; the newer one has no title.
  rmSync(join(folder, 'blog', '_posts', '2026-03-12-wrapped.md'));
  run('init', 'blog');
  expect(readFileSync(join(folder, 'blog', 'broadsheet.toml'), 'utf8')).toContain('title = "The Skerrow Log"');
  run('build', 'blog', '--out', 'site');
  const server = await shown(page, join(folder, 'site'));
  await expect(page).toHaveTitle(/The Skerrow Log/);
  await expect(titles(page)).toHaveText(['Untitled Tide Table', 'The ferry is late']);
  // An excerpt from the text is shown on the card, not above the text.
  await expect(cards(page).first()).toContainText('The table for March is here.');
  await titles(page).first().click();
  await expect(page.locator('.body')).toContainText('The table for March is here.');
  await expect(page.locator('.standfirst')).toBeHidden();
  await page.goto(`${server.url}article/the-ferry-is-late/`);
  await isReady(page);
  await expect(page.locator('.standfirst')).toContainText('three hours late');
  await expect(page.locator('.body pre')).toContainText('puts "late"');
  await expect(page.locator('.body img')).toHaveJSProperty('complete', true);
  await expect(page.locator('.body li')).toHaveText('Drawn from memory.');
  // A link to another post leads to its story; a link to a page that is no story leads to the owner's site.
  await expect(page.locator('.body a')).toHaveText(['the tide table', 'an older one', '1']);
  await expect(page.locator('.body a').nth(1)).toHaveAttribute('href', 'https://skerrow.example/2026/03/01/older/');
  await page.locator('.body a').first().click();
  await expect(page.getByTestId('story').getByRole('heading', { level: 1 })).toHaveText('Untitled Tide Table');
  expect(page.troubles).toEqual([]);
  await server.stop();
});
