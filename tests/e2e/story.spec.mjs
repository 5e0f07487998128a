// The page of one story, the page about the archive, and missing pages.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ampLink, iso, mainLink, pageOf, readArchive } from './support/archive.mjs';
import { cards, expect, open, plain, scrollY, stories, test, titleOf, topicButton } from './support/page.mjs';
import { serveCopy } from './support/site.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const story = (page) => page.getByTestId('story');
const headline = (page) => story(page).getByRole('heading', { level: 1 });

/** Reads the facts of a page by term. */
const facts = (page) =>
  page.locator('dl div').evaluateAll((all) => Object.fromEntries(all.map((row) => [row.querySelector('dt').textContent, row.querySelector('dd').textContent])));

/** Joins the texts of a body. */
const textOf = (pieces) => pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece.children ?? []))).join('');
const elements = (pieces, tag) =>
  pieces.filter((piece) => typeof piece !== 'string').flatMap((piece) => [...(piece.tag === tag ? [piece] : []), ...elements(piece.children ?? [], tag)]);

test('a story page shows every field of the record', async ({ page }) => {
  const full = archive.find('story with every common field', ({ story: s, card }) =>
    s.updated && s.authors?.length && s.quality && s.heat && card.locale && mainLink(s) && ampLink(s) && card.picture?.attribution && s.body?.length);
  const { card } = full;
  await open(page, pageOf(full));
  await expect(headline(page)).toHaveText(full.title);
  await expect(page).toHaveTitle(`${full.title} · ${manifest.site.title}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(story(page)).toContainText(card.excerpt);
  await expect(story(page).locator('time').first()).toHaveAttribute('datetime', iso(card.time));
  await expect(story(page).getByRole('link', { name: `Read it at ${full.provider.name}` })).toHaveAttribute('href', mainLink(full.story));
  await expect(story(page).getByRole('link', { name: 'AMP version' })).toHaveAttribute('href', ampLink(full.story));
  for (const link of await story(page).locator('a[href^="http"]').all()) await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  const picture = story(page).locator('figure').first();
  await expect(picture.getByRole('img')).toHaveAttribute('alt', card.picture.title);
  await expect(picture.locator('figcaption')).toContainText(card.picture.title);
  await expect(picture.locator('figcaption')).toContainText(card.picture.attribution);
  const known = await facts(page);
  expect(known).toMatchObject({
    By: full.story.authors.join(', '),
    Type: expect.stringMatching(new RegExp(`^${full.kind}$`, 'i')),
    Section: full.story.category[0].toUpperCase() + full.story.category.slice(1).replace(/[-_]/g, ' '),
    Heat: String(full.heat),
    Quality: String(full.quality),
    Publisher: expect.stringContaining(full.provider.domain),
    Published: expect.stringContaining(String(new Date(card.time * 1000).getUTCFullYear())),
    Updated: expect.stringContaining(String(new Date(full.story.updated * 1000).getUTCDate())),
  });
  expect(Object.keys(known)).toContain('Language');
  // The ranking numbers are closed at first.
  const heat = story(page).getByText('Heat', { exact: true });
  await expect(heat).toBeHidden();
  await story(page).getByText('Why here?', { exact: true }).click();
  await expect(heat).toBeVisible();
  // The hash of the record is not published.
  expect(await page.content()).not.toContain('secured');
});

test('a story page shows every element of the text', async ({ page }) => {
  const rich = archive.find('story with headings, list, quote and link', ({ story: { body = [] } }) =>
    ['h2', 'ul', 'blockquote', 'a'].every((tag) => elements(body, tag).length));
  const { body } = rich.story;
  await open(page, pageOf(rich));
  const article = story(page);
  for (const [tag, role] of [['h2', 'heading'], ['blockquote', 'blockquote'], ['li', 'listitem']]) {
    for (const element of elements(body, tag)) {
      await expect(article.getByRole(role).filter({ hasText: plain(textOf(element.children)) }).first()).toBeVisible();
    }
  }
  for (const link of elements(body, 'a')) {
    const shown = article.getByRole('link', { name: plain(textOf(link.children)), exact: true });
    await expect(shown).toHaveAttribute('href', link.href);
    await expect(shown).toHaveAttribute('rel', 'noopener noreferrer');
  }
  const text = (await article.textContent()).replace(/\s+/g, '');
  expect(text).toContain(textOf(body).replace(/\s+/g, ''));
});

test('topics link to the filtered list', async ({ page }) => {
  const some = archive.find('story with topics', ({ card }) => card.topics?.length > 1);
  const topic = manifest.topics[some.card.topics[1]];
  await open(page, pageOf(some));
  await story(page).getByRole('list', { name: 'Topics' }).getByRole('link', { name: topic.name, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/topic/${topic.slug}/$`));
  await expect(page.getByTestId('count')).toHaveText(stories(archive.matching(topic.slug).length));
  await expect(topicButton(page, topic.name)).toHaveAttribute('aria-pressed', 'true');
});

const pager = (page) => page.getByRole('navigation', { name: 'Stories in this list' });

test('Newer and Older follow the list that the story was opened from', async ({ page }) => {
  const topic = [...manifest.topics].sort((a, b) => b.stories - a.stories)[0];
  for (const [path, search, rows] of [['./', '', list], [`?topic=${topic.slug}`, `?topic=${topic.slug}`, archive.matching(topic.slug)]]) {
    await open(page, path);
    await titleOf(page, rows[2]).click();
    await expect(headline(page)).toHaveText(rows[2].title);
    expect(new URL(page.url()).search).toBe(search);
    await pager(page).getByRole('link', { name: 'Newer' }).click();
    await expect(headline(page)).toHaveText(rows[1].title);
    await pager(page).getByRole('link', { name: 'Newer' }).click();
    await expect(headline(page)).toHaveText(rows[0].title);
    await expect(pager(page).getByRole('link', { name: 'Older' })).toBeVisible();
    await expect(pager(page).getByRole('link', { name: 'Newer' })).toHaveCount(0);
    await pager(page).getByRole('link', { name: 'Older' }).click();
    await expect(headline(page)).toHaveText(rows[1].title);
    await expect(page).toHaveTitle(`${rows[1].title} · ${manifest.site.title}`);
    await pager(page).getByRole('link', { name: 'Back to the list' }).click();
    await expect(page.getByTestId('count')).toHaveText(stories(rows.length));
    expect(page.url()).toMatch(search ? new RegExp(`/topic/${topic.slug}/$`) : /[^/]\/$/);
  }
  // The last story has no older one.
  await open(page, pageOf(list.at(-1)));
  await expect(pager(page).getByRole('link', { name: 'Newer' })).toContainText(list.at(-2).title);
  await expect(pager(page).getByRole('link', { name: 'Older' })).toHaveCount(0);
});

test('the next story starts at its top', async ({ page }) => {
  const [, second] = list;
  await open(page, pageOf(list[0]));
  const older = pager(page).getByRole('link', { name: 'Older' });
  await older.scrollIntoViewIfNeeded();
  expect(await scrollY(page)).toBeGreaterThan(0);
  await older.click();
  await expect(headline(page)).toHaveText(second.title);
  await expect.poll(() => scrollY(page)).toBe(0);
  await expect(headline(page)).toBeInViewport();
  await expect(headline(page)).toBeFocused();
});

test('a collection links its parts, and has no external link without an address', async ({ page }) => {
  const collection = archive.find('collection with parts', ({ kind, story: s }) => kind === 'collection' && s.items?.some((item) => item.story) && !mainLink(s));
  await open(page, pageOf(collection));
  await expect(story(page).locator('a[href^="http"]'), 'no address, no link').toHaveCount(0);
  const section = page.getByRole('region', { name: 'In this collection' });
  const here = collection.story.items.filter((item) => item.story);
  await expect(section.getByRole('link')).toHaveText(here.map((item) => item.story.title));
  expect(await section.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(here.map((item) => `article/${item.story.slug}/`));
  await section.getByRole('link').last().click();
  await expect(headline(page)).toHaveText(here.at(-1).story.title);
  await page.goBack();
  await expect(headline(page)).toHaveText(collection.title);
});

test('courses, videos, players and actions have their facts and links', async ({ page }) => {
  const course = archive.find('course', ({ kind, story: s, card }) => kind === 'course' && s.price && s.ratings && s.levels?.length && card.length);
  await open(page, pageOf(course));
  const minutes = Math.round(course.card.length / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  expect(await facts(page)).toMatchObject({
    Price: course.story.price,
    Level: course.story.levels.join(', '),
    Length: [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' '),
    Rated: expect.stringContaining(String(course.story.ratings.count)),
  });
  const video = archive.find('video', ({ kind }) => kind === 'video');
  await open(page, pageOf(video));
  await expect(story(page).getByRole('link', { name: `Watch it at ${video.provider.name}` })).toHaveAttribute('href', mainLink(video.story));
  const player = archive.list.find((other) => other.story.player);
  if (player) {
    await open(page, pageOf(player));
    await expect(story(page).getByRole('link', { name: `Player at ${new URL(player.story.player).host}` })).toHaveAttribute('href', player.story.player);
    await expect(page.locator('iframe, video, object, embed')).toHaveCount(0);
  }
  const action = archive.find('story with an action', ({ story: s }) => s.actions?.some(({ url }) => url));
  await open(page, pageOf(action));
  for (const { url, title } of action.story.actions) if (url) await expect(story(page).getByRole('link', { name: title, exact: true }).and(page.locator(`[href="${url}"]`))).toBeVisible();
});

test('other languages have their language and direction', async ({ page }) => {
  const arabic = archive.find('Arabic story', ({ card }) => card.locale?.startsWith('ar'));
  await open(page, pageOf(arabic));
  await expect(headline(page)).toHaveAttribute('lang', arabic.card.locale);
  expect(await headline(page).evaluate((h1) => getComputedStyle(h1).direction)).toBe('rtl');
  expect(await page.evaluate(() => getComputedStyle(document.body).direction), 'the page keeps its direction').toBe('ltr');
  const text = story(page).getByText(arabic.card.excerpt);
  await expect(text).toHaveAttribute('lang', arabic.card.locale);
  expect(await text.evaluate((p) => getComputedStyle(p).direction)).toBe('rtl');
  expect(await headline(page).evaluate((h1) => getComputedStyle(h1).letterSpacing), 'letters that join are not spaced').toMatch(/^(normal|0px)$/);
  const german = archive.find('German story', ({ card }) => card.locale?.startsWith('de'));
  await open(page, pageOf(german));
  await expect(headline(page)).toHaveAttribute('lang', german.card.locale);
});

test('deep links work on a plain static server', async ({ page }) => {
  const dated = list[5];
  const undated = archive.find('undated story', ({ minute }) => minute === null);
  const first = archive.rows[0];
  for (const target of [dated, undated, first, archive.rows[manifest.totals.undated]]) {
    for (const path of [`article/${target.slug}/`, `article/${target.slug}`, `article/${target.slug}/index.html`]) {
      const answer = await page.goto(path);
      expect(answer.status(), 'the story has a prerendered page').toBe(200);
      await expect(headline(page)).toHaveText(target.title);
    }
  }
  // A story without a prerendered page.
  const site = await serveCopy((folder) => rmSync(join(folder, 'article'), { recursive: true }));
  for (const path of [pageOf(dated), pageOf(undated)]) {
    const answer = await page.goto(site.url + path);
    expect(answer.status(), 'there is no such file').toBe(404);
    await expect(page.locator('.story .facts').first()).toBeVisible();
  }
  await site.stop();
  await page.goto('index.html');
  await expect(cards(page).first()).toBeVisible();
  await page.goto('about');
  await expect(page.getByTestId('about')).toBeVisible();
});

test('Back from a deep link goes to the page before', async ({ page }) => {
  await open(page, 'about/');
  await open(page, pageOf(list[3]));
  await pager(page).getByRole('link', { name: 'Older' }).click();
  await expect(headline(page)).toHaveText(list[4].title);
  await page.goBack();
  await expect(headline(page)).toHaveText(list[3].title);
  await page.goBack();
  await expect(page.getByTestId('about')).toBeVisible();
  await page.goForward();
  await expect(headline(page)).toHaveText(list[3].title);
});

test('an unknown address shows a message and a link to the front page', async ({ page }) => {
  for (const [path, what] of [['no/such/page', 'Page'], ['article/no-such-story/', 'Story'], ['article/UPPER', 'Page'], ['article/', 'Page'], ['abouts', 'Page'], ['article/a/b', 'Page']]) {
    await open(page, path);
    const missing = page.getByTestId('missing');
    await expect(missing.getByRole('heading', { level: 1 })).toHaveText(`${what} not found`);
    await expect(missing).toContainText(path.replace(/\/$/, ''));
    await expect(page).toHaveTitle(/not found/);
  }
  await page.getByRole('link', { name: 'Go to the front page' }).click();
  await expect(cards(page).first()).toBeVisible();
  await expect(page).toHaveTitle(manifest.site.title);
});

test('markup in an address is shown as text', async ({ page }) => {
  await open(page, 'no/<img src=x onerror=window.hit=1>');
  await expect(page.getByTestId('missing')).toBeVisible();
  expect(await page.evaluate(() => window.hit)).toBeUndefined();
  await expect(page.locator('main img')).toHaveCount(0);
});

test('the page about the archive shows its counts, dates, sources and fingerprint', async ({ page }) => {
  await open(page, 'about/');
  const about = page.getByTestId('about');
  await expect(about.getByRole('heading', { level: 1 })).toHaveText('About this archive');
  await expect(page).toHaveTitle(`About · ${manifest.site.title}`);
  const { totals } = manifest;
  const year = (seconds) => String(new Date(seconds * 1000).getUTCFullYear());
  const known = await facts(page);
  expect(known).toMatchObject({
    Stories: String(archive.rows.length),
    Publishers: String(new Set(archive.rows.map(({ provider }) => provider.domain)).size),
    'Related stories': String(archive.rows.reduce((sum, row) => sum + (row.story.related?.length ?? 0), 0)),
    Topics: String(manifest.topics.length),
    'Without a date': String(archive.rows.filter(({ minute }) => minute === null).length),
    Export: manifest.fingerprint,
    Format: String(manifest.format),
  });
  expect(known.Published).toContain(year(totals.oldest));
  expect(known.Published).toContain(year(totals.newest));
  const sources = about.getByRole('region', { name: 'Sources' }).getByRole('listitem');
  await expect(sources).toHaveCount(manifest.providers.length);
  for (const { name, domain } of manifest.providers) await expect(sources.filter({ hasText: name }).filter({ hasText: domain }).first()).toBeVisible();
});
