// Runs wasm-bindgen as trunk asks for it, and what has to happen just before and after it, where trunk has no step:
//
// 1. wasm-split moves the code behind each `part!` of src/app/pages/parts.rs into a wasm file of its own.
// 2. wasm-bindgen writes the script and the main wasm.
// 3. The loader of the parts that wasm-split has written becomes part of the script. It asks the script in the page for
//    a part (src/export/page/bootstrap.js), which knows its address and its hash.
// 4. wasm-opt optimizes all wasm files alike.
// 5. `make build` asks for all of it as JavaScript, too (scripts/wasm-bindgen/javascript.mjs).
//
// The parts are written as snippets, because trunk copies these; `broadsheet build` then names them by their bytes.
// The decision is docs/internals/decisions/0034-wasm-in-parts.md.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileToJavascript } from './wasm-bindgen/javascript.mjs';
import { fail, replaceEach, run } from './wasm-bindgen/tools.mjs';

// Measured with brotli (docs/internals/wasm-size.md): repeated code compresses better than one copy in several variants,
// and so do functions of similar names that are neighbors.
const OPTIMIZATION = [
  '-Os',
  '--low-memory-unused',
  '--one-caller-inline-max-function-size=0',
  '--flexible-inline-max-function-size=0',
  '--always-inline-max-function-size=0',
  '--reorder-functions-by-name',
  '--strip-debug',
  '--strip-producers',
  '--strip-target-features',
];

const PARTS_FOLDER = join('snippets', 'parts');
const LOADER = '__wasm_split.js';

const given = process.argv.slice(2);
const input = given.findIndex((argument) => /^[^-].*\.wasm$/.test(argument));
if (input < 0) run('wasm-bindgen', given);
else {
  const folder = mkdtempSync(join(tmpdir(), 'wasm-split-'));
  try {
    build(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function build(folder) {
  const name = option('out-name');
  const out = option('out-dir');
  const parts = join(out, PARTS_FOLDER);
  run('wasm-split-cli', [given[input], folder, '--out-name', name]);
  run('wasm-bindgen', [...given.with(input, join(folder, `${name}.wasm`)), '--keep-lld-exports', '--no-demangle']);
  const script = join(out, `${name}.js`);
  writeFileSync(script, withLoader(readFileSync(script, 'utf8'), readFileSync(join(folder, LOADER), 'utf8')));
  optimize(join(out, `${name}_bg.wasm`), join(out, `${name}_bg.wasm`));
  rmSync(parts, { recursive: true, force: true });
  mkdirSync(parts, { recursive: true });
  for (const file of readdirSync(folder).filter((file) => partName(file))) {
    optimize(join(folder, file), join(parts, `${partName(file)}.wasm`));
  }
  if (process.env.BROADSHEET_WITHOUT_WASM) {
    compileToJavascript({ input: given[input], folder: mkdtempSync(join(folder, 'javascript-')), name, output: join(parts, 'without-wasm.js') });
  }
}

/** Returns the name of the part in a file of wasm-split. A chunk has code that several parts share. */
function partName(file) {
  return /^(?:split_(?<part>\w+)|(?<chunk>chunk_\d+))\.wasm$/.exec(file)?.slice(1).find(Boolean);
}

/** Replaces the import of the loader by the loader itself. */
function withLoader(script, loader) {
  const names = [...loader.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  if (!names.length) return script;
  const own = replaceEach(loader, [
    [/^import .*\n/, ''],
    ['initSync(undefined, undefined)', 'wasm'],
    [/fetch\(new URL\("\.\/([\w.]+)", import\.meta\.url\)\)/g, (_, file) => `broadsheet.fetchPart("${partName(file)}")`],
    ['(WebAssembly.instantiateStreaming(src, imports))', '(WebAssembly.instantiate(await (await src).arrayBuffer(), imports))'],
    [/^export const /gm, 'const '],
  ]);
  const loaders = `${own}const partLoaders = { ${names.join(', ')} };\n`;
  // wasm-bindgen imports the loader once for each part.
  const importLine = new RegExp(`^import \\* as (\\w+) from ["']\\./${LOADER}["'];?$`, 'gm');
  return loaders + replaceEach(script, [[importLine, 'const $1 = partLoaders;']]);
}

function optimize(from, to) {
  run('wasm-opt', [from, '-o', to, ...OPTIMIZATION]);
}

function option(name) {
  const prefix = `--${name}=`;
  return given.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? fail(`wasm-bindgen.mjs: ${prefix} is missing`);
}
