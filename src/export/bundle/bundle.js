// Starts the application in a bundle: one file that contains the whole archive and loads nothing. It replaces only
// the browser functions for which the application would need a host.

// A page that was opened from a disk may only change its URL after the `?`. The paths of the archive are therefore
// there: `archive.html?/article/tides-turn/`.
const base = `${location.href.split(/[?#]/, 1)[0]}?/`;
Object.defineProperty(document, 'baseURI', { value: base });

const held = new Map();
for (const element of document.querySelectorAll('script[data-name]')) held.set(element.dataset.name, element);

const answer = (name, type) => {
const element = held.get(name);
if (!element) return new Response(null, { status: 404 });
const bytes = Uint8Array.from(atob(element.textContent), (byte) => byte.charCodeAt(0));
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
return new Response(stream, { headers: { 'Content-Type': type } });
};
// The object for the application, as src/export/page/bootstrap.js describes it.
window.broadsheet = { language: chooseLanguage(), started: new Map(), fetchPart: async (name) => answer(`wasm/${name}`, 'application/wasm') };
const reload = () => location.reload();
window.fetch = async ({ url }) => answer(url.slice(base.length), 'text/plain');

// Links also work in a new tab and when copied. A picture that was left out fails without a request, so the page shows
// its placeholder.
const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
const kind = `${this.localName} ${name}`;
let written = value;
if (kind === 'a href' && !/^(?:[a-z]+:|[?#])/i.test(value)) {
written = `?/${value.replace(/^\.\//, '')}`;
} else if (kind === 'img src') {
const picture = held.get(value.replace(base, ''));
written = picture ? `data:${picture.dataset.type};base64,${picture.textContent}` : 'data:,';
} else if (kind === 'img srcset') {
return;
}
setAttribute.call(this, name, written);
};

// The file works without a connection.
Object.defineProperty(navigator, 'onLine', { value: true });

window.trustedTypes?.createPolicy('default', { createHTML });
try {
await start({ module_or_path: broadsheet.fetchPart('main') });
} catch (error) {
console.error(error);
showFailure();
}
