// The browser, and the conditions of the measurements.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ROOT } from '../../tests/e2e/hosts.mjs';
import { instrument } from './page.mjs';

/** Slow 4G as in the DevTools: 1.6 Mbit/s less 10 %, 150 ms × 3.75. */
export const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1.6e6 * 0.9) / 8, uploadThroughput: (750e3 * 0.9) / 8 };

export async function launch() {
  const executablePath = execFileSync(join(ROOT, 'scripts', 'find-browser.sh'), { encoding: 'utf8' }).trim();
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Makes the browser measure memory at once instead of within minutes.
      '--enable-blink-features=ForceEagerMeasureMemory',
    ],
  });
}

/** Opens a page without caches and storage: `cpu` times slower, over `network` if given. */
export async function newPage(browser, { cpu = 1, network = null } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(instrument);
  const session = await context.newCDPSession(page);
  if (cpu > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
  }
  return { page, session, close: () => context.close() };
}

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
