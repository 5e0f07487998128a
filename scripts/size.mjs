// Prints the size of the code of the page, WebAssembly and JavaScript, with the best brotli compression.
// Fails if it exceeds a budget.
//   node scripts/size.mjs [folder]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

// Bytes, compressed: what the list needs on a first visit, and that with all parts, which are loaded on first use.
// The service worker is fetched after the page is complete. The application as JavaScript has no budget, since only
// browsers without WebAssembly load it.
const BUDGETS = { list: 290_000, all: 383_000, worker: 6_000 };

const dist = process.argv[2] ?? 'dist';

function compressed(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

/** Returns the group of a file; undefined if it is no code of the page. */
function groupOf(name) {
  if (name === 'sw.js') return 'worker';
  if (name.startsWith('broadsheet-without-wasm-')) return 'javascript';
  if (/^broadsheet-[a-z2-7]{10}(?:_bg\.wasm|\.js)$/.test(name)) return 'list';
  return /\.(?:wasm|m?js)$/.test(name) ? 'part' : undefined;
}

const number = new Intl.NumberFormat('en-GB');
const line = (name, raw, brotli, budget = '') =>
  console.log(`${name.padEnd(width)}  ${number.format(raw).padStart(11)}  ${number.format(brotli).padStart(11)}  ${String(budget && number.format(budget)).padStart(11)}`.trimEnd());

const rows = readdirSync(dist)
  .filter(groupOf)
  .map((name) => {
    const bytes = readFileSync(join(dist, name));
    return { name, group: groupOf(name), raw: bytes.length, brotli: compressed(bytes) };
  })
  .sort((a, b) => b.brotli - a.brotli);
if (!rows.some(({ group, name }) => group === 'list' && name.endsWith('.wasm'))) {
  console.error(`There is no .wasm in ${dist}: run make build first.`);
  process.exit(1);
}

const width = Math.max(...rows.map(({ name }) => name.length));
console.log(`${'bytes'.padEnd(width)}  ${'as it is'.padStart(11)}  ${'brotli 11'.padStart(11)}  ${'budget'.padStart(11)}`);
for (const [name, groups] of [['list', ['list']], ['all', ['list', 'part']], ['worker', ['worker']], ['without wasm', ['javascript']]]) {
  const own = rows.filter(({ group }) => group === groups.at(-1));
  for (const row of own) line(row.name, row.raw, row.brotli);
  const all = rows.filter(({ group }) => groups.includes(group));
  const sum = (key) => all.reduce((total, row) => total + row[key], 0);
  line(name, sum('raw'), sum('brotli'), BUDGETS[name]);
  if (sum('brotli') > BUDGETS[name]) {
    console.error(`Over the budget “${name}” by ${number.format(sum('brotli') - BUDGETS[name])} bytes.`);
    process.exitCode = 1;
  }
}
