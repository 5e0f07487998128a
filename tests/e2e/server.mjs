// A plain static server without rewriting and listings: a missing file gets the folder's 404.html with status 404.
// If the folder has a `_headers` file, its headers are sent, as on Netlify and Cloudflare Pages.
//   node tests/e2e/server.mjs --root dist --port 4173 [--base /repo/] [--host 127.0.0.1]
// It needs only Node.js. Other scripts import it:   import { serve } from './server.mjs'
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

// All files but pages, manifests and the worker have a hash in their name, or are small.
export const cacheFor = (path) =>
  /\.html$|\.webmanifest$/.test(path) || path.endsWith(`${sep}manifest.json`) || path.endsWith(`${sep}sw.js`)
    ? 'no-cache'
    : 'public, max-age=31536000, immutable';

/** Parses a `_headers` file: address patterns with `*`, each followed by indented headers. */
export function readRules(text) {
  const rules = [];
  for (const line of text.split('\n').filter((line) => line.trim() && !line.startsWith('#'))) {
    if (/^\s/.test(line)) {
      const [, name, value] = /^([^:]+):(.*)$/.exec(line.trim());
      rules.at(-1).headers.push([name.toLowerCase(), value.trim()]);
    } else {
      const parts = line.trim().split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
      rules.push({ address: new RegExp(`^${parts.join('.*')}$`), headers: [] });
    }
  }
  return rules;
}

/** Returns the headers of all rules that match an address; values of the same header are joined. */
async function headersFor(root, pathname) {
  const text = await readFile(join(root, '_headers'), 'utf8').catch(() => null);
  if (text === null) return null;
  const headers = { 'cache-control': 'public, max-age=0, must-revalidate' };
  const names = new Set();
  for (const { address, headers: list } of readRules(text)) {
    if (!address.test(pathname)) continue;
    for (const [name, value] of list) {
      headers[name] = names.has(name) ? `${headers[name]}, ${value}` : value;
      names.add(name);
    }
  }
  return headers;
}

/** Returns the media type of a file by its extension. */
export const typeOf = (path) => TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';

/** Finds the file of an address: `{ path }`, `{ redirect }`, or `{}`. */
async function find(root, base, pathname) {
  if (!pathname.startsWith(base)) return pathname === base.slice(0, -1) ? { redirect: base } : {};
  let name;
  try {
    name = decodeURIComponent(pathname.slice(base.length));
  } catch {
    return {};
  }
  if (/[\0\\]/.test(name) || name.split('/').includes('..')) return {};
  try {
    // The real path, so that no symbolic link leads out of the folder.
    let path = await realpath(join(root, name));
    let info = await stat(path);
    if (info.isDirectory()) {
      if (!pathname.endsWith('/')) return { redirect: `${pathname.replace(/^\/+/, '/')}/` };
      path = await realpath(join(path, 'index.html'));
      info = await stat(path);
    } else if (pathname.endsWith('/')) {
      return {};
    }
    return info.isFile() && path.startsWith(root + sep) ? { path, size: info.size } : {};
  } catch {
    return {};
  }
}

async function answer({ root, base, headers: isRuled }, request, response) {
  const send = (status, headers, body = '') => {
    response.writeHead(status, { 'x-content-type-options': 'nosniff', ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(405, { allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' }, 'method not allowed\n');
  }
  // `new URL` would remove dots and slashes before they are checked.
  const [, pathname, query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(request.url);
  const rules = isRuled ? await headersFor(root, pathname) : null;
  const found = pathname === `${base}_headers` && rules ? {} : await find(root, base, pathname);
  if (found.redirect) return send(301, { location: found.redirect + query });
  if (!found.path) {
    const page = pathname.startsWith(base) && (await readFile(join(root, '404.html')).catch(() => null));
    return page
      ? send(404, { ...rules, 'content-type': TYPES['.html'], 'cache-control': 'no-cache' }, page)
      : send(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }, 'not found\n');
  }
  response.writeHead(200, {
    'content-type': typeOf(found.path),
    'content-length': found.size,
    'cache-control': cacheFor(found.path),
    'x-content-type-options': 'nosniff',
    ...rules,
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(found.path).on('error', () => response.destroy()).pipe(response);
}

/**
 * Starts a server for a folder; `await server.stop()` ends it. Port 0 takes a free port. Without `headers` it ignores
 * `_headers`, as GitHub Pages does.
 */
export async function serve({ root, port = 0, base = '/', host = '127.0.0.1', headers = true }) {
  const folder = await realpath(resolve(root));
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const server = createServer((request, response) => {
    answer({ root: folder, base: prefix, headers }, request, response).catch(() => response.destroy());
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  return {
    url: `http://${host}:${server.address().port}${prefix}`,
    stop: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

async function main() {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: 'dist' },
      port: { type: 'string', default: '4173' },
      base: { type: 'string', default: '/' },
      host: { type: 'string', default: '127.0.0.1' },
    },
  });
  const server = await serve({ ...values, port: Number(values.port) });
  console.log(`${values.root} on ${server.url}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(await realpath(process.argv[1])).href) {
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
