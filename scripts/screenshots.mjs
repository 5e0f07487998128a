// Takes the screenshots of the README: the built sample archive in Chromium, as WebP.
//   make build && scripts/with-tools.sh node scripts/screenshots.mjs
import { spawn, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PORT = 4399;
const FOLDER = join(ROOT, 'docs', 'screenshots');
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 780 };
const PICTURES = {
  'front-light': { viewport: DESKTOP },
  'front-dark': { viewport: DESKTOP, colorScheme: 'dark' },
  phone: { viewport: PHONE, deviceScaleFactor: 2 },
  arabic: { viewport: DESKTOP, path: '?lang=ar' },
  story: { viewport: DESKTOP, open: true },
  timeline: { viewport: { width: 1280, height: 1400 }, open: true, part: '.story-aside' },
};

const server = spawn('node', ['tests/e2e/server.mjs', '--root', 'dist', '--port', String(PORT)], { cwd: ROOT, stdio: 'ignore' });
try {
  const executablePath = execFileSync(join(ROOT, 'scripts', 'find-browser.sh'), { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  for (const [name, { path = '', open, part, ...options }] of Object.entries(PICTURES)) {
    const page = await (await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block', ...options })).newPage();
    await page.goto(`http://127.0.0.1:${PORT}/${path}`);
    await page.waitForSelector('html[data-ready="all"]');
    if (open) {
      await page.getByTestId('card-title').first().click();
      await page.getByTestId('related-item').first().waitFor();
    }
    await page.waitForLoadState('networkidle');
    const png = await (part ? page.locator(part) : page).screenshot();
    writeFileSync(join(FOLDER, `${name}.webp`), await webp(browser, png));
    console.log(`docs/screenshots/${name}.webp`);
  }
  await browser.close();
} finally {
  server.kill();
}

/** Converts a picture to WebP in the browser, because Playwright cannot write WebP. */
async function webp(browser, png) {
  const page = await browser.newPage();
  const address = await page.evaluate(async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext('2d').drawImage(picture, 0, 0);
    return canvas.toDataURL('image/webp', 0.82);
  }, `data:image/png;base64,${png.toString('base64')}`);
  await page.close();
  return Buffer.from(address.split(',')[1], 'base64');
}
