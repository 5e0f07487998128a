// The box `#failure` of the page says that the application does not work: after a failed start, and when the
// application asks for it with `new CustomEvent('broadsheet:failure', { detail: [text, button] })` on `window`. Browsers
// with stricter security (Lockdown Mode of Safari, security levels of Tor Browser) have no WebAssembly.
const showFailure = (text, button) => {
const box = document.getElementById('failure');
if (!box) {
document.addEventListener('DOMContentLoaded', () => showFailure(text, button));
return;
}
const reason = text ?? (window.WebAssembly ? undefined : box.dataset.withoutWasm);
if (reason) box.querySelector('p').textContent = reason;
if (button) box.querySelector('button').textContent = button;
box.hidden = false;
document.documentElement.dataset.failed = '';
hideControls();
// The failure may be known before the styles.
for (const link of document.querySelectorAll('link[rel=stylesheet]')) link.addEventListener('load', hideControls);
};
// The parts that are hidden from readers without scripts need the application (style/no-script.css).
const hideControls = () => {
for (const { cssRules } of document.styleSheets) {
for (const { media } of cssRules) if (media?.mediaText === '(scripting: none)') media.mediaText = 'all';
}
};
addEventListener('broadsheet:failure', ({ detail }) => showFailure(...(detail ?? [])));
document.addEventListener('click', ({ target }) => {
if (target.closest('#failure button')) reload();
});
