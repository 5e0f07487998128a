// Built sites that a spec changes and serves for itself.
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from '../hosts.mjs';
import { serve } from '../server.mjs';

/**
 * Serves a copy of a built site that `change(folder)` may edit. `await stop()` ends the server and
 * removes the copy.
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

/** Passes every JSON file of a site through `change(content, kind, name)`. */
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

/** Makes a site that was built for `/` one for `base`, as `trunk build --public-url` does. */
export async function moveTo(folder, base) {
  for (const name of ['index.html', '404.html']) {
    const path = join(folder, name);
    const html = (await readFile(path, 'utf8'))
      .replace(/((?:href|src)="|from '|module_or_path: ')\/(?!\/)/g, `$1${base}`);
    await writeFile(path, rehash(html));
  }
}

/** Puts the hash of the inline script into the security policy. */
function rehash(html) {
  const script = /<script type="module">([^]*?)<\/script>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  return html.replace(/'sha256-[^']*'/, `'sha256-${hash}'`);
}
