// Contrast of the color tokens, measured in the browser; WCAG 2.2 requires 4.5 : 1 for text.
import { expect, test } from '@playwright/test';

import { DIST_URL } from './hosts.mjs';

const PAIRS = [
  ['--ink', '--paper'],
  ['--ink', '--raised'],
  ['--ink', '--accent-wash'],
  ['--muted', '--paper'],
  ['--muted', '--raised'],
  ['--accent', '--paper'],
  ['--accent', '--raised'],
  ['--accent-ink', '--accent'],
  ...['red', 'orange', 'green', 'blue', 'violet'].map((name) => [`--code-${name}`, '--raised']),
];

// Accents that an owner might choose.
const ACCENTS = ['#ff0000', '#ffff00', '#00ff00', '#00ffff', '#0000ff', '#ff00ff', '#808080', '#ffffff', '#000000', '#9a3412'];

/** Measures the contrast of pairs of colors as the browser draws them. */
const measure = (pairs) => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const probe = document.body.appendChild(document.createElement('i'));
  const luminance = (name) => {
    probe.style.setProperty('color', `var(${name})`);
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
      const value = byte / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratios = pairs.map(([text, background]) => {
    const [a, b] = [luminance(text), luminance(background)];
    return [`${text} on ${background}`, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  });
  probe.remove();
  return ratios;
};

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('text has enough contrast on every background, with any accent', async ({ page }) => {
      await page.goto(DIST_URL);
      await page.waitForSelector('[data-ready="all"]');
      for (const [pair, ratio] of await page.evaluate(measure, PAIRS)) {
        expect(ratio, pair).toBeGreaterThanOrEqual(4.5);
      }
      for (const accent of ACCENTS) {
        await page.evaluate((seed) => {
          document.documentElement.style.setProperty('--accent-seed', seed);
          document.documentElement.dataset.accent = 'own';
        }, accent);
        for (const [pair, ratio] of await page.evaluate(measure, PAIRS)) {
          expect(ratio, `${pair} with the accent ${accent}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    });
  });
}
