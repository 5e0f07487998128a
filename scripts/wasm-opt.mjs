// Runs wasm-opt, and removes code that a page does not need before and after it. Takes the same arguments.
//
// A panic in the page ends with a trap; no hook prints its message. But the module still contains the code and data
// of the message: texts, source locations (with paths of the build machine), and `Debug` formatting. Building the
// standard library without them (`panic=immediate-abort`) needs an unstable compiler. So this script:
//
// - replaces the functions that start a panic by a trap, so that the code behind them is unreachable;
// - replaces `Debug` formatting by nothing (the page formats with `Display` only);
// - overwrites source locations and panic texts with zeros, because nothing reads them then;
// - places similar functions side by side (wasm-order.mjs), and removes custom sections.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataSegments, functions, imports, named, plain } from './wasm-module.mjs';
import { order } from './wasm-order.mjs';

const REAL = fileURLToPath(new URL('../node_modules/binaryen/bin/wasm-opt', import.meta.url));

const CRATE = '(?:core|alloc|std|hashbrown)(?:\\[[0-9a-f]+\\])?::';
const PANICS = new RegExp(
  [
    `^${CRATE}panicking::(?:assert_failed|assert_failed_inner|panic|panic_bounds_check|panic_const|panic_display|panic_fmt|panic_handler|panic_nounwind|panic_with_hook)\\b`,
    `^${CRATE}(?:option|result)::(?:expect_failed|unwrap_failed)`,
    `^${CRATE}cell::(?:panic_already_|lazy::panic_)`,
    `^${CRATE}thread::local::panic_access_error`,
    `^${CRATE}slice::(?:index::slice_\\w*_fail|copy_from_slice_impl::len_mismatch_fail)`,
    `^${CRATE}str::slice_error_fail`,
    `^${CRATE}raw_vec::(?:handle_error|capacity_overflow)`,
    `^${CRATE}alloc::handle_alloc_error`,
    `^${CRATE}sys::backtrace::__rust_end_short_backtrace`,
    '\\brust_panic$',
    '\\b__rust_alloc_error_handler$',
    '\\bFallibility>?::capacity_overflow',
  ].join('|'),
);
const DEBUG = / as core(?:\[[0-9a-f]+\])?::fmt::Debug>::fmt(?:::h[0-9a-f]+)?(?:\.\d+)?$/;

/** The panic messages of the standard library, Leptos and wasm-bindgen. */
const PANIC_MESSAGES = [
  'called `Option::unwrap()` on a `None` value',
  'called `Result::unwrap()` on an `Err` value',
  'called `Option::unwrap_throw()` on a `None` value',
  'called `Result::unwrap_throw()` on an `Err` value',
  '`async fn` resumed after completion',
  'RefCell already mutably borrowed',
  'RefCell already borrowed',
  'LazyCell instance has previously been poisoned',
  'Lazy instance has previously been poisoned',
  'Once instance has previously been poisoned',
  'one-time initialization may not be performed recursively',
  'cannot access a Thread Local Storage value during or after destruction: ',
  "use of std::thread::current() is not possible after the thread's local data has been destroyed",
  'internal error: entered unreachable code: JsValue passed is not an Error type -- this is a bug',
  "internal error: entered unreachable code: The JS binding should only ever produce a valid value or the specific 'invalid' value",
  'recursive use of an object detected which would lead to unsafe aliasing in rust',
  'closure invoked recursively or after being dropped',
  'FnOnce called more than once',
  'Tried to shrink to a larger capacity',
  'Tried to access a reactive value that has already been disposed.',
  'Value is None because the `ssr` feature is active. When `ssr` is enabled, tachys skips creating client-side values (event handlers, directives, properties) to avoid cross-thread panics on multithreaded servers. If you are building a client-side (CSR or hydrate) target, this means the `ssr` feature is being activated unintentionally via Cargo feature unification; another dependency in your workspace is enabling it. Run `cargo tree -e features -i tachys` to identify the source.',
  'Hash table capacity overflow',
  'bitset capacity overflow',
  'Arc counter overflow',
  'a Display implementation returned an error unexpectedly',
  "Executor::spawn called, but no global 'spawn' function is configured.",
  "Executor::spawn_local called, but no global 'spawn_local' function is configured.",
];

/** Runs no pass, but writes the code as compactly as after optimization. */
const NO_OPTIMIZATION = ['-O0', '--optimize-level=2', '--shrink-level=1'];

const given = process.argv.slice(2);
const input = given.findIndex((argument) => /^[^-].*\.wasm$/.test(argument));
const output = given.map((argument) => /^(?:--output|-o)=?(.*\.wasm)$/.exec(argument)?.[1]).find(Boolean)
  ?? given[given.findIndex((argument) => argument === '-o' || argument === '--output') + 1];

if (input < 0 || !output?.endsWith('.wasm')) run(given);
else {
  const folder = mkdtempSync(join(tmpdir(), 'wasm-opt-'));
  try {
    const silent = join(folder, 'silent.wasm');
    writeFileSync(silent, await silence(readFileSync(given[input])));
    run(given.with(input, silent));
    const ordered = join(folder, 'ordered.wasm');
    writeFileSync(ordered, inOrder(readFileSync(output)));
    const features = given.filter((argument) => argument.startsWith('--enable-'));
    run([ordered, '-o', output, ...features, ...NO_OPTIMIZATION, '--reorder-functions-by-name']);
    writeFileSync(output, plain(withoutMessages(readFileSync(output))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(given) {
  const { status, error } = spawnSync(REAL, given, { stdio: 'inherit' });
  if (error) console.error(`wasm-opt did not run: ${error.message}. Run scripts/setup.sh.`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Replaces the functions that panic or format with `Debug` by functions that trap or do nothing. */
async function silence(bytes) {
  const { default: binaryen } = await import('binaryen');
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(bytes);
  const functions = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
  );
  for (const { name, module: from, params, results } of functions) {
    if (from) continue;
    const isDebug = DEBUG.test(name) && results === binaryen.i32;
    if (!isDebug && !PANICS.test(name)) continue;
    module.removeFunction(name);
    // Zero is `Ok(())`.
    module.addFunction(name, params, results, [], isDebug ? module.i32.const(0) : module.unreachable());
  }
  return module.emitBinary();
}

/** Names the functions so that sorting by name gives the order that compresses best. */
function inOrder(bytes) {
  const first = imports(bytes);
  const names = order(functions(bytes)).map((index, rank) => [first + index, String(rank).padStart(6, '0')]);
  return named(bytes, names.sort(([a], [b]) => a - b));
}

/**
 * Overwrites panic messages and each `core::panic::Location` (address and length of a path, line, column) with zeros.
 */
function withoutMessages(bytes) {
  const segments = dataSegments(bytes);
  const start = Math.min(...segments.map(({ address }) => address));
  const end = Math.max(...segments.map(({ address, length }) => address + length));
  if (!(end > start)) return bytes;
  const memory = Buffer.alloc(end - start);
  for (const { address, at, length } of segments) bytes.copy(memory, address - start, at, at + length);
  const clear = (address, length) => {
    for (const segment of segments) {
      const from = Math.max(address, segment.address) - segment.address;
      const to = Math.min(address + length, segment.address + segment.length) - segment.address;
      if (to > from) bytes.fill(0, segment.at + from, segment.at + to);
    }
  };
  const paths = new Map();
  for (let index = Math.ceil(start / 4) * 4; index + 16 <= end; index += 4) {
    const [path, length, line, column] = [0, 4, 8, 12].map((more) => memory.readUInt32LE(index - start + more));
    const isInside = path >= start && path + length <= end && length > 3 && length < 300;
    if (!isInside || line < 1 || line > 100_000 || column < 1 || column > 1_000) continue;
    const text = memory.toString('latin1', path - start, path - start + length);
    if (!/^[\w@+./\\ :-]+\.rs$/.test(text)) continue;
    paths.set(path, length);
    clear(index, 16);
  }
  for (const [path, length] of paths) clear(path, length);
  for (const text of PANIC_MESSAGES) {
    for (let at = memory.indexOf(text); at >= 0; at = memory.indexOf(text, at + 1)) clear(start + at, text.length);
  }
  return bytes;
}
