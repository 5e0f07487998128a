// make test-browsers: what a reader does, in Firefox and WebKit, with the built site on a static server. The other tests
// of the page (tests/e2e) run in Chromium.
//   node tests/browsers/main.mjs [--engine Firefox] [--flow histogram]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { DIST, ROOT } from '../e2e/hosts.mjs';
import { serve } from '../e2e/server.mjs';
import * as firefox from './firefox.mjs';
import { FLOWS, FLOWS_WITHOUT_WASM } from './flows.mjs';
import { Page } from './page.mjs';
import * as webkit from './webkit.mjs';

const { values } = parseArgs({ options: { engine: { type: 'string' }, flow: { type: 'string', default: '' } } });
const WINDOW = [1280, 900];

/** Writes the archive of the site as one file. */
function bundle(folder) {
  const file = join(folder, 'archive.html');
  execFileSync(join(ROOT, 'target', 'release', 'broadsheet'), ['bundle', join(ROOT, 'content'), '--app', DIST, '--out', file, '--no-cache'], { stdio: 'ignore' });
  return pathToFileURL(file).href;
}

/** Runs a flow in a tab of its own, with a server of its own. Returns what went wrong, if anything. */
async function runFlow(browser, flow, facts) {
  const server = await serve({ root: DIST });
  const tab = await browser.newTab();
  let isServed = true;
  const stop = async () => {
    if (isServed) await server.stop();
    isServed = false;
  };
  try {
    await tab.resize(...WINDOW);
    await flow(new Page(tab, server.url), { ...facts, stop });
    return undefined;
  } catch (error) {
    return error.message;
  } finally {
    await tab.close().catch(() => {});
    await stop();
  }
}

/** Runs flows in a browser; returns the number of failures. */
async function runFlows(engine, options, flows, facts) {
  const chosen = Object.entries(flows).filter(([name]) => name.includes(values.flow));
  if (!chosen.length) return 0;
  const browser = await engine.start(options);
  let failures = 0;
  try {
    for (const [name, flow] of chosen) {
      const failure = await runFlow(browser, flow, facts);
      if (failure) failures += 1;
      console.log(`  ${failure ? '✘' : '✓'} ${engine.name} ${browser.version}: ${name}${failure ? `\n      ${failure}` : ''}`);
    }
  } finally {
    await browser.stop();
  }
  return failures;
}

async function main() {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('dist/ is missing. Run make build first.');
  const manifest = JSON.parse(readFileSync(join(DIST, 'data', 'manifest.json'), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-browsers-'));
  const facts = { stories: manifest.totals.stories, topic: [...manifest.topics].sort((a, b) => b.stories - a.stories)[0], word: 'water', bundle: bundle(folder) };
  let failures = 0;
  for (const engine of [firefox, webkit].filter(({ name }) => name === (values.engine ?? name))) {
    const reason = engine.missing();
    if (reason) {
      console.log(`  - ${engine.name} was not tested: ${reason}`);
      continue;
    }
    failures += await runFlows(engine, {}, FLOWS, facts);
    if (engine.hasWasmSwitch) failures += await runFlows(engine, { wasm: false }, FLOWS_WITHOUT_WASM, facts);
    else console.log(`  - ${engine.name} was not tested without WebAssembly: it cannot be switched off from outside`);
  }
  rmSync(folder, { recursive: true });
  if (failures) throw new Error(`${failures} failed`);
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
