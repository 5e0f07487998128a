// make bench-peer: clicks and letters on the page and on the peer (benches/peer), a page of the same records that holds
// everything in memory. Both are measured in turns, in one run.
//   node benches/browser/peer.mjs [--sizes 10000,100000] [--visits 5] [--rounds 4] [--cpu 1,4]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPeer } from '../peer/build.mjs';
import { FOLDER, site } from './archive.mjs';
import { launch, newPage, pause } from './browser.mjs';
import { serveCompressed } from './server.mjs';
import { summary } from './statistics.mjs';
import { arrive } from './visit.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    /** Number of first-time actions of each kind. */
    visits: { type: 'string', default: '5' },
    /** Number of rounds of warm actions. */
    rounds: { type: 'string', default: '4' },
    /** How many times slower the processor is made. */
    cpu: { type: 'string', default: '1,4' },
  },
});
const [visits, rounds] = [values.visits, values.rounds].map(Number);
const [sizes, speeds] = [values.sizes, values.cpu].map((list) => list.split(',').map(Number));
const say = (text) => console.error(`bench-peer: ${text}`);

/** Milliseconds for which a control is hovered or focused before it is clicked. */
const AHEAD_MS = 100;
/** Milliseconds without a change after which an action is over. */
const QUIET_MS = 400;

const topic = (page) => page.locator('[data-testid="topic"]').nth(2);
const toggle = (page) => page.locator('.story-list [data-testid="related-toggle"]').first();
const sort = (page) => page.locator('[data-testid="sort"]');

async function click(page, locator) {
  const box = await locator.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** The actions: the event that begins each, where its result shows, and what a reader does before and then. */
const ACTIONS = {
  'a topic': { type: 'click', look: 'seen', ahead: (page) => topic(page).hover(), act: (page) => click(page, topic(page)) },
  'topic cleared': { type: 'click', look: 'seen', act: (page) => click(page, topic(page)) },
  'another order': { type: 'change', look: 'seen', ahead: (page) => sort(page).focus(), act: (page) => sort(page).selectOption('quality') },
  'back to newest': { type: 'change', look: 'seen', act: (page) => sort(page).selectOption('new') },
  'coverage panel': { type: 'click', look: 'panel', ahead: (page) => toggle(page).hover(), act: (page) => click(page, toggle(page)) },
  'panel closed': { type: 'click', look: 'panel', act: (page) => click(page, toggle(page)) },
};

/** Runs an action, and returns the milliseconds until its result and until the last change are painted. */
async function measured(page, { type, look }, act) {
  await page.evaluate(([type, look]) => window.bench.track(type, look), [type, look]);
  await act(page);
  let last = null;
  for (let quiet = 0; quiet < QUIET_MS; quiet += 50) {
    await pause(50);
    const now = await page.evaluate(() => window.bench.tracked.last);
    if (now !== last) quiet = 0;
    last = now;
  }
  const times = await page.evaluate(() => window.bench.tracked);
  return times.seen === null ? null : { painted: times.seen - times.event, last: times.last - times.event };
}

/** Opens a page where everything works. */
async function opened(browser, server, conditions) {
  const { page, close } = await newPage(browser, conditions);
  await arrive(page, server.url);
  await pause(500);
  return { page, close };
}

/** Measures each action that has never happened on its page, at once and after some time over the control. */
async function firstTimes(browser, server, conditions, times) {
  for (const [name, action] of Object.entries(ACTIONS).filter(([, { ahead }]) => ahead)) {
    for (const isAhead of [false, true]) {
      const { page, close } = await opened(browser, server, conditions);
      if (isAhead) {
        await action.ahead(page);
        await pause(AHEAD_MS);
      }
      const time = await measured(page, action, action.act);
      await close();
      if (time) (times[isAhead ? `${name}, after ${AHEAD_MS} ms over it` : `${name}, first time`] ??= []).push(time);
    }
  }
  const { page, close } = await opened(browser, server, conditions);
  const titles = await page.locator('[data-testid="card-title"]').allTextContents();
  const [word] = titles.join(' ').toLowerCase().match(/\b[a-z]{6,9}\b/g);
  await page.focus('[data-testid="search"]');
  for (const letter of word) {
    const time = await measured(page, { type: 'input', look: 'seen' }, () => page.keyboard.press(letter));
    if (time) (times['a letter, first time'] ??= []).push(time);
  }
  await close();
}

/** Measures actions whose files are loaded. */
async function warmTimes(browser, server, conditions, times) {
  const { page, close } = await opened(browser, server, conditions);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, action] of Object.entries(ACTIONS)) {
      const time = await measured(page, action, action.act);
      // The first round loads the files.
      if (round > 0 && time) (times[`${name}, warm`] ??= []).push(time);
    }
  }
  await close();
}

function table(rows) {
  const ms = (times, what) => {
    const { p50, p95 } = summary(times.map((time) => time[what]));
    return { p50, text: `${p50.toFixed(0)} / ${p95.toFixed(0)}` };
  };
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const lines = rows.map(({ records, cpu, name, own, peer }) => {
    const cells = ['painted', 'last'].flatMap((what) => {
      const [mine, theirs] = [ms(own, what), ms(peer, what)];
      return [mine.text, theirs.text, `${(mine.p50 / theirs.p50).toFixed(2)}×`];
    });
    return line([records.toLocaleString('en-GB'), `${cpu}×`, name, ...cells]);
  });
  const heads = ['records', 'CPU', 'action', 'painted, p50 / p95 (ms)', 'peer', 'p50 to that', 'last change painted', 'peer', 'p50 to that'];
  return [line(heads), line(heads.map((_, index) => (index < 3 ? '---' : '--:'))), ...lines].join('\n');
}

async function main() {
  const browser = await launch();
  const rows = [];
  for (const records of sizes) {
    say(`${records} records: building both`);
    const { folder } = site(records);
    const peer = await buildPeer(folder, join(FOLDER, `peer-${records}`));
    const servers = { own: await serveCompressed(folder), peer: await serveCompressed(peer.folder) };
    for (const cpu of speeds) {
      const times = { own: {}, peer: {} };
      for (let turn = 0; turn < visits; turn += 1) {
        for (const name of turn % 2 ? ['peer', 'own'] : ['own', 'peer']) {
          say(`${records} records, ${cpu}× CPU: ${name}, turn ${turn + 1}`);
          // The first visit is not measured: the server compresses its files.
          if (turn === 0) await (await opened(browser, servers[name], {})).close();
          await firstTimes(browser, servers[name], { cpu }, times[name]);
        }
      }
      for (const name of ['own', 'peer']) await warmTimes(browser, servers[name], { cpu }, times[name]);
      for (const [name, own] of Object.entries(times.own)) {
        if (times.peer[name]) rows.push({ records, cpu, name, own, peer: times.peer[name] });
      }
    }
    for (const server of Object.values(servers)) await server.stop();
  }
  await browser.close();
  console.log(table(rows));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
