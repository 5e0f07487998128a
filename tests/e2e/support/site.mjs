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
