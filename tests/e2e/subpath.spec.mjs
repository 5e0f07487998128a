// The site in a folder of a host, as GitHub project pages are.
import { readArchive } from './support/archive.mjs';
import { cards, expect, isReady, scrollY, stories, test, titleOf, topicButton } from './support/page.mjs';
import { moveTo, serveCopy } from './support/site.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const topic = manifest.topics[0];
let site;

test.beforeAll(async () => {
  site = await serveCopy((folder) => moveTo(folder, '/repo/'), { base: '/repo/' });
});
test.afterAll(() => site?.stop());

test('everything works under /repo/, and no request leaves it', async ({ page }) => {
  const outside = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) outside.push(request.url());
  });
  const at = (path) => `${site.url}${path}`;
  await page.goto(site.url);
  await isReady(page);
  await expect(cards(page)).not.toHaveCount(0);

  await topicButton(page, topic.name).click();
  await expect(page.getByTestId('count')).toHaveText(stories(topic.stories));
  await expect(page).toHaveURL(at(`topic/${topic.slug}/`));
  const story = archive.matching(topic.slug)[1];
  await titleOf(page, story).click();
  await expect(page.getByTestId('story').getByRole('heading', { level: 1 })).toHaveText(story.title);
  await expect(page).toHaveURL(at(`article/${story.slug}/?topic=${topic.slug}`));
  await page.goBack();
  await expect(page).toHaveURL(at(`topic/${topic.slug}/`));
  await expect(titleOf(page, story)).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(site.url);
  await expect(page.getByTestId('count')).toHaveText(stories(list.length));

  await page.goto(at(`article/${list[2].slug}`));
  await expect(page.getByTestId('story').getByRole('heading', { level: 1 })).toHaveText(list[2].title);
  await expect.poll(() => scrollY(page)).toBe(0);
  await page.getByRole('banner').getByRole('link', { name: manifest.site.title }).click();
  await expect(page).toHaveURL(site.url);
  await page.getByRole('link', { name: 'About this archive' }).click();
  await expect(page).toHaveURL(at('about/'));
  await page.goto(at('no/such/page'));
  await expect(page.getByTestId('missing')).toContainText('no/such/page');
  await page.getByRole('link', { name: 'Go to the front page' }).click();
  await expect(page).toHaveURL(site.url);
  await expect(cards(page).first()).toBeVisible();

  expect(outside, 'requests that left /repo/').toEqual([]);
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.href).filter((href) => href.startsWith(location.origin)));
  expect(links.filter((href) => !href.startsWith(site.url))).toEqual([]);
  expect(page.troubles).toEqual([]);
});

test('an address without the last slash is redirected', async ({ page }) => {
  await page.goto(site.url.slice(0, -1));
  await isReady(page);
  await expect(page).toHaveURL(site.url);
});
