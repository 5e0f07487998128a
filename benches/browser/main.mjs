// make bench: measures the built site in Chromium on sample archives of several sizes, and writes the tables of
// docs/internals/benchmarks.md.
//   node benches/browser/main.mjs [--sizes 1000,10000,100000] [--rounds 4] [--visits 7] [--only table]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FOLDER, site } from './archive.mjs';
import { cold, memoryOf, warm } from './queries.mjs';
import { SLOW_4G, launch, newPage } from './browser.mjs';
import { bare, prepare, staticCards, staticPage } from './floor.mjs';
import { report } from './report.mjs';
import { serveCompressed } from './server.mjs';
import { arrive, visit } from './visit.mjs';

const RESULTS = join(FOLDER, 'browser.json');

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    /** Number of rounds of warm queries. */
    rounds: { type: 'string', default: '4' },
    /** Number of first visits of each kind. */
    visits: { type: 'string', default: '7' },
    /** Only writes the tables of the last run. */
    table: { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(Number);
const [rounds, visits] = [values.rounds, values.visits].map(Number);
const say = (text) => console.error(`bench: ${text}`);

async function times(count, measure) {
  const found = [];
  for (let done = 0; done < count; done += 1) found.push(await measure());
  return found;
}

/** Measures everything for an archive of one size. */
async function measure(browser, records) {
  say(`${records} records: exporting`);
  const { folder, stories } = site(records);
  const server = await serveCompressed(folder);
  // The first visit is not measured: the server compresses its files.
  await visit(browser, server, {});
  await prepare(browser, server);
  const found = { records, stories, visits: {}, warm: {}, floor: {} };
  for (const cpu of [1, 4]) {
    say(`${records} records, ${cpu}× CPU: first visits`);
    const few = cpu === 1 ? visits : Math.ceil(visits / 2);
    found.visits[`${cpu}× CPU`] = await times(few, () => visit(browser, server, { cpu }));
    found.visits[`${cpu}× CPU, slow 4G`] = await times(Math.ceil(few / 2), () => visit(browser, server, { cpu, network: SLOW_4G }));
    say(`${records} records, ${cpu}× CPU: the floor`);
    const files = found.visits['1× CPU'][0].files;
    found.floor[cpu] = {
      page: await times(few, () => staticPage(browser, server, { cpu })),
      cards: await staticCards(browser, server, { cpu }, 60),
      ...(await bare(browser, server, { cpu }, files, stories)),
    };
    say(`${records} records, ${cpu}× CPU: warm questions`);
    found.warm[cpu] = await warm(browser, server, { cpu }, cpu === 1 ? rounds : Math.ceil(rounds / 2));
  }
  say(`${records} records: cold questions`);
  // The first run is not measured, as above.
  await cold(browser, server, {});
  found.cold = { unthrottled: await cold(browser, server, {}), 'slow 4G': await cold(browser, server, { network: SLOW_4G }) };
  for (const answers of Object.values(found.cold)) {
    for (const answer of answers) {
      answer.cost = server.cost(answer.files);
      answer.postings = server.cost(answer.files.filter((path) => /\/(terms|merged|positions|spelling)-/.test(path)));
    }
  }
  const { page, close } = await newPage(browser);
  await arrive(page, server.url);
  found.memory = await memoryOf(page);
  await close();
  const [first] = found.visits['1× CPU'];
  const is = (pattern) => server.cost(first.files.filter((path) => pattern.test(path)));
  found.cost = {
    program: is(/\.(wasm|js)$/),
    page: is(/(\/|\.css|\.svg|\.html)$/),
    data: is(/\/data\/.*\.json$/),
    pictures: is(/\.(webp|png|jpe?g|avif)$/),
  };
  await server.stop();
  return found;
}

async function main() {
  if (!values.table) {
    const browser = await launch();
    const archives = [];
    for (const records of sizes) archives.push(await measure(browser, records));
    const results = { chromium: browser.version(), rounds, visits, archives };
    await browser.close();
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(RESULTS, JSON.stringify(results, null, 1));
  }
  if (!existsSync(RESULTS)) throw new Error('There are no results yet: run make bench.');
  report(JSON.parse(readFileSync(RESULTS, 'utf8')));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
