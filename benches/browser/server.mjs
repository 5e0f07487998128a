// A static server with the best compression, and with cross-origin isolation, which the browser requires for
// measuring the memory of a page.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { cacheFor, typeOf } from '../../tests/e2e/server.mjs';

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
/** Milliseconds between two chunks of a slowed response. */
const CHUNK_INTERVAL_MS = 20;

/** Sends a response with a latency in milliseconds and a rate in bytes per second. */
async function sendSlowly({ latency, rate }, response, bytes) {
  await pause(latency);
  const part = Math.ceil((rate * CHUNK_INTERVAL_MS) / 1000);
  for (let at = 0; at < bytes.length && !response.destroyed; at += part) {
    response.write(bytes.subarray(at, at + part));
    await pause(CHUNK_INTERVAL_MS);
  }
  response.end();
}

/**
 * Starts a server for a folder. `server.pages.set(path, html)` adds a page. With `far`, each response comes after
 * `latency` milliseconds, at `rate` bytes per second.
 */
export async function serveCompressed(root, { far } = {}) {
  const pages = new Map();
  const cache = new Map();

  /** Returns the bytes of a file, plain and compressed; `null` if it does not exist. */
  function file(path) {
    if (!cache.has(path)) {
      let plain = null;
      try {
        plain = pages.has(path) ? Buffer.from(pages.get(path)) : readFileSync(join(root, path.endsWith('/') ? `${path}index.html` : path));
      } catch {
        // The file does not exist: the status is 404.
      }
      const isText = plain && !/\.(webp|png|jpe?g|avif)$/.test(path);
      cache.set(path, plain && { plain, brotli: isText ? brotli(plain) : plain, isText });
    }
    return cache.get(path);
  }

  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.split('?')[0]);
    const found = path.includes('..') ? null : file(path);
    const isPage = !found || path.endsWith('/') || path.endsWith('.html');
    const body = found ?? file('/404.html');
    response.writeHead(found ? 200 : 404, {
      'content-type': isPage ? 'text/html; charset=utf-8' : typeOf(path),
      'cache-control': cacheFor(isPage ? '/index.html' : path),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'content-length': body.brotli.length,
      ...(body.isText && { 'content-encoding': 'br' }),
    });
    if (far) sendSlowly(far, response, body.brotli);
    else response.end(body.brotli);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    pages,
    /** Returns the total size of files in bytes: plain, with gzip, with brotli. */
    cost: (paths) => {
      const cost = { plain: 0, gzip: 0, brotli: 0 };
      for (const path of paths) {
        const { plain, brotli, isText } = file(path);
        cost.plain += plain.length;
        cost.brotli += brotli.length;
        cost.gzip += isText ? gzipSync(plain, { level: 9 }).length : plain.length;
      }
      return cost;
    },
    stop: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
