// Drives WebKitGTK by WebDriver (https://www.w3.org/TR/webdriver2/), on a display of its own.
import { spawn } from 'node:child_process';
import { findPath, findProgram, freePort, pause } from './programs.mjs';

const DRIVER = ['WebKitWebDriver'];
const BROWSERS = ['/usr/lib/*/webkit2gtk-4.1/MiniBrowser', '/usr/libexec/webkit2gtk-4.1/MiniBrowser'];

export const name = 'WebKit';

/** Returns why this engine cannot be driven here, or nothing. */
export function missing() {
  if (!findProgram(DRIVER)) return 'there is no WebKitWebDriver (Debian: webkit2gtk-driver)';
  if (!findPath(BROWSERS)) return 'there is no MiniBrowser (Debian: libwebkit2gtk-4.1-0)';
  if (!findProgram(['Xvfb'])) return 'there is no Xvfb (Debian: xvfb)';
  return undefined;
}

/** Starts the driver, on a display of its own. A `strict` browser has neither WebAssembly nor compiled JavaScript, as in Lockdown Mode. */
export async function start({ strict = false } = {}) {
  const screen = spawn(findProgram(['Xvfb']), ['-displayfd', '3', '-screen', '0', '1600x1200x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((done) => screen.stdio[3].once('data', (data) => done(String(data).trim())));
  const port = await freePort();
  const environment = {
    ...process.env,
    DISPLAY: `:${display}`,
    LIBGL_ALWAYS_SOFTWARE: '1',
    // Root has no sandbox that the web process could start in.
    ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
    ...(strict && { JSC_useWasm: '0', JSC_useJIT: '0' }),
  };
  const driver = spawn(findProgram(DRIVER), ['-p', String(port)], { stdio: 'ignore', env: environment });
  const send = requests(`http://127.0.0.1:${port}`);
  for (let tries = 0; tries < 100; tries += 1) {
    const isReady = await send('GET', '/status').then(() => true, () => false);
    if (isReady) break;
    await pause(100);
  }
  const browser = { version: undefined };
  return {
    get version() {
      return browser.version;
    },
    newTab: () => newSession(send, browser),
    stop: async () => {
      driver.kill();
      screen.kill();
    },
  };
}

/** Returns a function that sends a command and returns its result. */
function requests(address) {
  return async (method, path, body = {}) => {
    const response = await fetch(address + path, { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
}

/** Opens a browser with storage of its own. */
async function newSession(send, browser) {
  const options = { binary: findPath(BROWSERS), args: ['--automation'] };
  const alwaysMatch = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
  const { sessionId, capabilities } = await send('POST', '/session', { capabilities: { alwaysMatch } });
  browser.version = capabilities.browserVersion;
  const at = `/session/${sessionId}`;
  return {
    resize: async (width, height) => {
      await send('POST', `${at}/window/rect`, { width, height });
      const [inner, outer] = JSON.parse(await send('POST', `${at}/execute/sync`, { script: 'return JSON.stringify([innerHeight, outerHeight])', args: [] }));
      await send('POST', `${at}/window/rect`, { width, height: height + Math.max(0, outer - inner) });
    },
    goto: (url) => send('POST', `${at}/url`, { url }),
    act: (actions) => send('POST', `${at}/actions`, { actions }),
    evaluate: (code) => {
      const script = `const done = arguments[0]; Promise.resolve(${code}).then(done, (error) => done({ failed: String(error) }));`;
      return send('POST', `${at}/execute/async`, { script, args: [] });
    },
    close: () => send('DELETE', at),
  };
}
