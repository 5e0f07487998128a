// First and largest contentful paint of the front page on a slow phone: with and without prerendered pages, and on a
// page by Hugo with the same stories.
//   make build && scripts/with-tools.sh node benches/browser/first-paint.mjs [--visits 7]
// Needs Hugo (Debian: `apt-get install hugo`) for its row. Writes docs/internals/benchmarks-first-paint.md.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DIST, ROOT } from '../../tests/e2e/hosts.mjs';
import { FOLDER } from './archive.mjs';
import { SLOW_4G, launch, newPage, pause } from './browser.mjs';
import { serveCompressed } from './server.mjs';
import { median } from './statistics.mjs';

const { values } = parseArgs({ options: { visits: { type: 'string', default: '7' } } });
const visits = Number(values.visits);
const manifest = JSON.parse(readFileSync(join(DIST, 'data', 'manifest.json'), 'utf8'));
const { list: cards } = JSON.parse(readFileSync(join(DIST, 'data', `screen-${manifest.screens.front.screen}.json`), 'utf8'));

/** Creates the site without prerendered pages. */
function bareSite() {
  const folder = join(FOLDER, 'first-paint-bare');
  rmSync(folder, { recursive: true, force: true });
  cpSync(DIST, folder, { recursive: true });
  copyFileSync(join(folder, '404.html'), join(folder, 'index.html'));
  return folder;
}

/** Builds the front page with Hugo: the same texts, pictures and style sheet, no script. */
function hugoSite() {
  const source = join(FOLDER, 'first-paint-hugo');
  rmSync(source, { recursive: true, force: true });
  for (const name of ['content/posts', 'layouts/_default', 'static']) mkdirSync(join(source, name), { recursive: true });
  writeFileSync(join(source, 'config.toml'), `baseURL = "/"\ntitle = ${JSON.stringify(manifest.site.title)}\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n`);
  cards.forEach((card, index) => {
    const front = { title: card.title, weight: index + 1, publisher: manifest.providers[card.provider].name, picture: card.picture?.url ?? '' };
    writeFileSync(join(source, 'content/posts', `${card.slug}.md`), `${JSON.stringify(front)}\n\n${card.excerpt ?? ''}\n`);
    if (card.picture?.url && !/^https?:/.test(card.picture.url)) copyFileSync(join(DIST, 'data', card.picture.url), join(source, 'static', card.picture.url));
  });
  for (const name of readdirSync(DIST)) if (/^style-.*\.css$/.test(name)) copyFileSync(join(DIST, name), join(source, 'static/style.css'));
  writeFileSync(
    join(source, 'layouts/index.html'),
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Site.Title }}</title><link rel="stylesheet" href="/style.css"></head><body><header class="masthead"><h1 class="name">{{ .Site.Title }}</h1></header>
<main><ol class="story-list">{{ range where .Site.RegularPages "Section" "posts" }}<li><article class="card">{{ with .Params.picture }}<a class="card-picture"><figure class="figure figure-cropped"><img loading="lazy" src="/{{ . }}" alt=""></figure></a>{{ end }}
<div class="card-text"><p class="kicker">{{ .Params.publisher }}</p><h2 class="headline"><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p class="excerpt">{{ .Plain }}</p></div></article></li>{{ end }}</ol></main></body></html>\n`,
  );
  writeFileSync(join(source, 'layouts/_default/single.html'), '<!DOCTYPE html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n');
  writeFileSync(join(source, 'layouts/404.html'), '<!DOCTYPE html><title>Not here</title>\n');
  execFileSync('hugo', ['--source', source, '--quiet'], { stdio: 'inherit' });
  return join(source, 'public');
}

/** Measures first and largest contentful paint of one visit in milliseconds, and its layout shift score. */
async function visit(browser, url) {
  const { page, close } = await newPage(browser, { cpu: 4, network: SLOW_4G });
  await page.addInitScript(() => {
    window.seen = { first: null, largest: null, shift: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') window.seen.first = entry.startTime;
    }).observe({ type: 'paint', buffered: true });
    new PerformanceObserver((list) => {
      window.seen.largest = list.getEntries().at(-1).startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.seen.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 });
  await pause(2_000);
  const seen = await page.evaluate(() => window.seen);
  await close();
  return seen;
}

const hasHugo = (() => {
  try {
    return execFileSync('hugo', ['version'], { encoding: 'utf8' }).split(' ')[1];
  } catch {
    return null;
  }
})();
mkdirSync(FOLDER, { recursive: true });
const sites = [
  ['Broadsheet', DIST],
  ['Broadsheet without prerendered pages', bareSite()],
  ...(hasHugo ? [[`Hugo ${hasHugo}`, hugoSite()]] : []),
];
const browser = await launch();
const found = [];
for (const [name, folder] of sites) {
  const server = await serveCompressed(folder);
  await visit(browser, server.url);
  const seen = [];
  for (let done = 0; done < visits; done += 1) seen.push(await visit(browser, server.url));
  await server.stop();
  const of = (what) => median(seen.map((one) => one[what]));
  found.push({ name, first: of('first'), largest: of('largest'), shift: of('shift') });
  console.error(`${name}: ${JSON.stringify(found.at(-1))}`);
}
await browser.close();

const [{ first, largest }] = found;
const ratio = (value, to) => (value / to).toFixed(2);
const rows = found.map((one) => `| ${one.name} | ${ratio(one.first, first)} | ${ratio(one.largest, largest)} | ${one.shift.toFixed(3)} |`);
writeFileSync(
  join(ROOT, 'docs', 'internals', 'benchmarks-first-paint.md'),
  `# First paint

This page compares the first paint of the front page with and without prerendering, and with a page by Hugo.

\`node benches/browser/first-paint.mjs\` writes it.
It visits the front page of the sample archive (${manifest.totals.stories} stories) with a four times slower CPU on slow 4G (1.44 Mbit/s, 562 ms).
Files are served with brotli.
The times are medians of ${visits} visits, relative to the first row.

| page | first contentful paint | largest contentful paint | layout shift |
|---|---|---|---|
${rows.join('\n')}

Hugo's page has the same stories, texts, pictures and style sheet, but no filters and no script.
`,
);
