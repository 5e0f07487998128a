// Starts the application. It stands in every page and is the same in every build, since it reads in the page's links
// what the build has named: so its hash, and with it the security policy, changes only with Broadsheet itself.
const link = (kind) => document.querySelector(`link[${kind}]`);
const script = link('rel=modulepreload').href;
const code = link('type="application/wasm"');
// The one policy of Trusted Types. Code is the application and its worker.
window.trustedTypes?.createPolicy('default', {
createHTML,
createScriptURL: (url) => ([script, new URL('sw.js', document.baseURI).href].includes(url) ? url : null),
});
const { default: start } = await import(script);
await start({ module_or_path: fetch(code.href, { integrity: code.integrity }) });
