// Starts the application. It takes the names of the files from the links of the page, so it is the same in every build.
// Its hash, and with it the security policy, changes only with Broadsheet itself.
const MAX_PAINT_MS = 1000;
// The browser first reads on in the page, as far as it has arrived.
await new Promise((done) => setTimeout(done));
const link = (kind) => document.querySelector(`link[${kind}]`);
// Browsers with stricter security have no WebAssembly, and older ones find none that the policy allows. They load the
// application as JavaScript, if the build has it.
const hasWasm = 'WebAssembly' in window;
let script = link('rel=modulepreload').href;
const base = new URL('.', document.baseURI).href;
const files = document.querySelector('meta[name=files]')?.content ?? base;
const language = chooseLanguage();
const manifest = `${base}data/manifest.json`;
const texts = files + language.file;
// Prerendered pages can be read already, so the application comes after their styles and pictures, and starts after
// they are painted. A page in the background is not painted, so there is a limit.
const priority = link('data-part=main').getAttribute('fetchpriority') ?? 'auto';
const painted = priority === 'low' && new Promise((done) => {
setTimeout(done, MAX_PAINT_MS);
new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').length && done()).observe({ type: 'paint', buffered: true });
});

// Fetches a wasm file: `main`, or a part. A second time past the browser's cache, which may have a broken file.
const fetched = new Set();
const fetchPart = async (name) => {
const { href, integrity } = link(`data-part=${name}`);
const cache = fetched.has(name) ? 'reload' : 'default';
fetched.add(name);
const response = await fetch(href, { integrity, cache, priority: name === 'main' ? priority : 'auto' });
if (!response.ok) throw new Error(`${href}: status ${response.status}`);
return response;
};
// The object for the application: the language, fetches that have begun by address (`app::net::started`), and a
// function that fetches a part (scripts/wasm-bindgen.mjs).
window.broadsheet = { language, started: new Map(), fetchPart };
const main = hasWasm ? fetchPart('main') : null;
for (const url of [texts, manifest]) broadsheet.started.set(url, fetch(url, { priority }));
// Each is awaited later, and its failure is noticed there.
for (const promise of [main, ...broadsheet.started.values()]) promise?.catch(() => {});

// Loads page and files past the caches of the browser and of the service worker, either of which may have a broken file.
const reload = async () => {
const urls = [script, texts];
for (const { href } of document.querySelectorAll('link[data-part], link[rel=stylesheet]')) urls.push(href);
const names = (await window.caches?.keys().catch(() => [])) ?? [];
await Promise.allSettled(names.flatMap((name) => urls.map(async (url) => (await caches.open(name)).delete(url, { ignoreVary: true }))));
// The worker asks the host for page and manifest by itself.
urls.push(location.href.split('#')[0], base, manifest);
await Promise.allSettled(urls.map((url) => fetch(url, { cache: 'reload' })));
location.reload();
};

// The only Trusted Types policy. Scripts are the application and its service worker.
window.trustedTypes?.createPolicy('default', {
createHTML,
createScriptURL: (url) => ([script, new URL('sw.js', document.baseURI).href].includes(url) ? url : null),
});
const start = async (wasm) => {
const { default: run } = await import(script);
await painted;
await run({ module_or_path: wasm });
};
const startWithoutWasm = async () => {
const code = link('rel=without-wasm');
script = code.href;
// Now the browser fetches the script, and checks its hash.
code.rel = 'modulepreload';
await start(null);
};
try {
await (hasWasm ? start(main) : startWithoutWasm()).catch((error) => {
if (!(hasWasm && error instanceof WebAssembly.CompileError)) throw error;
return startWithoutWasm();
});
} catch (error) {
console.error(error);
showFailure();
}
