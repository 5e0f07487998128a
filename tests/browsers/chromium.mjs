// Drives the installed Chromium by Playwright, with the interface of the other engines. The flows do not run in it, since
// tests/e2e has them; benches/browser/engines.mjs measures it beside the others.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ROOT } from '../e2e/hosts.mjs';

const find = () => execFileSync(join(ROOT, 'scripts', 'find-browser.sh'), ['browser'], { encoding: 'utf8' }).trim();

export const name = 'Chromium';

/** Returns why this engine cannot be driven here, or nothing. */
export function missing() {
  try {
    return find() ? undefined : 'there is no Chromium';
  } catch {
    return 'there is no Chromium';
  }
}

/** Starts a browser. A `strict` one has neither WebAssembly nor compiled JavaScript, as Edge with enhanced security. */
export async function start({ strict = false } = {}) {
  const asRoot = process.getuid?.() === 0;
  const args = ['--disable-gpu', ...(asRoot ? ['--no-sandbox'] : []), ...(strict ? ['--js-flags=--jitless'] : [])];
  const browser = await chromium.launch({ executablePath: find(), args });
  return {
    version: browser.version(),
    newTab: () => newTab(browser),
    stop: () => browser.close(),
  };
}

/** Opens a tab with storage of its own. */
async function newTab(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  return {
    resize: (width, height) => page.setViewportSize({ width, height }),
    goto: (url) => page.goto(url),
    evaluate: (code) => page.evaluate(code),
    close: () => context.close(),
  };
}
