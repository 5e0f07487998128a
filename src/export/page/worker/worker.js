// The service worker: serves the application, and what was read of the archive, without a connection.
// `broadsheet build` writes it into the built page as sw.js; docs/guide/offline.md says what it caches.
//
// Every file except the page and the manifest is named by its content. A cached file is therefore
// always right, and only those two are revalidated.

// The exporter fills these in: the build, the newest export format that it reads, its files, and
// their folder, which is empty if they are beside the page.
const VERSION = '@version@';
const FORMAT = '@format@';
const SHELL = ['@shell@'];
const SCOPE = registration.scope;
const FILES = '@files@' || SCOPE;

const DATA = `${FILES}data/`;
const MANIFEST = `${SCOPE}data/manifest.json`;
// Not a file, but the key under which the former manifest is cached.
const FORMER_MANIFEST = `${SCOPE}data/former`;

// Each archive on a host has its own caches. They contain files that every visit needs, files that
// were read, and the whole archive for readers who save it for offline.
const CACHE_PREFIX = `broadsheet ${SCOPE} `;
const SHELL_CACHE = `${CACHE_PREFIX}shell ${VERSION}`;
const [BASE_CACHE, READ_CACHE, ARCHIVE_CACHE] = ['base', 'read', 'whole'].map((name) => CACHE_PREFIX + name);

// The kinds of files. A file is named only by the manifest or by a file of an earlier kind. The
// first seven are the list of all files and what every visit needs.
const KINDS = 'columns ranks screen directory lookups index files cards later slugs terms merged positions spelling stories picture'.split(' ');
const isBasic = (kind) => KINDS.indexOf(kind) < 7;
const kindOf = (url) => {
  const [, kind] = /\/([a-z]+)-[a-z2-7]{10}(?:-\d+)?\.\w+$/.exec(url) ?? [];
  return KINDS.includes(kind) ? kind : undefined;
};

// The maximum number of cached files that were read; the oldest are removed first.
const MAX_READ_FILES = 500;
// Milliseconds until a page or manifest that does not arrive is served from the cache.
const NETWORK_TIMEOUT_MS = 3000;
// For the whole archive: parallel downloads, and files between two messages to the page.
const PARALLEL_DOWNLOADS = 4;
const FILES_PER_BATCH = 16;

const IGNORE_VARY = { ignoreVary: true };
const isPage = (response) => /html/.test(response.headers.get('content-type'));
// The response for a file that is not available: never a page.
const errorResponse = (status) => new Response('{"error":"not here"}', { status, headers: { 'content-type': 'application/json' } });

// The clients whose page came from the cache: they get the manifest that was cached with it.
const cachedClients = new Set();
let isRemoving = false;
let cachedFileCount = 0;

// The application is there twice: as WebAssembly, and for browsers without it as JavaScript.
const hasWasm = 'WebAssembly' in self;
const isNeeded = (name) => (hasWasm ? !name.startsWith('broadsheet-without-wasm-') : !name.endsWith('.wasm'));

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));

async function install() {
  const shellCache = await caches.open(SHELL_CACHE);
  const page = await fetch(SCOPE, { cache: 'no-cache' });
  const text = await page.text();
  // While a site is being published, page and worker can be of two builds.
  if (!page.ok || !text.includes(`data-worker="${VERSION}"`)) throw new Error('The page is of another build.');
  await shellCache.put(SCOPE, new Response(text, { headers: page.headers }));
  await Promise.all(SHELL.filter(isNeeded).map(async (name) => {
    const response = await fetch(FILES + name);
    if (!response.ok || isPage(response)) throw new Error(`${name} is missing.`);
    await shellCache.put(FILES + name, response);
  }));
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage('meet');
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${CACHE_PREFIX}shell `) && name !== SHELL_CACHE) await caches.delete(name);
  }
  await registration.navigationPreload?.enable();
  await clients.claim();
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const [url] = request.url.split(/[?#]/);
  if (isRemoving || request.method !== 'GET' || ![SCOPE, FILES].some((folder) => url.startsWith(folder))) return;
  if (request.mode === 'navigate') event.respondWith(servePage(event, url));
  else if (url === MANIFEST) event.respondWith(serveManifest(event));
  else if (url.startsWith(DATA)) event.respondWith(serveFile(url, request, (promise) => event.waitUntil(promise)));
  else if (SHELL.includes(url.slice(FILES.length))) event.respondWith(serveShellFile(event, url));
});

// Stops waiting after the timeout, but does not cancel the request.
const withTimeout = (promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, NETWORK_TIMEOUT_MS))]);

// Firefox resolves a preload that failed with an error response, where other browsers reject it.
async function requestPage(event) {
  const preloaded = await event.preloadResponse;
  return preloaded && preloaded.type !== 'error' ? preloaded : fetch(event.request);
}

async function servePage(event, url) {
  const network = requestPage(event);
  event.waitUntil(network.catch(() => {}));
  const response = await withTimeout(network).catch(() => undefined);
  if (response && response.status < 500) return response;
  // A URL with an extension is that of a file, not of a page.
  const cached = /\.\w+$/.test(url) ? undefined : await caches.match(SCOPE, { cacheName: SHELL_CACHE });
  if (!cached) return response ?? network.catch(() => errorResponse(504));
  cachedClients.add(event.resultingClientId);
  return cached;
}

// A page that could not start asks past all caches, because one of them may have a broken file.
async function serveShellFile(event, url) {
  const { request } = event;
  const cached = request.cache === 'reload' ? undefined : await caches.match(url, { cacheName: SHELL_CACHE, ...IGNORE_VARY });
  if (cached) return cached;
  const response = await fetch(request);
  if (response.ok && !isPage(response)) {
    const copy = response.clone();
    event.waitUntil(caches.open(SHELL_CACHE).then((cache) => cache.put(url, copy)).catch(() => {}));
  }
  return response;
}

// Serves a file from the cache or from the host. The promise that caches it goes to `waitUntil`. The page asks past the
// caches for a file that was broken; if the host has no other, the cached one is served.
async function serveFile(url, request, waitUntil) {
  const cached = await caches.match(url, IGNORE_VARY);
  if (cached && request.cache !== 'reload') return cached;
  let response;
  try {
    // A picture from a CDN must be requested with CORS to be cached.
    response = await fetch(request.mode === 'no-cors' && FILES !== SCOPE ? url : request);
  } catch {
    return cached ?? errorResponse(504);
  }
  if (isPage(response)) return cached ?? errorResponse(response.ok ? 404 : response.status);
  if (cached && !response.ok) return cached;
  // If caching fails (no space, or the request was aborted), the file can still be shown.
  if (response.ok) waitUntil(cacheFile(url, response.clone()).catch(() => {}));
  return response;
}

// Serves a file and resolves when it is cached.
async function fetchAndCache(url) {
  const promises = [];
  const response = await serveFile(url, url, (promise) => promises.push(promise));
  await Promise.all(promises);
  return response;
}

async function cacheFile(url, response) {
  const kind = kindOf(url);
  if (!kind || isRemoving) return;
  const cache = await caches.open(isBasic(kind) ? BASE_CACHE : READ_CACHE);
  await cache.put(url, response);
  cachedFileCount += 1;
  if (cachedFileCount % 25 === 0) await trimReadCache();
}

async function trimReadCache() {
  const cache = await caches.open(READ_CACHE);
  for (const key of (await cache.keys()).slice(0, -MAX_READ_FILES)) await cache.delete(key);
}

async function serveManifest({ request, clientId }) {
  const isFromCache = cachedClients.has(clientId) && request.cache !== 'no-cache';
  const cached = isFromCache && (await cachedManifest());
  if (cached) {
    const [{ fingerprint }, client] = [await cached.clone().json(), await clients.get(clientId)];
    fetchManifest(request).then((response) => response.json()).then((current) => {
      if (current.fingerprint !== fingerprint) post(client, { isNewer: true });
    }).catch(() => {});
    return cached;
  }
  const network = fetchManifest(request);
  return withTimeout(network).catch(async () => (await cachedManifest()) ?? network.catch((status) => errorResponse(status > 0 ? status : 504)));
}

async function fetchManifest(request) {
  const response = await fetch(request);
  if (!response.ok || isPage(response)) throw response.ok ? 404 : response.status;
  await cacheManifest(response.clone()).catch(() => {});
  return response;
}

// Caches a manifest that this build can read, and beside it the last one whose files are cached. A
// reader who goes offline before the new files have arrived continues with the former export.
async function cacheManifest(response) {
  const { format, fingerprint } = await response.clone().json();
  if (format > FORMAT || isRemoving) return;
  const baseCache = await caches.open(BASE_CACHE);
  const current = await baseCache.match(MANIFEST);
  const former = current && (await current.clone().json());
  if (former?.fingerprint === fingerprint) return;
  if (former && (await hasBasicFiles(former))) await baseCache.put(FORMER_MANIFEST, current);
  await baseCache.put(MANIFEST, response);
}

// Returns whether the files are cached that a list, its counts and a search need first.
async function hasBasicFiles({ segments, lookups, directory, search }) {
  const names = segments.map(({ columns }) => `columns-${columns}`);
  if (lookups) {
    // The directories of older segments are fetched when one of their stories is shown.
    const newest = segments.slice(-1).map(({ directory }) => `directory-${directory}`);
    names.push(`lookups-${lookups}`, ...newest);
  } else {
    // Exports of format 2 have one directory and one index.
    names.push(`directory-${directory}`, `index-${search}`);
  }
  const cached = await Promise.all(names.map((name) => caches.match(`${DATA}${name}.json`, IGNORE_VARY)));
  return cached.every(Boolean);
}

// Returns the newest manifest whose files are cached, or else the newest.
async function cachedManifest() {
  const baseCache = await caches.open(BASE_CACHE);
  for (const key of [MANIFEST, FORMER_MANIFEST]) {
    const manifest = await baseCache.match(key);
    if (manifest && (await hasBasicFiles(await manifest.clone().json()))) return manifest;
  }
  return baseCache.match(MANIFEST);
}

// Once a new export is cached: removes files that neither its manifest nor its cached files name.
async function prune() {
  const baseCache = await caches.open(BASE_CACHE);
  const manifest = await baseCache.match(MANIFEST);
  if (!manifest || !(await baseCache.match(FORMER_MANIFEST))) return;
  const manifestText = await manifest.text();
  if (!(await hasBasicFiles(JSON.parse(manifestText)))) return;
  await baseCache.delete(FORMER_MANIFEST);
  const hashes = new Set();
  const collectHashes = (text) => {
    for (const [, hash] of text.matchAll(/["-]([a-z2-7]{10})[".]/g)) hashes.add(hash);
  };
  collectHashes(manifestText);
  const files = [];
  for (const cache of [baseCache, await caches.open(READ_CACHE)]) {
    for (const { url } of await cache.keys()) {
      if (kindOf(url)) files.push({ cache, url, rank: KINDS.indexOf(kindOf(url)) });
    }
  }
  for (const { cache, url, rank } of files.sort((a, b) => a.rank - b.rank)) {
    if (!hashes.has(/-([a-z2-7]{10})[-\w]*\.\w+$/.exec(url)[1])) await cache.delete(url);
    else if (rank > 1 && url.endsWith('.json')) collectHashes(await (await cache.match(url)).text());
  }
}

// Messages of the page have one value per line. The page drives the download of the whole archive,
// a batch per message, so nothing continues after it is closed.
let queue = Promise.resolve();
addEventListener('message', (event) => {
  queue = queue.then(() => handleMessage(event, (promise) => event.waitUntil(promise))).catch(() => {});
  event.waitUntil(queue);
});

const post = (client, message) => client?.postMessage(JSON.stringify(message));

async function handleMessage({ data, source }, waitUntil) {
  // Removed caches must not be opened again.
  if (isRemoving) return;
  const [kind, argument, ...urls] = data.split('\n');
  switch (kind) {
    // A page has started. It shows the export with the fingerprint `argument`, and had fetched
    // these files before the worker was there.
    case 'hello':
      for (const url of urls) {
        if (url === MANIFEST) await fetchManifest(url).catch(() => {});
        else if (url.startsWith(DATA) && kindOf(url)) await fetchAndCache(url);
      }
      await trimReadCache();
      await prune();
      if (navigator.onLine) {
        const manifest = await caches.match(MANIFEST, { cacheName: BASE_CACHE });
        if (manifest && (await manifest.json()).fingerprint !== argument) post(source, { isNewer: true });
      }
      if (await caches.has(ARCHIVE_CACHE)) await postProgress(source);
      break;
    // To a waiting worker, from a page of the build `argument`. If it is the only page, and of the
    // same build, the worker can activate unnoticed.
    case 'met':
      if (argument !== VERSION) post(source, { isNewer: true });
      else waitUntil(activateIfOnlyPage());
      break;
    case 'go':
      skipWaiting();
      break;
    case 'ask':
      await postProgress(source);
      break;
    case 'keep':
      await postProgress(source, await downloadBatch().catch(() => 'The list of files could not be downloaded.'));
      break;
    case 'forget':
      download = undefined;
      await caches.delete(ARCHIVE_CACHE);
      await postProgress(source);
      break;
    case 'leave':
      isRemoving = true;
      for (const name of await caches.keys()) if (name.startsWith(CACHE_PREFIX)) await caches.delete(name);
      await registration.unregister();
      post(source, { isGone: true });
      break;
    default:
  }
}

// A page that is reloaded exists twice for a moment, so this checks several times.
async function activateIfOnlyPage() {
  for (let check = 0; check < 3; check += 1) {
    if ((await clients.matchAll({ type: 'window', includeUncontrolled: true })).length < 2) return skipWaiting();
    await new Promise((resolve) => setTimeout(resolve, NETWORK_TIMEOUT_MS));
  }
}

// Tells a page how much of the whole archive is cached, and which file failed.
async function postProgress(client, failed) {
  const { files, bytes, kept, keptBytes, isFormer } = (await caches.has(ARCHIVE_CACHE)) ? await openDownload().catch(() => ({})) : {};
  post(client, { files, bytes, kept, keptBytes, isFormer: isFormer && !navigator.connection?.saveData, failed });
}

// Returns the state of the download of the current export.
let download;
async function openDownload() {
  const manifest = await caches.match(MANIFEST, { cacheName: BASE_CACHE });
  const { files } = await (manifest ?? (await fetchManifest(MANIFEST))).json();
  const list = `${DATA}files-${files.list}.json`;
  if (download?.list === list) return download;
  const { names, bytes } = await (await fetchAndCache(list)).json();
  const cachedUrls = new Set((await (await caches.open(ARCHIVE_CACHE)).keys()).map(({ url }) => url));
  const lengths = new Map(names.map((name, index) => [DATA + name, bytes[index]]).filter(([url]) => kindOf(url)));
  const missing = [...lengths].filter(([url]) => !cachedUrls.has(url));
  const totalBytes = (entries) => entries.reduce((total, [, length]) => total + length, 0);
  download = {
    list,
    lengths,
    missing,
    files: lengths.size,
    bytes: totalBytes([...lengths]),
    kept: lengths.size - missing.length,
    keptBytes: totalBytes([...lengths]) - totalBytes(missing),
    // If a former export was cached completely, new files are downloaded without asking.
    isFormer: missing.length > 0 && [...cachedUrls].some((url) => url.startsWith(`${DATA}files-`)),
  };
  return download;
}

// Downloads the next files of the whole archive, and returns the name of a file that failed.
async function downloadBatch() {
  const current = await openDownload();
  const archiveCache = await caches.open(ARCHIVE_CACHE);
  const batch = current.missing.splice(0, FILES_PER_BATCH);
  let failed;
  await Promise.all(Array.from({ length: PARALLEL_DOWNLOADS }, async () => {
    while (batch.length && failed === undefined) {
      const next = batch.shift();
      try {
        await downloadFile(archiveCache, ...next);
        current.kept += 1;
        current.keptBytes += next[1];
      } catch (error) {
        failed = error.name === 'QuotaExceededError' ? '' : next[0].slice(DATA.length);
        current.missing.push(next);
      }
    }
  }));
  current.missing.push(...batch);
  if (!current.missing.length) {
    await archiveCache.put(current.list, await fetchAndCache(current.list));
    for (const { url } of await archiveCache.keys()) {
      if (!current.lengths.has(url) && url !== current.list) await archiveCache.delete(url);
    }
    current.isFormer = false;
  }
  return failed;
}

async function downloadFile(archiveCache, url, length) {
  const response = (await caches.match(url, IGNORE_VARY)) ?? (await fetch(url));
  const body = await response.arrayBuffer();
  // Half a file, an error page, or somebody else's file has another length.
  if (!response.ok || body.byteLength !== length) throw new Error(url);
  await archiveCache.put(url, new Response(body, { headers: { 'content-type': response.headers.get('content-type') } }));
}
