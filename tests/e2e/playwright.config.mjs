// End-to-end tests: the installed Chromium against the built site on plain static servers.
//   make test-e2e            builds first
//   scripts/e2e.sh --grep X  uses dist/ as it is
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { CORPUS, CORPUS_PORT, CORPUS_URL, DIST, DIST_PORT, DIST_URL, HAS_CORPUS, ROOT } from './hosts.mjs';

function chromium() {
  try {
    return execFileSync(join(ROOT, 'scripts', 'find-browser.sh'), { encoding: 'utf8' }).trim();
  } catch {
    throw new Error('No Chromium found. Run scripts/setup.sh test, or name one in CHROMIUM.');
  }
}

if (!existsSync(join(DIST, 'index.html'))) {
  throw new Error('dist/ is missing. Run make build first.');
}

const asRoot = process.getuid?.() === 0;

const server = (root, port, url) => ({
  command: `node tests/e2e/server.mjs --root ${JSON.stringify(root)} --port ${port}`,
  cwd: ROOT,
  url,
  reuseExistingServer: false,
  timeout: 60_000,
});

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.mjs',
  outputDir: join(ROOT, 'test-results'),
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  // For slow machines. No test measures time.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: DIST_URL,
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A service worker would answer before the routes of a spec; offline, host and cdn specs allow it.
    serviceWorkers: 'block',
    actionTimeout: 20_000,
    navigationTimeout: 45_000,
    launchOptions: {
      executablePath: chromium(),
      // Keeps the limits that browsers set for readers on floods of history changes.
      ignoreDefaultArgs: ['--disable-ipc-flooding-protection'],
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: [
    server(DIST, DIST_PORT, DIST_URL),
    ...(HAS_CORPUS ? [server(CORPUS, CORPUS_PORT, CORPUS_URL)] : []),
  ],
});
