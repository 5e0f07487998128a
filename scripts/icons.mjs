// Renders style/icon.svg to the icons of the installed app (style/icons/*.png) in Chromium. The icons are in the
// repository; run it after a change of the drawing:
//   scripts/with-tools.sh node scripts/icons.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const drawing = readFileSync(join(root, 'style', 'icon.svg'), 'utf8');

// Platforms crop maskable icons, but keep a circle of 80 % of the width. So their drawing is smaller.
const ICONS = [
  { name: 'icon-192', side: 192, margin: 0 },
  { name: 'icon-512', side: 512, margin: 0 },
  { name: 'icon-maskable', side: 512, margin: 4.5 },
];

const executablePath = execFileSync(join(root, 'scripts', 'find-browser.sh'), { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const page = await browser.newPage();
for (const { name, side, margin } of ICONS) {
  const box = `${-margin} ${-margin} ${32 + 2 * margin} ${32 + 2 * margin}`;
  const svg = drawing
    .replace('viewBox="0 0 32 32"', `viewBox="${box}" width="${side}" height="${side}"`)
    .replace('<rect width="32" height="32"', `<rect x="${-margin}" y="${-margin}" width="${32 + 2 * margin}" height="${32 + 2 * margin}"`);
  await page.setViewportSize({ width: side, height: side });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: join(root, 'style', 'icons', `${name}.png`) });
}
await browser.close();
