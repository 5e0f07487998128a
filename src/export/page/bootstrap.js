// Starts the application. It takes the names of the files from the links of the page, so it is the same in every build.
// Its hash, and with it the security policy, changes only with Broadsheet itself.
const link = (kind) => document.querySelector(`link[${kind}]`);
const script = link('rel=modulepreload').href;
const code = link('type="application/wasm"');
// The only Trusted Types policy. Scripts are the application and its service worker.
window.trustedTypes?.createPolicy('default', {
createHTML,
createScriptURL: (url) => ([script, new URL('sw.js', document.baseURI).href].includes(url) ? url : null),
});
const { default: start } = await import(script);
await start({ module_or_path: fetch(code.href, { integrity: code.integrity }) });
