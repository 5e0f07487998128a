// A static server as a good host is one: files compressed at their best, and isolated from other
// origins, which the browser asks for before it measures a page's memory.
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
/** Fifty parts of an answer go out in a second. */
const BEAT = 20;

/** Sends an answer as from afar: after so many milliseconds, at so many bytes a second. */
async function sendFrom({ latency, rate }, response, bytes) {
  await pause(latency);
  const part = Math.ceil((rate * BEAT) / 1000);
  for (let at = 0; at < bytes.length && !response.destroyed; at += part) {
    response.write(bytes.subarray(at, at + part));
    await pause(BEAT);
  }
  response.end();
}

/**
 * Starts a server for a folder. Pages that are no files are added with `server.pages.set(path, html)`. Where it is
 * `far`, each answer comes after `latency` milliseconds, at `rate` bytes a second.
 */
export async function serveCompressed(root, { far } = {}) {
  const pages = new Map();
  const kept = new Map();

  /** A file's bytes, as they are and compressed; `null` where it is none. */
  function file(path) {
    if (!kept.has(path)) {
      let plain = null;
      try {
        plain = pages.has(path) ? Buffer.from(pages.get(path)) : readFileSync(join(root, path.endsWith('/') ? `${path}index.html` : path));
      } catch {
        // Not there: the answer is 404.
      }
      const isText = plain && !/\.(webp|png|jpe?g|avif)$/.test(path);
      kept.set(path, plain && { plain, brotli: isText ? brotli(plain) : plain, isText });
    }
    return kept.get(path);
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
    if (far) sendFrom(far, response, body.brotli);
    else response.end(body.brotli);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    pages,
    /** What files cost, in bytes: as they are, with gzip, with brotli. */
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
