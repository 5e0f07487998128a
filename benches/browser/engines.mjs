// make bench-engines: times of the built site in Chromium, Firefox and WebKit, and in each without WebAssembly.
//   node benches/browser/engines.mjs [--sizes 10000,100000] [--visits 5] [--engine WebKit] [--strict]
import { parseArgs } from 'node:util';
import * as chromium from '../../tests/browsers/chromium.mjs';
import * as firefox from '../../tests/browsers/firefox.mjs';
import { Page } from '../../tests/browsers/page.mjs';
import * as webkit from '../../tests/browsers/webkit.mjs';
import { site } from './archive.mjs';
import { serveCompressed } from './server.mjs';
import { summary } from './statistics.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    /** Number of first visits of each engine and size. */
    visits: { type: 'string', default: '5' },
    engine: { type: 'string' },
    /** Only browsers without WebAssembly and without compiled JavaScript. */
    strict: { type: 'boolean', default: false },
  },
});
const STEPS = ['ready', 'topic', 'key'];
const WORD = 'water';

/** Opens the site, chooses a topic and types a word; returns the milliseconds of each until it is painted. */
async function visit(browser, url) {
  const tab = await browser.newTab();
  const page = new Page(tab, url);
  try {
    await tab.resize(1280, 900);
    await page.goto('');
    const ready = await page.run(waitUntilReady);
    const topic = await page.run(chooseTopic);
    await page.run(clear);
    const keys = await page.run(type, WORD);
    return { ready: [ready], topic: [topic], key: keys };
  } finally {
    await tab.close();
  }
}

// The next functions run in the page.

async function waitUntilReady() {
  const isReady = () => document.documentElement.dataset.ready === 'all' && !document.querySelector('#search:disabled, #prerendered');
  while (!isReady()) await new Promise(requestAnimationFrame);
  return performance.now();
}

async function chooseTopic() {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const count = () => document.querySelector('[data-testid="count"]').textContent;
  const before = count();
  const start = performance.now();
  document.querySelector('[data-testid="topic"]').click();
  while (count() === before || document.querySelector('.story-list[aria-busy="true"]')) await painted();
  await painted();
  return performance.now() - start;
}

async function clear() {
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  document.querySelector('[data-testid="clear"]').click();
  while (location.search || /topic/.test(location.pathname)) await wait(20);
  await wait(500);
}

async function type(word) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const box = document.querySelector('#search');
  const marks = () => document.querySelector('[data-testid="card"] mark')?.textContent.toLowerCase() ?? '';
  const times = [];
  box.focus();
  for (let length = 1; length <= word.length; length += 1) {
    const typed = word.slice(0, length);
    const start = performance.now();
    box.value = typed;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    while (!marks().startsWith(typed) || document.querySelector('.story-list[aria-busy="true"]')) await painted();
    await painted();
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 400));
  }
  return times;
}

/** Measures one engine at one size. */
async function measure(engine, strict, url, visits) {
  const browser = await engine.start({ strict });
  const times = Object.fromEntries(STEPS.map((step) => [step, []]));
  try {
    for (let done = 0; done < visits; done += 1) {
      const found = await visit(browser, url);
      for (const step of STEPS) times[step].push(...found[step]);
    }
    return { name: `${engine.name} ${browser.version}${strict ? ', strict' : ''}`, times };
  } finally {
    await browser.stop();
  }
}

async function main() {
  const engines = [chromium, firefox, webkit].filter(({ name }) => name === (values.engine ?? name));
  console.log('| stories | engine | ready, p50 | topic, p50 | key, p50 / p95 | to Chromium: ready | topic | key |\n| --: | --- | --: | --: | --: | --: | --: | --: |');
  for (const records of values.sizes.split(',').map(Number)) {
    const { folder, stories } = site(records);
    const server = await serveCompressed(folder);
    let base;
    for (const strict of values.strict ? [true] : [false, true]) {
      for (const engine of engines) {
        const reason = engine.missing();
        if (reason) {
          console.log(`${engine.name} was not measured: ${reason}`);
          continue;
        }
        const { name, times } = await measure(engine, strict, server.url, Number(values.visits));
        const [ready, topic, key] = STEPS.map((step) => summary(times[step]));
        base ??= [ready, topic, key];
        const ratios = [ready, topic, key].map(({ p50 }, index) => (p50 / base[index].p50).toFixed(1));
        const ms = (time) => `${Math.round(time)} ms`;
        console.log(`| ${stories} | ${name} | ${ms(ready.p50)} | ${ms(topic.p50)} | ${ms(key.p50)} / ${ms(key.p95)} | ${ratios.join(' | ')} |`);
      }
    }
    await server.stop();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
