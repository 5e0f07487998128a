// Compiles the application to JavaScript, for browsers without WebAssembly: Lockdown Mode of Safari, security levels of
// Tor Browser, enhanced security of Edge. The page loads it only there (src/export/page/bootstrap.js).
//
// 1. The names of features leave the wasm of the compiler, so that wasm-bindgen uses no table of references.
// 2. wasm-bindgen writes a script and a wasm that is not split.
// 3. wasm-opt replaces the instructions that wasm2js does not know.
// 4. wasm2js writes a function that returns the exports.
// 5. The two scripts become one module, and esbuild makes it small.
//
// The decision is docs/internals/decisions/0038-without-webassembly.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { SPLIT_MODULE, fail, replaceEach, run } from './tools.mjs';

/** The features that the compiler uses and that are either known to wasm2js or replaced before it. */
const FEATURES = ['mutable-globals', 'bulk-memory', 'bulk-memory-opt', 'sign-ext', 'nontrapping-float-to-int', 'reference-types'];
const LOWERING = ['--llvm-memory-copy-fill-lowering', '--signext-lowering', '--llvm-nontrapping-fptoint-lowering'];

/**
 * Compiles the wasm `input` of the compiler to a module `output` of JavaScript. Its default export starts the application
 * like that of wasm-bindgen, and takes nothing. `folder` is for files in between, `name` is that of the application.
 */
export function compileToJavascript({ input, folder, name, output }) {
  const plain = join(folder, 'plain.wasm');
  const lowered = join(folder, 'lowered.wasm');
  const compiled = join(folder, 'compiled.js');
  run('wasm-opt', [input, '-o', plain, '--debuginfo', '--strip-target-features']);
  run('wasm-bindgen', [plain, '--target', 'web', '--out-dir', folder, '--out-name', name, '--no-typescript', '--keep-lld-exports']);
  run('wasm-opt', [join(folder, `${name}_bg.wasm`), '-o', lowered, '--mvp-features', ...FEATURES.map((feature) => `--enable-${feature}`), ...LOWERING, '-Os', '--strip-debug']);
  run('wasm2js', [lowered, '-o', compiled, '-Os']);
  const source = asModule(readFileSync(join(folder, `${name}.js`), 'utf8'), readFileSync(compiled, 'utf8'));
  writeFileSync(output, transformSync(source, { minify: true, format: 'esm', target: 'es2020' }).code);
}

/** Joins the script of wasm-bindgen and that of wasm2js. */
function asModule(bindings, compiled) {
  // The imports and exports of wasm2js go: the bindings get what the function returns.
  const body = /^import .*?;\n\n(.*)^var retasmFunc = /ms.exec(compiled)?.[1];
  if (!body) fail('wasm-bindgen.mjs: the script of wasm2js has no function');
  const program = replaceEach(body, [[/\n return \{\n(?!.*\n return \{\n)/s, '\n return {\n  functionTable: FUNCTION_TABLE,\n']]);
  const script = replaceEach(bindings, [
    [/^import .*$/gm, ''],
    [new RegExp(`( *"${SPLIT_MODULE}": import\\d+,\n)+`), `"${SPLIT_MODULE}": splitImports,\n`],
    // A larger memory of wasm2js leaves the smaller one as it was, where WebAssembly detaches it.
    ['cachedUint8ArrayMemory0.byteLength === 0', 'cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer'],
    [/(\w+)\.buffer\.detached === true/, '$1.buffer !== wasm.memory.buffer'],
  ]);
  return `${splitImports(program)}
    // The bindings start an instance of this.
    class Instance { constructor(_, imports) { this.exports = asmFunc(imports); } }
    const WebAssembly = { Instance, Module: class {}, instantiate: async (module, imports) => new Instance(module, imports) };
    ${program}
    ${script}`;
}

/** Writes the imports with which the application asks for its parts. Nothing is split here, so they are its exports. */
function splitImports(program) {
  const names = [...program.matchAll(new RegExp(`${SPLIT_MODULE}\\.(\\w+);`, 'g'))].map(([, name]) => name);
  const imports = names.map((name) => (name.startsWith('__wasm_split_load_')
    ? `${name}: (callback, data) => wasm.functionTable[callback](data, 1)`
    : `${name}: (...values) => wasm.${name.replace('00_import_', '00_export_')}(...values)`));
  return `const splitImports = { ${imports.join(', ')} };`;
}
