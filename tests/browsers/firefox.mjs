// Drives a stock Firefox by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), without geckodriver.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { findProgram, freePort, pause } from './programs.mjs';

const PROGRAMS = ['firefox-esr', 'firefox'];

/** WebAssembly and the compilers of JavaScript. */
const SWITCHED_OFF = ['wasm', 'asmjs', 'baselinejit', 'ion', 'native_regexp'];

export const name = 'Firefox';

/** Returns why this engine cannot be driven here, or nothing. */
export const missing = () => (findProgram(PROGRAMS) ? undefined : 'there is no firefox-esr or firefox');

/** Starts a browser with an empty profile. A `strict` one is like Tor Browser with the level “Safer”. */
export async function start({ strict = false } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'broadsheet-firefox-'));
  const preferences = {
    'browser.aboutwelcome.enabled': false,
    'intl.accept_languages': 'en-GB',
    ...(strict && Object.fromEntries(SWITCHED_OFF.map((name) => [`javascript.options.${name}`, false]))),
  };
  const lines = Object.entries(preferences).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const port = await freePort();
  const options = ['--headless', '--no-remote', '--profile', profile, `--remote-debugging-port=${port}`, 'about:blank'];
  const child = spawn(findProgram(PROGRAMS), options, { stdio: 'ignore', detached: true });
  const socket = await connect(`ws://127.0.0.1:${port}/session`);
  const send = requests(socket);
  const { capabilities } = await send('session.new', { capabilities: {} });
  return {
    version: capabilities.browserVersion,
    newTab: () => newTab(send),
    stop: async () => {
      await send('browser.close').catch(() => {});
      socket.close();
      try {
        process.kill(-child.pid);
      } catch {
        // It has ended already.
      }
      await pause(200);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Connects as soon as the browser listens. */
async function connect(url) {
  for (let tries = 0; tries < 150; tries += 1) {
    await pause(200);
    const socket = new WebSocket(url);
    const isOpen = await new Promise((done) => {
      socket.onopen = () => done(true);
      socket.onerror = () => done(false);
    });
    if (isOpen) return socket;
  }
  throw new Error('Firefox does not answer.');
}

/** Returns a function that sends a command and waits for its result. */
function requests(socket) {
  const waiting = new Map();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    waiting.get(message.id)?.(message);
  };
  let id = 0;
  return (method, params = {}) =>
    new Promise((done, failed) => {
      id += 1;
      waiting.set(id, (message) => (message.type === 'error' ? failed(new Error(message.message)) : done(message.result)));
      socket.send(JSON.stringify({ id, method, params }));
    });
}

/** Opens a tab with storage of its own. The first tab of a headless Firefox never has the focus; a new one has. */
async function newTab(send) {
  const { userContext } = await send('browser.createUserContext');
  const { context } = await send('browsingContext.create', { type: 'tab', userContext });
  return {
    resize: (width, height) => send('browsingContext.setViewport', { context, viewport: { width, height } }),
    goto: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    act: (actions) => send('input.performActions', { context, actions }),
    evaluate: async (code) => {
      const { result, exceptionDetails } = await send('script.evaluate', { expression: code, target: { context }, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
    close: async () => {
      await send('browsingContext.close', { context });
      await send('browser.removeUserContext', { userContext });
    },
  };
}
