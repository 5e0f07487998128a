// Writes the tables of docs/internals/benchmarks.md between its two markers; the other text stays.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../tests/e2e/hosts.mjs';
import { median, summary } from './statistics.mjs';

const DOCUMENT = join(ROOT, 'docs', 'internals', 'benchmarks.md');
const CRITERION = join(ROOT, 'target', 'criterion');
const [BEGIN, END] = ['<!-- figures: written by make bench -->', '<!-- /figures -->'];

const thousands = (number) => Math.round(number).toLocaleString('en-GB');
const ms = (time) => (time >= 100 ? thousands(time) : time.toFixed(time < 1 ? 2 : time < 10 ? 1 : 0));
const kB = (bytes) => (bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0);
const ratio = (value, floor) => (floor ? `${(value / floor).toFixed(value / floor < 10 ? 2 : 0)}×` : '–');
const share = ({ least, greatest, p50 }) => (p50 ? `±${Math.round(((greatest - least) / 2 / p50) * 100)} %` : '–');

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, index) => (index ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

const of = (visits, what) => summary(visits.map((visit) => visit[what]));

function firstVisit(archives) {
  const bytes = archives.map(({ stories, cost }) => {
    const sum = (kind) => cost.program[kind] + cost.page[kind] + cost.data[kind];
    return [thousands(stories), kB(cost.program.brotli), kB(cost.page.brotli), kB(cost.data.brotli), `**${kB(sum('brotli'))}**`, kB(sum('gzip'))];
  });
  const [small] = archives;
  const times = archives.flatMap(({ stories, visits, memory, floor }) =>
    Object.entries(visits).map(([conditions, visits]) => {
      const [card, counts, search] = ['card', 'counts', 'search'].map((what) => of(visits, what));
      const [longest, blocking] = ['longest', 'blocking'].map((what) => of(visits, what).p50);
      const base = of(small.visits[conditions], 'card').p50;
      const isPlain = !conditions.includes('slow');
      const page = isPlain ? median(floor[conditions[0]].page) : null;
      return [thousands(stories), conditions, `${ms(card.p50)} (${share(card)})`, ratio(card.p50, base), ratio(card.p50, page), ms(counts.p50), `${ms(search.p50)} (${share(search)})`, ms(longest), ms(blocking), conditions === '1× CPU' ? (memory / 1e6).toFixed(1) : ''];
    }));
  return [
    '### What a first visit loads, until search works (kB)',
    table(['stories', 'wasm and script', 'page and styles', 'data', 'all, brotli', 'all, gzip'], bytes),
    '### When a first visit gets there (ms, medians)',
    table(['stories', 'conditions', 'first card', 'to that at the smallest', 'to a static page of 30 cards', 'exact counts', 'search works', 'longest task', 'blocking', 'memory, MB'], times),
  ];
}

const KINDS = {
  filter: 'filter click',
  sort: 'another order',
  'first letter': 'first letter',
  'next letters': 'next letters',
  'two words': 'second of two words',
  panel: 'related panel',
};

function warmQuestions(archives) {
  const rows = archives.flatMap(({ stories, warm, floor }) =>
    Object.entries(warm).flatMap(([cpu, { times }]) => {
      const cards = summary(floor[cpu].cards.map(({ painted }) => painted));
      const base = [thousands(stories), `${cpu}×`, '*30 static cards*', ms(median(floor[cpu].cards.map(({ dom }) => dom))), ms(cards.p50), ms(cards.p95), ''];
      const asked = Object.entries(KINDS).filter(([kind]) => times[kind]?.length).map(([kind, name]) => {
        const [dom, painted] = ['dom', 'painted'].map((what) => summary(times[kind].map((time) => time[what])));
        return [thousands(stories), `${cpu}×`, name, `${ms(dom.p50)} / ${ms(dom.p95)}`, ms(painted.p50), ms(painted.p95), ratio(painted.p95, cards.p95)];
      });
      return [base, ...asked];
    }));
  return [
    '### Warm questions, from the event until the document has the answer and until it is painted (ms)',
    table(['stories', 'CPU', 'question', 'document, p50 / p95', 'painted, p50', 'painted, p95', 'p95 to that of 30 static cards'], rows),
  ];
}

function coldQuestions(archives) {
  const rows = archives.flatMap(({ stories, cold }) =>
    cold.unthrottled.map((answer, index) => {
      const slow = cold['slow 4G'][index];
      return [thousands(stories), answer.name, answer.files.length, answer.trips, kB(answer.postings.brotli), kB(answer.cost.brotli), kB(answer.cost.gzip), ms(answer.painted), ms(slow.painted)];
    }));
  return [
    '### Cold questions: only what a first visit loads is there',
    table(['stories', 'question', 'requests', 'round trips', 'postings, kB', 'all, kB brotli', 'gzip', 'painted, ms', 'on slow 4G, ms'], rows),
  ];
}

function floors(archives) {
  const rows = archives.flatMap(({ stories, floor, visits }) =>
    Object.entries(floor).map(([cpu, { page, parse, scan }]) =>
      [thousands(stories), `${cpu}×`, ms(median(page)), ms(parse), ratio(of(visits[`${cpu}× CPU`], 'search').p50, parse), ms(scan)]));
  return [
    '### The floor (ms)',
    table(['stories', 'CPU', 'static page of 30 cards, first card', 'fetch and JSON.parse of a visit’s data', 'search works, to that', 'one pass over a typed array'], rows),
  ];
}

/** Reads the results of criterion, if there are any. */
function native() {
  const folder = join(CRITERION, 'query');
  if (!existsSync(folder)) return [];
  const time = (name, size) => {
    const path = join(folder, name, size, 'new', 'estimates.json');
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).median.point_estimate / 1e6 : null;
  };
  const names = readdirSync(folder).filter((name) => name !== 'report');
  const sizes = [...new Set(names.flatMap((name) => readdirSync(join(folder, name)).filter((size) => /^\d+$/.test(size))))].sort((a, b) => a - b);
  const cells = (name) => sizes.map((size) => time(name, size)).map((time) => (time === null ? '–' : time.toPrecision(2)));
  const last = sizes.at(-1);
  const floor = time('a_bare_scan', last) ?? time('a bare scan', last);
  const rows = names.map((name) => [name.replaceAll('_', ' '), ...cells(name), ratio(time(name, last), floor)]);
  return [
    '### The engine by itself, natively (ms, medians of criterion; rows and all counts)',
    table(['question', ...sizes.map((size) => `${thousands(Number(size))} records`), 'to a bare scan, at the largest'], rows),
  ];
}

/** Writes the tables of a run into the document. */
export function report({ chromium, rounds, visits, archives }) {
  const rustc = execFileSync('rustc', ['--version'], { encoding: 'utf8' }).split(' ')[1];
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory; Chromium ${chromium.split('.')[0]}, headless, without a GPU; Rust ${rustc}`;
  const figures = [
    `\`make bench\` on ${machine}. ${visits} first visits of each kind (fewer when slowed), ${rounds} rounds of warm questions; ± is half the spread.`,
    ...firstVisit(archives),
    ...warmQuestions(archives),
    ...coldQuestions(archives),
    ...floors(archives),
    ...native(),
  ].join('\n\n');
  const document = readFileSync(DOCUMENT, 'utf8');
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${DOCUMENT} has no place for figures: ${BEGIN} … ${END}`);
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${figures}\n\n${END}${after}`);
  console.log(figures);
}
