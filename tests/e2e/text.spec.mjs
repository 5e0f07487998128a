// The text of a story: links to places within texts, mail addresses, and program code.
import { expect, isReady, open, scrollY, test } from './support/page.mjs';
import { publish, serveCopy } from './support/site.mjs';

const filler = (word) => Array.from({ length: 40 }, () => `${word} came and went with the water.`).join('\n\n');

const TEXT = `[Down](#low-water), [elsewhere](2026-09-17-quiet-harbour.md#note-of-the-day), [mail](mailto:ada@tide.example).

\`\`\`rust
fn tide() -> u32 { 1 } // low
\`\`\`

${filler('High')}

## Low water

${filler('Low')}`;

let site;
test.beforeAll(async () => {
  site = await serveCopy((folder) => publish(folder, { text: TEXT }));
});
test.afterAll(() => site.stop());

const storyAddress = () => `${site.url}article/one-more/`;
const heading = (page) => page.getByRole('heading', { name: 'Low water' });

test('a link within a text leads to its heading; Back and Forward remember the places', async ({ page }) => {
  await open(page, storyAddress());
  const link = page.getByRole('link', { name: 'Down', exact: true });
  await link.scrollIntoViewIfNeeded();
  const before = await scrollY(page);
  await link.click();
  await expect(heading(page)).toBeInViewport();
  await expect(page).toHaveURL(`${storyAddress()}#text-low-water`);
  await page.goBack();
  await expect(page).toHaveURL(storyAddress());
  await expect.poll(() => scrollY(page)).toBe(before);
  await page.goForward();
  await expect(heading(page)).toBeInViewport();
  expect(page.troubles).toEqual([]);
});

for (const fragment of ['text-low-water', 'low-water']) {
  test(`an address with #${fragment} opens at the heading`, async ({ page }) => {
    await open(page, `${storyAddress()}#${fragment}`);
    await expect(heading(page)).toBeInViewport();
    await expect(heading(page)).toBeFocused();
    await page.reload();
    await isReady(page);
    await expect(heading(page)).toBeInViewport();
  });
}

test('a link to another story keeps its place, and Back returns', async ({ page }) => {
  await open(page, storyAddress());
  await page.getByRole('link', { name: 'elsewhere', exact: true }).click();
  await expect(page).toHaveURL(/\/article\/2026-09-17-quiet-harbour\/#text-note-of-the-day$/);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('One more story');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more story');
});

test('a mail address is a link', async ({ page }) => {
  await open(page, storyAddress());
  await expect(page.getByRole('link', { name: 'mail', exact: true })).toHaveAttribute('href', 'mailto:ada@tide.example');
});

test('code is colored, names its language, and is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, storyAddress());
  const block = page.locator('.code-block');
  await expect(block.locator('.code-language')).toHaveText('Rust');
  await expect(block.locator('.token-keyword').first()).toHaveText(/^fn\s*$/);
  await expect(block.locator('.token-comment')).toHaveText(/low/);
  const copy = block.getByRole('button', { name: 'Copy' });
  await copy.click();
  await expect(block.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('fn tide() -> u32 { 1 } // low\n');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('code is colored and has no button; the link leads to the heading', async ({ page }) => {
    await page.goto(storyAddress());
    await expect(page.locator('.token-keyword').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Down', exact: true }).click();
    await expect(heading(page)).toBeInViewport();
  });
});
