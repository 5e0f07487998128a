// Copies of built sites that a spec changes and serves.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST, ROOT } from '../hosts.mjs';
import { serve } from '../server.mjs';

/**
 * Serves a copy of a built site after `change(folder)`. `await stop()` ends the server and removes the copy.
 */
export async function serveCopy(change, { from = DIST, base = '/' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-e2e-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await cp(from, folder, { recursive: true });
    await change(folder);
    const server = await serve({ root: folder, base });
    return {
      url: server.url,
      stop: async () => {
        await server.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Rewrites every JSON file of a site with `change(content, kind, name)`. */
export async function editData(folder, change) {
  const data = join(folder, 'data');
  for (const name of await readdir(data)) {
    if (!name.endsWith('.json')) continue;
    const path = join(data, name);
    const content = JSON.parse(await readFile(path, 'utf8'));
    const kind = name.replace(/(-[a-z2-7]{10})?\.json$/, '');
    await writeFile(path, JSON.stringify(change(content, kind, name) ?? content));
  }
}

/** Rebuilds a site for the folder `base`, with the compiled application. */
export async function moveTo(folder, base) {
  const words = ['build', join(ROOT, 'content'), '--app', folder, '--public-url', base, '--no-cache'];
  execFileSync(join(ROOT, 'target', 'release', 'broadsheet'), words, { stdio: 'ignore' });
}

/** Builds the sample records and one more into a site that is being served. */
export async function publish(folder, { title = 'One more story', text = 'It came later.', settings } = {}) {
  const records = join(folder, '..', `records-${process.pid}-${Date.now()}`);
  await cp(join(ROOT, 'content'), records, { recursive: true });
  await writeFile(join(records, 'news', 'one-more.md'), `---\ntitle: ${title}\npublishedDateTime: 2026-10-31T09:00:00Z\n---\n${text}\n`);
  const path = join(records, 'broadsheet.toml');
  if (settings) await writeFile(path, (await readFile(path, 'utf8')).replace(/^title = .*$/m, `title = "${settings}"`));
  const env = { ...process.env };
  delete env.BROADSHEET_CONTENT;
  delete env.TRUNK_STAGING_DIR;
  execFileSync(join(ROOT, 'target', 'release', 'broadsheet'), ['build', records, '--app', folder], { cwd: ROOT, env, stdio: 'ignore' });
  await rm(records, { recursive: true });
}
