// Prints the size of the program of a first visit, WebAssembly and JavaScript, with the best brotli compression.
// Fails if it exceeds the budget.
//   node scripts/size.mjs [folder]
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 222_000; // bytes, compressed
// The service worker is fetched after the page is complete, so it is not part of the total.
const LATER = { name: 'sw.js', budget: 6_000 };

const dist = process.argv[2] ?? 'dist';

function programs(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join(dist, 'data') ? [] : programs(path);
    return /\.(wasm|m?js)$/.test(entry.name) ? [path] : [];
  });
}

function compressed(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

const number = new Intl.NumberFormat('en-GB');
const line = (name, raw, brotli) =>
  console.log(`${name.padEnd(width)}  ${number.format(raw).padStart(11)}  ${number.format(brotli).padStart(11)}`);

const rows = programs(dist).map((path) => {
  const bytes = readFileSync(path);
  return { name: relative(dist, path), raw: bytes.length, brotli: compressed(bytes) };
});
if (!rows.some((row) => row.name.endsWith('.wasm'))) {
  console.error(`There is no .wasm in ${dist}: run make build first.`);
  process.exit(1);
}
const total = { raw: 0, brotli: 0 };
const later = rows.find((row) => row.name === LATER.name);
for (const row of rows.filter((row) => row !== later)) {
  total.raw += row.raw;
  total.brotli += row.brotli;
}

const width = Math.max(...rows.map((row) => row.name.length), 'later: sw.js'.length);
console.log(`${'bytes'.padEnd(width)}  ${'as it is'.padStart(11)}  ${'brotli 11'.padStart(11)}`);
for (const row of rows.sort((a, b) => b.brotli - a.brotli)) if (row !== later) line(row.name, row.raw, row.brotli);
line('total', total.raw, total.brotli);
console.log(`${'budget'.padEnd(width)}  ${''.padStart(11)}  ${number.format(BUDGET).padStart(11)}`);
if (later) line(`later: ${later.name}`, later.raw, later.brotli);
for (const [what, bytes, budget] of [['', total.brotli, BUDGET], [` of ${LATER.name}`, later?.brotli ?? 0, LATER.budget]]) {
  if (bytes > budget) {
    console.error(`Over the budget${what} by ${number.format(bytes - budget)} bytes.`);
    process.exitCode = 1;
  }
}
