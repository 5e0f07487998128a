// The table of hostile records in a browser, on prerendered pages and in the application.
// tests/native/hostile.rs checks the result of each; here no script runs, no other host is requested, nothing fails.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './hosts.mjs';
import { readArchive } from './support/archive.mjs';
import { expect, isReady, test } from './support/page.mjs';
import { serveCopy } from './support/site.mjs';

const table = JSON.parse(readFileSync(join(ROOT, 'tests', 'fixtures', 'hostile', 'table.json'), 'utf8'));
const escaped = table.payload.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Writes the records of the table and hostile settings into a folder. */
function write(folder) {
  for (const row of table.rows) {
    let text = row.text.replaceAll('{P}', table.payload).replaceAll('{X}', escaped);
    if (row.repeat) text = text.replaceAll(row.repeat.token, row.repeat.text.repeat(row.repeat.times));
    writeFileSync(join(folder, row.file), text);
  }
  writeFileSync(
    join(folder, 'broadsheet.toml'),
    [
      `title = ${JSON.stringify(`${table.payload}</title>`)}`,
      `tagline = ${JSON.stringify(table.payload)}`,
      'base = "https://hostile.example/"',
      '[[topics]]',
      `name = ${JSON.stringify(`"]{}*{background:url(https://hostile.example/)}${table.payload}`)}`,
      'color = "#123456"',
    ].join('\n'),
  );
}

let site;
let archive;
test.beforeAll(async () => {
  const content = mkdtempSync(join(tmpdir(), 'broadsheet-hostile-'));
  write(content);
  site = await serveCopy((folder) => {
    const words = ['build', content, '--app', folder, '--no-cache'];
    execFileSync(join(ROOT, 'target', 'release', 'broadsheet'), words, { stdio: 'ignore' });
    archive = readArchive(folder);
  });
  rmSync(content, { recursive: true });
});
test.afterAll(() => site.stop());

/** Records script runs, policy violations and requests to other hosts. */
async function watch(page) {
  const recorded = { hits: 0, violations: [], foreignRequests: [] };
  await page.exposeFunction('hit', () => (recorded.hits += 1));
  await page.exposeFunction('noteViolation', (what) => recorded.violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => window.noteViolation(`${event.effectiveDirective}: ${event.blockedURI}`));
  });
  page.context().on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(site.url).origin) recorded.foreignRequests.push(request.url());
  });
  return recorded;
}

const harmless = { hits: 0, violations: [], foreignRequests: [] };

test('the table is complete, and most records are stories', () => {
  const stories = table.rows.filter((row) => row.gives === 'story');
  expect(stories.length).toBeGreaterThan(20);
  expect(archive.list).toHaveLength(stories.length);
});

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts });

    test(`every hostile story is text ${scripts ? 'in the application' : 'on a prerendered page'}`, async ({ page }) => {
      test.slow();
      const recorded = await watch(page);
      await page.goto(site.url);
      if (scripts) await isReady(page);
      await expect(page.getByRole('heading').first()).toBeVisible();
      for (const story of archive.list) {
        await page.goto(`${site.url}article/${story.slug}/`);
        await expect(page.getByTestId('story'), story.title.slice(0, 60)).toBeVisible();
        if (scripts) await isReady(page);
        // A title is text, whatever it looks like.
        if (story.title.startsWith(table.payload)) await expect(page.locator('#story-headline')).toHaveText(story.title);
        const bad = await page.evaluate(() => {
          const main = document.querySelector('main');
          const attributes = [...main.querySelectorAll('*')].flatMap((element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`));
          return {
            elements: [...main.querySelectorAll('script, iframe, object, embed, form:not([role="search"]), math, style, template')].map((element) => element.outerHTML.slice(0, 80)),
            attributes: attributes.filter((attribute) => /^(on|style=)|^(href|src|srcset|action)=\s*(javascript|data|vbscript|file):/i.test(attribute)),
          };
        });
        expect(bad, story.title.slice(0, 60)).toEqual({ elements: [], attributes: [] });
      }
      expect(recorded).toEqual(harmless);
      if (scripts) expect(page.troubles).toEqual([]);
    });
  });
}

test('hostile topics, publishers and searches are text', async ({ page }) => {
  const recorded = await watch(page);
  for (const topic of archive.manifest.topics) {
    await page.goto(`${site.url}topic/${topic.slug}/`);
    await isReady(page);
    await expect(page.getByTestId('card').first(), topic.name.slice(0, 60)).toBeVisible();
  }
  await page.goto(`${site.url}about/`);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.goto(`${site.url}?q=${encodeURIComponent(`${table.payload} hit`)}`);
  await isReady(page);
  expect(recorded).toEqual(harmless);
  expect(page.troubles).toEqual([]);
});

test('no file of the site contains runnable markup', async () => {
  const answer = await fetch(`${site.url}feed.xml`);
  const feed = await answer.text();
  expect(feed).not.toContain('<script');
  for (const path of ['', 'about/', ...archive.list.map((story) => `article/${story.slug}/`)]) {
    const html = await (await fetch(`${site.url}${path}`)).text();
    const page = html.replaceAll(/<script type="application\/(ld\+)?json"[^>]*>.*?<\/script>/gs, '');
    expect(page, path).not.toContain('<script>hit');
    expect(page, path).not.toContain('<img src=x');
    expect(page, path).not.toContain('<svg/onload');
  }
});
