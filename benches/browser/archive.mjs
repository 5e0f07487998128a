// The measured sites: the built page with sample archives.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from '../../tests/e2e/hosts.mjs';

export const FOLDER = join(ROOT, 'target', 'bench');

const broadsheet = (...words) =>
  execFileSync(join(ROOT, 'target', 'release', 'broadsheet'), words, { stdio: ['ignore', 'ignore', 'inherit'] });

/** Builds the site of a sample archive with a number of records, if it does not exist. */
export function site(records) {
  mkdirSync(FOLDER, { recursive: true });
  const source = join(FOLDER, `records-${records}`);
  const folder = join(FOLDER, `site-${records}`);
  if (!existsSync(source)) broadsheet('sample', String(records), '--out', source);
  // The page may have changed since the last run; the export is rewritten only where it differs.
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name !== 'data') rmSync(join(folder, name), { recursive: true });
  }
  for (const name of readdirSync(DIST)) {
    if (name !== 'data') cpSync(join(DIST, name), join(folder, name), { recursive: true });
  }
  broadsheet('build', source, '--app', folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'data', 'manifest.json'), 'utf8'));
  return { folder, stories: manifest.totals.stories };
}
