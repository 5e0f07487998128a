// The measured sites: the built page with sample archives.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tests/e2e/hosts.mjs';

export const FOLDER = join(ROOT, 'target', 'bench');

/**
 * Builds the site of a sample archive with a number of records, if it does not exist, by the build in a checkout. All
 * checkouts get the same records.
 */
export function site(records, checkout = ROOT) {
  const broadsheet = (...words) =>
    execFileSync(join(checkout, 'target', 'release', 'broadsheet'), words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const page = join(checkout, 'dist');
  mkdirSync(FOLDER, { recursive: true });
  const source = join(FOLDER, `records-${records}`);
  const folder = join(checkout, 'target', 'bench', `site-${records}`);
  if (!existsSync(source)) broadsheet('sample', String(records), '--out', source);
  // The page may have changed since the last run; the export is rewritten only where it differs.
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name !== 'data') rmSync(join(folder, name), { recursive: true });
  }
  for (const name of readdirSync(page)) {
    if (name !== 'data') cpSync(join(page, name), join(folder, name), { recursive: true });
  }
  broadsheet('build', source, '--app', folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'data', 'manifest.json'), 'utf8'));
  return { folder, stories: manifest.totals.stories };
}
