// Starts the application in a bundle: one file that holds the whole archive and asks nobody. It stands between the
// application and the browser where the application would need a host, and nowhere else.

// A page that was opened from a disk may change nothing of its address but what comes after `?`. So the addresses of
// the archive stand there: `archive.html?/article/tides-turn/`.
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
window.fetch = async ({ url }) => answer(url.slice(base.length), 'text/plain');

// Links lead to where they say, in a new tab and as a copied text too. A picture that was left out fails without being
// asked for, and so something else stands in its place.
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

// What is in the file is here without a connection.
Object.defineProperty(navigator, 'onLine', { value: true });

window.trustedTypes?.createPolicy('default', { createHTML });
await start({ module_or_path: answer('application', 'application/wasm') });
