// ARIA snapshots: roles, names and states of the main parts, in their order.
import { readArchive } from './support/archive.mjs';
import { cardOf, cards, expect, open, scrollTo, stories, test } from './support/page.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const covered = archive.find('story with coverage', ({ story }) => story.related?.length > 4);
/** Quotes a name for a snapshot. */
const name = (text) => JSON.stringify(text.replace(/\s+/g, ' ').trim());
/** Quotes a line that YAML would read as a pair. */
const item = (text) => `'${text.replaceAll("'", "''")}'`;
const topics = [...manifest.topics].sort((a, b) => b.stories - a.stories || a.name.localeCompare(b.name));
const indent = (text, by) => text.trim().split('\n').map((line) => ' '.repeat(by) + line).join('\n');

test('the masthead and the list', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('banner')).toMatchAriaSnapshot(`
    - banner:
      - heading ${name(manifest.site.title)} [level=1]
      - list:
        - listitem:
          - text: Latest story
          - time
        - listitem: ${stories(list.length)}
        - listitem: ${manifest.totals.publishers} publishers
        - listitem
        - listitem:
          - link "My library"
        - listitem:
          - button "Keyboard shortcuts"
        - listitem:
          - link "About this archive"
        - listitem:
          - combobox "Language":
            - option "English" [selected]
  `);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - search:
        - searchbox "Search"
        - group: How to search
      - complementary "Filters"
      - region "Stories":
        - status: ${stories(list.length)}
        - combobox "Layout"
        - combobox "Sort by"
        - list
  `);
  const story = list[0];
  await expect(cards(page).first()).toMatchAriaSnapshot(`
    - article ${name(story.title)}:
      - paragraph:
        - text: ${name(story.provider.name)}
        - time
      - heading ${name(story.title)} [level=2]:
        - link ${name(story.title)}:
          - /url: article/${story.slug}/
      - ${item(`button ${name(`Save: ${story.title}`)}`)}
      - button /Covered by|Related stories/
  `);
});

test('the filters', async ({ page }) => {
  await open(page, `?topic=${topics[0].slug}`);
  await expect(page.getByRole('complementary', { name: 'Filters' })).toMatchAriaSnapshot(`
    - complementary "Filters":
      - heading "Topics" [level=2]
      - list:
        - listitem:
          - button ${name(`${topics[0].name} ${topics[0].stories}`)} [pressed]
          - ${item(`button ${name(`${topics[0].name}: all of. Change to any of`)}`)}
      - heading "My library" [level=2]
      - list:
        - listitem:
          - button /^Unread \\d+$/
        - listitem:
          - button "Saved 0"
      - heading "Time" [level=2]
      - group /^Stories a (day|week|month|year)$/:
        - slider "From"
        - slider "To"
      - textbox "From"
      - textbox "To"
      - button "As a table"
      - heading "Publishers" [level=2]
      - heading "Types" [level=2]
      - heading "Coverage" [level=2]
  `);
  await expect(page.getByRole('list', { name: 'Chosen filters' })).toMatchAriaSnapshot(`
    - list "Chosen filters":
      - listitem:
        - button ${name(`Remove ${topics[0].name}`)}
      - listitem:
        - button "Clear all"
  `);
});

const related = `
- group "Order of the coverage":
  - button "By time"
  - button "By quality"
- list
`;

test('the panel of a card', async ({ page }) => {
  await open(page);
  const card = await scrollTo(page, covered);
  await card.getByTestId('related-toggle').click();
  await expect(card.getByTestId('related-item').first()).toBeVisible();
  await expect(cardOf(page, covered)).toMatchAriaSnapshot(`
    - article ${name(covered.title)}:
      - button /Covered by/ [expanded]
      - heading /^Coverage/ [level=3]
${indent(related, 6)}
  `);
});

test('a story with its coverage beside it', async ({ page }) => {
  await open(page, `article/${covered.slug}/`);
  await expect(page.getByTestId('related-item').first()).toBeVisible();
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - article ${name(covered.title)}:
        - heading ${name(covered.title)} [level=1]
        - ${item(`button ${name(`Save: ${covered.title}`)}`)}
        - group: Mute
        - term: Published
        - definition
      - complementary "Coverage":
        - heading /^Coverage/ [level=2]
${indent(related, 8)}
      - navigation "Stories in this list":
        - link "Back to the list"
  `);
});

test('the sheet of keyboard shortcuts', async ({ page }) => {
  await open(page);
  await page.getByTestId('shortcuts').click();
  await expect(page.getByTestId('shortcuts-sheet')).toMatchAriaSnapshot(`
    - dialog "Keyboard shortcuts":
      - heading "Keyboard shortcuts" [level=2]
      - term: j
      - definition: Next story
      - term: Esc
      - definition: Close it
      - button "Close"
      - button "Single-key shortcuts" [pressed]
  `);
});
