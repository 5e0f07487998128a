// The canonical record in ../shared/seeds, and its coverage. Without it, these tests are skipped.
import { HAS_SEED, NO_SEED, SEED } from './hosts.mjs';
import { serve } from './server.mjs';
import { inPanelOrder, readArchive } from './support/archive.mjs';
import { expect, open, test } from './support/page.mjs';

test.describe('the canonical record', () => {
  test.skip(!HAS_SEED, NO_SEED);

  test('shows its twelve related stories, two of them earlier', async ({ page }) => {
    const site = await serve({ root: SEED });
    try {
      const [{ story, slug }] = readArchive(SEED).list;
      expect(story.related).toHaveLength(12);

      // In the panel of its card.
      await open(page, site.url);
      await page.getByTestId('related-toggle').click();
      const items = page.getByTestId('related').getByTestId('related-item');
      await expect(items).toHaveCount(12);
      await expect(items.filter({ hasText: / earlier/ })).toHaveCount(2);
      await expect(items.filter({ hasText: / later/ })).toHaveCount(10);
      await expect(items.locator('.coverage-title')).toHaveText(inPanelOrder(story.related).map(({ title }) => title));

      // On its page.
      await open(page, `${site.url}article/${slug}/`);
      await expect(page.getByTestId('related').getByTestId('related-item')).toHaveCount(12);
    } finally {
      await site.stop();
    }
  });
});
