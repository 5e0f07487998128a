// Shared by the steps of scripts/wasm-bindgen.mjs: running programs, and changing texts that other programs have written.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The module of the imports with which the application asks for its parts, before wasm-split gives it a name. */
export const SPLIT_MODULE = '__wasm_split_placeholder__';

/** Runs a program of PATH other than those in the folder of the wrapper. */
export function run(program, options) {
  const own = realpathSync(join(dirname(fileURLToPath(import.meta.url)), '..', 'tools'));
  const folders = process.env.PATH.split(delimiter).filter((folder) => existsSync(join(folder, program)) && realpathSync(folder) !== own);
  if (!folders.length) fail(`${program} is missing: run scripts/setup.sh.`);
  // wasm-opt warns of names that it does not know, so messages are shown only after a failure.
  const { status, error, stderr } = spawnSync(join(folders[0], program), options, { stdio: ['inherit', 'inherit', 'pipe'] });
  if (error) fail(`${program} did not run: ${error.message}`);
  if (status !== 0) fail(String(stderr));
}

/** Replaces texts. Fails if one is missing, because then the tool that wrote them is another version. */
export function replaceEach(text, replacements) {
  for (const [before, after] of replacements) {
    const changed = typeof before === 'string' ? text.replaceAll(before, after) : text.replace(before, after);
    if (changed === text) fail(`wasm-bindgen.mjs: ${before} is not in the script of the tool that wrote it`);
    text = changed;
  }
  return text;
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}
