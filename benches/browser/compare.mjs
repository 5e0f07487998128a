// make bench-compare OTHER=checkout: first visits and warm questions of the build in this checkout and of that in another
// one, in turns, so that both meet the same noise. Both need `make build` first.
//   node benches/browser/compare.mjs CHECKOUT [--records 100000] [--visits 7] [--sessions 2] [--rounds 2]
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../tests/e2e/hosts.mjs';
import { site } from './archive.mjs';
import { launch } from './browser.mjs';
import { warm } from './queries.mjs';
import { serveCompressed } from './server.mjs';
import { summary } from './statistics.mjs';
import { visit } from './visit.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    records: { type: 'string', default: '100000' },
    /** Number of first visits at each speed. */
    visits: { type: 'string', default: '7' },
    /** Number of sessions of warm questions at each speed, and of rounds in each. */
    sessions: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '2' },
    /** How many times slower the processor is made. */
    cpu: { type: 'string', default: '1,4' },
  },
});
const [records, visits, sessions, rounds] = ['records', 'visits', 'sessions', 'rounds'].map((name) => Number(values[name]));
const SPEEDS = values.cpu.split(',').map(Number);
const STEPS = ['paint', 'card', 'counts', 'search', 'longest', 'blocking'];

/** Measures all builds in turns: a list of results for each. */
async function inTurns(servers, count, measure) {
  const results = servers.map(() => []);
  for (let turn = 0; turn < count; turn += 1) {
    // The order changes, since the second may find the machine warmer.
    const order = servers.map((_, index) => (index + turn) % servers.length);
    for (const index of order) results[index].push(await measure(servers[index]));
  }
  return results;
}

function report(rows) {
  const ms = ({ p50, p95 }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
  console.log('| CPU | what | other, p50 / p95 (ms) | this, p50 / p95 (ms) | p50, this to other |\n| --- | --- | --: | --: | --: |');
  for (const { cpu, what, lists } of rows) {
    const [other, own] = lists.map(summary);
    console.log(`| ${cpu}× | ${what} | ${ms(other)} | ${ms(own)} | ${other.p50 ? (own.p50 / other.p50).toFixed(2) : '–'} |`);
  }
}

async function main() {
  const [other] = positionals;
  if (!other || !existsSync(join(other, 'dist', 'index.html'))) {
    throw new Error('Name another checkout of this repository that was built with make build.');
  }
  const checkouts = [resolve(other), ROOT];
  const servers = [];
  for (const checkout of checkouts) servers.push(await serveCompressed(site(records, checkout).folder));
  const browser = await launch();
  // The first visit is not measured: the server compresses its files.
  for (const server of servers) await visit(browser, server, {});
  const rows = [];
  for (const cpu of SPEEDS) {
    const found = await inTurns(servers, visits, (server) => visit(browser, server, { cpu }));
    for (const what of STEPS) rows.push({ cpu, what, lists: found.map((visits) => visits.map((visit) => visit[what])) });
    const asked = await inTurns(servers, sessions, (server) => warm(browser, server, { cpu }, rounds));
    for (const kind of Object.keys(asked[0][0]?.times ?? {})) {
      for (const what of ['dom', 'painted']) {
        const lists = asked.map((sessions) => sessions.flatMap(({ times }) => times[kind].map((time) => time[what])));
        rows.push({ cpu, what: `${kind}, ${what === 'dom' ? 'document' : 'painted'}`, lists });
      }
    }
  }
  await browser.close();
  for (const server of servers) await server.stop();
  report(rows);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
