// Queries and their answer times: warm (all needed files are loaded) and cold (only the files of a first visit are).
import { newPage, pause } from './browser.mjs';
import { arrive, requests, roundTrips } from './visit.mjs';

const BOX = '[data-testid="search"]';
const SORT = '[data-testid="sort"]';
const ORDERS = ['hot', 'quality', 'covered', 'new'];

const seen = (page) => page.evaluate(() => window.bench.seen());

/** Waits until the page has not changed for a while, and returns what it shows. */
async function settled(page, quietTime = 400) {
  let before = null;
  for (let unchanged = 0; unchanged < quietTime; ) {
    await pause(100);
    const now = await seen(page);
    unchanged = now !== null && now === before ? unchanged + 100 : 0;
    before = now;
  }
  return before;
}

/** Runs an action and measures the time until the page shows the expected result. */
async function timed(page, type, look, expected, act) {
  await page.evaluate(([type, look, expected]) => window.bench.until(type, look, expected), [type, look, expected]);
  await act();
  await page.waitForFunction(() => window.bench.result !== null, undefined, { polling: 16 });
  return page.evaluate(() => window.bench.result);
}

async function clickAt(page, selector) {
  const box = await page.locator(selector).first().boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Returns the first topics of the list. */
const topicsOf = (page, most) =>
  page.locator('[data-testid="topic"]').evaluateAll((all, most) => all.slice(0, most).map((button) => button.dataset.topic), most);
const topic = (name) => `[data-testid="topic"][data-topic=${JSON.stringify(name)}]`;

/** Returns long words of the newest headlines, each with another first letter. */
async function wordsOf(page, most) {
  const titles = await page.locator('[data-testid="card-title"]').allTextContents();
  const byLetter = new Map();
  for (const word of titles.join(' ').toLowerCase().match(/\b[a-z]{5,9}\b/g) ?? []) {
    if (!byLetter.has(word[0])) byLetter.set(word[0], word);
  }
  return [...byLetter.values()].slice(0, most);
}

/** Runs steps of `{ type, look, act, kind }` repeatedly, and collects the times by kind. */
async function runSteps(page, steps, rounds) {
  const times = {};
  // The first round loads the files and records the result of each step.
  for (const step of steps) {
    await step.act();
    step.expected = step.look === 'panel' ? await opened(page, step) : await settled(page);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, step] of steps.entries()) {
      const before = steps.at(index - 1).expected;
      if (step.expected === before && step.look !== 'panel') {
        // The visible page does not change, so there is nothing to measure.
        await step.act();
        await pause(60);
        continue;
      }
      const time = await timed(page, step.type, step.look, step.expected, step.act);
      (times[step.kind] ??= []).push(time);
      await pause(30);
    }
  }
  return times;
}

async function opened(page, step) {
  await page.waitForFunction((expected) => window.bench.panel() === expected, step.shows);
  return step.shows;
}

/** Measures warm queries: lists of times by kind of query. */
export async function warm(browser, server, conditions, rounds) {
  const { page, close } = await newPage(browser, conditions);
  await arrive(page, server.url);
  const topics = await topicsOf(page, 8);
  const words = await wordsOf(page, 8);
  const click = (name) => ({ kind: 'filter', type: 'click', look: 'seen', act: () => clickAt(page, topic(name)) });
  const filters = await runSteps(page, topics.flatMap((name) => [click(name), click(name)]), rounds);

  const sorts = ORDERS.map((order) => ({ kind: 'sort', type: 'change', look: 'seen', act: () => page.selectOption(SORT, order) }));
  const orders = await runSteps(page, sorts, rounds * 3);

  const toggle = (shows) => ({ kind: 'panel', type: 'click', look: 'panel', shows, act: () => clickAt(page, '.story-list [data-testid="related-toggle"]') });
  const panels = await runSteps(page, [toggle('open'), toggle('closed')], rounds * 3);
  const open = panels.panel.filter((_, index) => index % 2 === 0);

  await page.focus(BOX);
  const key = (kind, letter) => ({ kind, type: 'input', look: 'seen', act: () => page.keyboard.press(letter === ' ' ? 'Space' : letter) });
  const clear = { kind: 'cleared', type: 'keydown', look: 'seen', act: () => page.keyboard.press('Escape') };
  const single = words.flatMap((word) => [...[...word].map((letter, index) => key(index ? 'next letters' : 'first letter', letter)), clear]);
  const typed = await runSteps(page, single, rounds);
  const pairs = words.slice(0, 4).map((word, index) => [words[(index + 1) % words.length], word]);
  const two = pairs.flatMap(([one, other]) => [
    ...[...`${one} `].map((letter) => key('of the first word', letter)),
    ...[...other].map((letter) => key('two words', letter)),
    clear,
  ]);
  const doubled = await runSteps(page, two, Math.ceil(rounds / 2));
  const memory = await memoryOf(page);
  const { longest } = await page.evaluate(() => ({ longest: Math.max(0, ...window.bench.tasks.map(({ duration }) => duration)) }));
  await close();
  return {
    times: { ...filters, ...orders, panel: open, 'first letter': typed['first letter'], 'next letters': typed['next letters'], 'two words': doubled['two words'] },
    memory,
    longest,
  };
}

/** Returns the memory of the page in bytes: the measurement of the browser plus the memory of the wasm. */
export const memoryOf = (page) => page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes + window.bench.wasm());

/** Cold queries, each on a page that has loaded only the files of a first visit. */
const COLD = [
  ['a topic', 'click', 'seen', (page, asked) => clickAt(page, topic(asked.topic))],
  ['another order', 'change', 'seen', (page) => page.selectOption(SORT, 'hot')],
  ['the first letter', 'input', 'seen', (page, { word }) => page.keyboard.press(word[0])],
  ['a word', 'input', 'seen', (page, { word }) => page.keyboard.type(word, { delay: 30 })],
  ['two words', 'input', 'seen', (page, { word, other }) => page.keyboard.type(`${word} ${other}`, { delay: 30 })],
  ['a phrase', 'input', 'seen', (page, { phrase }) => page.keyboard.type(`"${phrase}"`, { delay: 30 })],
  ['a related panel', 'click', 'panel', (page) => clickAt(page, '.story-list [data-testid="related-toggle"]')],
];

/** Measures cold queries: requests, round trips, files, and milliseconds from the last event to paint. */
export async function cold(browser, server, conditions) {
  const answers = [];
  for (const [name, type, look, act] of COLD) {
    const { page, close } = await newPage(browser, conditions);
    await arrive(page, server.url);
    const topics = await topicsOf(page, 3);
    const words = await wordsOf(page, 2);
    const titles = await page.locator('[data-testid="card-title"]').allTextContents();
    const phrase = titles.map((title) => /\b[a-z]{5,} [a-z]{5,}\b/.exec(title)?.[0]).find(Boolean) ?? 'of the';
    const asked = { topic: topics[2], word: words[0], other: words[1], phrase };
    if (type === 'input') await page.focus(BOX);
    const from = await page.evaluate(([type, look]) => (window.bench.follow(type, look), performance.now()), [type, look]);
    await act(page, asked);
    await page.waitForFunction(() => window.bench.log.painted !== null);
    await settled(page, 900);
    const { event, painted } = await page.evaluate(() => window.bench.log);
    // Requests that are running when the answer is painted are not needed for it.
    const needed = (await requests(page, from)).filter(({ end }) => end <= painted);
    answers.push({ name, asked, trips: roundTrips(needed), files: needed.map(({ path }) => path), painted: painted - event });
    await close();
  }
  return answers;
}
