// The service worker: the application, and what was read of the archive, without a connection.
// `broadsheet build` writes it into the built page as sw.js; docs/guide/offline.md says what it keeps.
//
// Every file but the page and the manifest is named by its content. So a file that is here is the
// right one, and only those two are asked for anew.

// Filled in by the exporter: the build, the newest export format that it reads, its files, and where
// they are; nothing where they are with the page.
const VERSION = '@version@';
const FORMAT = '@format@';
const SHELL = ['@shell@'];
const SCOPE = registration.scope;
const FILES = '@files@' || SCOPE;

const DATA = `${FILES}data/`;
const MANIFEST = `${SCOPE}data/manifest.json`;
// No file: what the manifest before is kept under.
const FORMER = `${SCOPE}data/former`;

// Other archives on the same host have their own. Files that every visit needs, what was read, and
// the whole archive for who wants it.
const PREFIX = `broadsheet ${SCOPE} `;
const HULL = `${PREFIX}shell ${VERSION}`;
const [BASE, READ, WHOLE] = ['base', 'read', 'whole'].map((name) => PREFIX + name);

// The kinds of files. A file is named only by the manifest or by one of a kind before its own; the
// first six are what every visit needs, and the list of all files.
const KINDS = 'columns ranks screen directory index files cards later slugs terms merged positions spelling stories picture'.split(' ');
const isBasic = (kind) => KINDS.indexOf(kind) < 6;
const kindOf = (address) => {
  const [, kind] = /\/([a-z]+)-[a-z2-7]{10}(?:-\d+)?\.\w+$/.exec(address) ?? [];
  return KINDS.includes(kind) ? kind : undefined;
};

// Files of what was read: those that came first go first.
const MOST_READ = 500;
// Milliseconds before a page that does not come is shown as it was.
const PATIENCE = 3000;
// Of the whole archive: files under way at once, and files between two words to the page.
const AT_ONCE = 4;
const BATCH = 16;

const LOOSE = { ignoreVary: true };
const isPage = (response) => /html/.test(response.headers.get('content-type'));
// What a file that is not here is answered with: never with a page.
const sorry = (status) => new Response('{"error":"not here"}', { status, headers: { 'content-type': 'application/json' } });

// Pages that were shown as they were: they get the manifest that they know.
const keptPages = new Set();
let isLeaving = false;
let reads = 0;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));

async function install() {
  const shell = await caches.open(HULL);
  const page = await fetch(SCOPE, { cache: 'no-cache' });
  const text = await page.text();
  // In the middle of publishing, page and worker may be of two builds.
  if (!page.ok || !text.includes(`data-worker="${VERSION}"`)) throw new Error('The page is of another build.');
  await shell.put(SCOPE, new Response(text, { headers: page.headers }));
  await Promise.all(SHELL.map(async (name) => {
    const response = await fetch(FILES + name);
    if (!response.ok || isPage(response)) throw new Error(`${name} is missing.`);
    await shell.put(FILES + name, response);
  }));
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage('meet');
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${PREFIX}shell `) && name !== HULL) await caches.delete(name);
  }
  await registration.navigationPreload?.enable();
  await clients.claim();
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (isLeaving || request.method !== 'GET' || ![SCOPE, FILES].some((folder) => address.startsWith(folder))) return;
  if (request.mode === 'navigate') event.respondWith(page(event, address));
  else if (address === MANIFEST) event.respondWith(manifest(event));
  else if (address.startsWith(DATA)) event.respondWith(file(address, request, (work) => event.waitUntil(work)));
  else if (SHELL.includes(address.slice(FILES.length))) event.respondWith(shell(address, request));
});

// Gives up waiting, not the work.
const soon = (work) => Promise.race([work, new Promise((_, late) => setTimeout(late, PATIENCE))]);

async function page(event, address) {
  const asked = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  event.waitUntil(asked.catch(() => {}));
  const answer = await soon(asked).catch(() => undefined);
  if (answer && answer.status < 500) return answer;
  // An address with an ending is a file's.
  const kept = /\.\w+$/.test(address) ? undefined : await caches.match(SCOPE, { cacheName: HULL });
  if (!kept) return answer ?? asked.catch(() => sorry(504));
  keptPages.add(event.resultingClientId);
  return kept;
}

const shell = async (address, request) => (await caches.match(address, { cacheName: HULL, ...LOOSE })) ?? fetch(request);

// A file from here or from the host. Keeping it is work to `wait` for.
async function file(address, request, wait) {
  const kept = await caches.match(address, LOOSE);
  if (kept) return kept;
  let fresh;
  try {
    // A picture of another host is asked for so that it may be kept.
    fresh = await fetch(request.mode === 'no-cors' && FILES !== SCOPE ? address : request);
  } catch {
    return sorry(504);
  }
  if (isPage(fresh)) return sorry(fresh.ok ? 404 : fresh.status);
  // What cannot be kept (no room, a request that was given up) can still be shown.
  if (fresh.ok) wait(keep(address, fresh.clone()).catch(() => {}));
  return fresh;
}

// A file that is kept when the promise is.
async function fetched(address) {
  const works = [];
  const answer = await file(address, address, (work) => works.push(work));
  await Promise.all(works);
  return answer;
}

async function keep(address, response) {
  const kind = kindOf(address);
  if (!kind || isLeaving) return;
  const cache = await caches.open(isBasic(kind) ? BASE : READ);
  await cache.put(address, response);
  reads += 1;
  if (reads % 25 === 0) await trim();
}

async function trim() {
  const cache = await caches.open(READ);
  for (const key of (await cache.keys()).slice(0, -MOST_READ)) await cache.delete(key);
}

async function manifest({ request, clientId }) {
  const isKept = keptPages.has(clientId) && request.cache !== 'no-cache';
  const kept = isKept && (await known());
  if (kept) {
    const [{ fingerprint }, client] = [await kept.clone().json(), await clients.get(clientId)];
    freshManifest(request).then((fresh) => fresh.json()).then((fresh) => {
      if (fresh.fingerprint !== fingerprint) say(client, { isNewer: true });
    }).catch(() => {});
    return kept;
  }
  const asked = freshManifest(request);
  return soon(asked).catch(async () => (await known()) ?? asked.catch((status) => sorry(status > 0 ? status : 504)));
}

async function freshManifest(request) {
  const response = await fetch(request);
  if (!response.ok || isPage(response)) throw response.ok ? 404 : response.status;
  await remember(response.clone()).catch(() => {});
  return response;
}

// Keeps a manifest that this build can read, and beside it the last one whose files are here: a
// reader who goes offline before those of the new one have come goes on with the former edition.
async function remember(response) {
  const { format, fingerprint } = await response.clone().json();
  if (format > FORMAT || isLeaving) return;
  const base = await caches.open(BASE);
  const now = await base.match(MANIFEST);
  const before = now && (await now.clone().json());
  if (before?.fingerprint === fingerprint) return;
  if (before && (await isReady(before))) await base.put(FORMER, now);
  await base.put(MANIFEST, response);
}

// Whether everything is here that a list, its counts and a search begin with.
async function isReady({ segments, directory, search }) {
  const names = [`directory-${directory}`, `index-${search}`, ...segments.map(({ columns }) => `columns-${columns}`)];
  const found = await Promise.all(names.map((name) => caches.match(`${DATA}${name}.json`, LOOSE)));
  return found.every(Boolean);
}

// The newest manifest whose files are here; else the newest.
async function known() {
  const base = await caches.open(BASE);
  for (const key of [MANIFEST, FORMER]) {
    const found = await base.match(key);
    if (found && (await isReady(await found.clone().json()))) return found;
  }
  return base.match(MANIFEST);
}

// Once a new edition is here: what neither it names nor a file of it that is here goes.
async function tidy() {
  const base = await caches.open(BASE);
  const now = await base.match(MANIFEST);
  if (!now || !(await base.match(FORMER))) return;
  const text = await now.text();
  if (!(await isReady(JSON.parse(text)))) return;
  await base.delete(FORMER);
  const named = new Set();
  const note = (text) => {
    for (const [, hash] of text.matchAll(/["-]([a-z2-7]{10})[".]/g)) named.add(hash);
  };
  note(text);
  const files = [];
  for (const cache of [base, await caches.open(READ)]) {
    for (const { url } of await cache.keys()) {
      if (kindOf(url)) files.push({ cache, url, rank: KINDS.indexOf(kindOf(url)) });
    }
  }
  for (const { cache, url, rank } of files.sort((a, b) => a.rank - b.rank)) {
    if (!named.has(/-([a-z2-7]{10})[-\w]*\.\w+$/.exec(url)[1])) await cache.delete(url);
    else if (rank > 1 && url.endsWith('.json')) note(await (await cache.match(url)).text());
  }
}

// What the page says: a word a line. It drives the download of the whole archive, some files a
// word, so nothing goes on behind a closed page.
let turn = Promise.resolve();
addEventListener('message', (event) => {
  turn = turn.then(() => heed(event, (work) => event.waitUntil(work))).catch(() => {});
  event.waitUntil(turn);
});

const say = (client, what) => client?.postMessage(JSON.stringify(what));

async function heed({ data, source }, waitUntil) {
  // Nothing is opened again that was removed.
  if (isLeaving) return;
  const [word, about, ...addresses] = data.split('\n');
  switch (word) {
    // A page is there. It shows the edition `about`, and fetched these before there was a worker.
    case 'hello':
      for (const address of addresses) {
        if (address === MANIFEST) await freshManifest(address).catch(() => {});
        else if (address.startsWith(DATA) && kindOf(address)) await fetched(address);
      }
      await trim();
      await tidy();
      if (navigator.onLine) {
        const now = await caches.match(MANIFEST, { cacheName: BASE });
        if (now && (await now.json()).fingerprint !== about) say(source, { isNewer: true });
      }
      if (await caches.has(WHOLE)) await tell(source);
      break;
    // To a worker that waits, from a page of the build `about`. Where this is the only one, and of
    // the same build, nobody sees a change.
    case 'met':
      if (about !== VERSION) say(source, { isNewer: true });
      else waitUntil(takeOver());
      break;
    case 'go':
      skipWaiting();
      break;
    case 'ask':
      await tell(source);
      break;
    case 'keep':
      await tell(source, await keepMore().catch(() => 'The list of files could not be downloaded.'));
      break;
    case 'forget':
      job = undefined;
      await caches.delete(WHOLE);
      await tell(source);
      break;
    case 'leave':
      isLeaving = true;
      for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
      await registration.unregister();
      say(source, { isGone: true });
      break;
    default:
  }
}

// A page that was loaded anew is for a moment there twice: so it is looked at more than once.
async function takeOver() {
  for (let looks = 0; looks < 3; looks += 1) {
    if ((await clients.matchAll({ type: 'window', includeUncontrolled: true })).length < 2) return skipWaiting();
    await new Promise((done) => setTimeout(done, PATIENCE));
  }
}

// Says how much of the whole archive is kept, and what failed.
async function tell(client, failed) {
  const { files, bytes, kept, keptBytes, isFormer } = (await caches.has(WHOLE)) ? await plan().catch(() => ({})) : {};
  say(client, { files, bytes, kept, keptBytes, isFormer: isFormer && !navigator.connection?.saveData, failed });
}

// What there is to do for the edition that is current now.
let job;
async function plan() {
  const now = await caches.match(MANIFEST, { cacheName: BASE });
  const { files } = await (now ?? (await freshManifest(MANIFEST))).json();
  const list = `${DATA}files-${files.list}.json`;
  if (job?.list === list) return job;
  const { names, bytes } = await (await fetched(list)).json();
  const there = new Set((await (await caches.open(WHOLE)).keys()).map(({ url }) => url));
  const lengths = new Map(names.map((name, place) => [DATA + name, bytes[place]]).filter(([address]) => kindOf(address)));
  const missing = [...lengths].filter(([address]) => !there.has(address));
  const sum = (list) => list.reduce((total, [, length]) => total + length, 0);
  job = {
    list,
    lengths,
    missing,
    files: lengths.size,
    bytes: sum([...lengths]),
    kept: lengths.size - missing.length,
    keptBytes: sum([...lengths]) - sum(missing),
    // A former edition was here as a whole: what is new since then is kept unasked.
    isFormer: missing.length > 0 && [...there].some((url) => url.startsWith(`${DATA}files-`)),
  };
  return job;
}

// Keeps some more files of the whole archive; gives what failed.
async function keepMore() {
  const now = await plan();
  const whole = await caches.open(WHOLE);
  const batch = now.missing.splice(0, BATCH);
  let failed;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (batch.length && failed === undefined) {
      const next = batch.shift();
      try {
        await fetchWhole(whole, ...next);
        now.kept += 1;
        now.keptBytes += next[1];
      } catch (error) {
        failed = error.name === 'QuotaExceededError' ? '' : next[0].slice(DATA.length);
        now.missing.push(next);
      }
    }
  }));
  now.missing.push(...batch);
  if (!now.missing.length) {
    await whole.put(now.list, await fetched(now.list));
    for (const { url } of await whole.keys()) {
      if (!now.lengths.has(url) && url !== now.list) await whole.delete(url);
    }
    now.isFormer = false;
  }
  return failed;
}

async function fetchWhole(whole, address, length) {
  const response = (await caches.match(address, LOOSE)) ?? (await fetch(address));
  const body = await response.arrayBuffer();
  // Half a file, a page of errors, or a file of somebody else.
  if (!response.ok || body.byteLength !== length) throw new Error(address);
  await whole.put(address, new Response(body, { headers: { 'content-type': response.headers.get('content-type') } }));
}
