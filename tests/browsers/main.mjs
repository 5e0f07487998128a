// make test-browsers: what a reader does, in Firefox and WebKit, with the built site on a static server. The other tests
// of the page (tests/e2e) run in Chromium.
//   node tests/browsers/main.mjs [--engine Firefox] [--flow histogram]
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { DIST, ROOT } from '../e2e/hosts.mjs';
import { serve } from '../e2e/server.mjs';
import { publish } from '../e2e/support/site.mjs';
import * as firefox from './firefox.mjs';
import { FLOWS, LARGE_FLOWS, STRICT_FLOWS } from './flows.mjs';
import { Page } from './page.mjs';
import * as webkit from './webkit.mjs';

const { values } = parseArgs({ options: { engine: { type: 'string' }, flow: { type: 'string', default: '' } } });
const WINDOW = [1280, 900];

/** The number of records of the large archive. */
const MANY_RECORDS = 10_000;

const broadsheet = (...words) => execFileSync(join(ROOT, 'target', 'release', 'broadsheet'), words, { stdio: 'ignore' });

/** Writes the archive of the site as one file. */
function bundle(folder) {
  const file = join(folder, 'archive.html');
  broadsheet('bundle', join(ROOT, 'content'), '--app', DIST, '--out', file, '--no-cache');
  return pathToFileURL(file).href;
}

/** Builds the site of a large archive. */
function buildLarge(folder) {
  const records = join(folder, 'records');
  const site = join(folder, 'large');
  broadsheet('sample', String(MANY_RECORDS), '--out', records);
  cpSync(DIST, site, { recursive: true });
  broadsheet('build', records, '--app', site, '--no-cache');
  return site;
}

/** Reads what the flows know of a site. */
function factsOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'data', 'manifest.json'), 'utf8'));
  return { folder, stories: manifest.totals.stories, topic: [...manifest.topics].sort((a, b) => b.stories - a.stories)[0], word: 'water' };
}

/** Runs a flow in a tab of its own, with a copy of the site and a server of its own. Returns what went wrong, if anything. */
async function runFlow(browser, flow, facts) {
  const copy = mkdtempSync(join(tmpdir(), 'broadsheet-site-'));
  cpSync(facts.folder, copy, { recursive: true });
  const server = await serve({ root: copy });
  const tab = await browser.newTab();
  let isServed = true;
  const stop = async () => {
    if (isServed) await server.stop();
    isServed = false;
  };
  try {
    await tab.resize(...WINDOW);
    await flow(new Page(tab, server.url), { ...facts, stop, publish: (changes) => publish(copy, changes) });
    return undefined;
  } catch (error) {
    return error.message;
  } finally {
    await tab.close().catch(() => {});
    await stop();
    rmSync(copy, { recursive: true });
  }
}

/** Runs flows in a browser, those of each site with its facts; returns the number of failures. */
async function runFlows(engine, options, sites) {
  const flows = sites.flatMap(([facts, flows]) => Object.entries(flows).map(([name, flow]) => [name, flow, facts]));
  const chosen = flows.filter(([name]) => name.includes(values.flow));
  if (!chosen.length) return 0;
  const browser = await engine.start(options);
  let failures = 0;
  try {
    for (const [name, flow, facts] of chosen) {
      const failure = await runFlow(browser, flow, facts);
      if (failure) failures += 1;
      console.log(`  ${failure ? '✘' : '✓'} ${engine.name} ${browser.version}${options.strict ? ' (strict)' : ''}: ${name}${failure ? `\n      ${failure}` : ''}`);
    }
  } finally {
    await browser.stop();
  }
  return failures;
}

async function main() {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('dist/ is missing. Run make build first.');
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-browsers-'));
  const facts = { ...factsOf(DIST), bundle: bundle(folder) };
  const large = factsOf(buildLarge(folder));
  let failures = 0;
  for (const engine of [firefox, webkit].filter(({ name }) => name === (values.engine ?? name))) {
    const reason = engine.missing();
    if (reason) {
      console.log(`  - ${engine.name} was not tested: ${reason}`);
      continue;
    }
    failures += await runFlows(engine, {}, [[facts, FLOWS], [large, LARGE_FLOWS]]);
    failures += await runFlows(engine, { strict: true }, [[facts, STRICT_FLOWS]]);
  }
  rmSync(folder, { recursive: true });
  if (failures) throw new Error(`${failures} failed`);
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
