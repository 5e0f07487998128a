// The security policy holds, no other host is requested, and a hostile export stays text.
import { appendFileSync, copyFileSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './hosts.mjs';
import { mainLink, pageOf, readArchive } from './support/archive.mjs';
import { cardOf, cards, expect, isReady, open, pagesOf, scrollTo, showAll, test, titles } from './support/page.mjs';
import { editData, serveCopy } from './support/site.mjs';

// Files that these tests change would have a message (integrity.spec.mjs).
test.use({ checksNames: false });

const archive = readArchive();
const covered = archive.find('story with coverage', ({ story }) => story.related?.length > 4);

/** Records policy violations and requests to other hosts. */
async function watch(page, origin) {
  const recorded = { violations: [], foreignRequests: [] };
  await page.exposeFunction('noteViolation', (what) => recorded.violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => window.noteViolation(`${event.effectiveDirective}: ${event.blockedURI}`));
  });
  page.context().on('request', (request) => {
    if (new URL(request.url()).origin !== origin) recorded.foreignRequests.push(request.url());
  });
  return recorded;
}

test('no page violates the policy, requests another host, or logs an error', async ({ page, baseURL }) => {
  const recorded = await watch(page, new URL(baseURL).origin);
  for (const [name, path] of Object.entries({ ...pagesOf(archive), 'story with coverage': pageOf(covered) })) {
    await page.goto(path);
    await expect(page.locator('main h1, main [data-testid="card"]').first(), name).toBeVisible();
    if (/^article/.test(path) && name !== 'missing story') await expect(page.getByTestId('related')).not.toContainText('Loading');
  }
  // The same by links and buttons.
  await open(page);
  await showAll(page, archive.list.length);
  await cardOf(page, covered).getByTestId('related-toggle').click();
  await expect(cardOf(page, covered).getByTestId('related-item').first()).toBeVisible();
  await page.getByTestId('topic').first().click();
  await titles(page).first().click();
  await expect(page.getByTestId('story')).toBeVisible();
  await page.goBack();
  await expect(cards(page).first()).toBeVisible();
  expect(recorded).toEqual({ violations: [], foreignRequests: [] });
  expect(page.troubles).toEqual([]);
  expect(await page.context().cookies(), 'no cookies').toEqual([]);
});

test('the policy is strict', async ({ page }) => {
  const answer = await page.goto('./');
  const html = await answer.text();
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  expect(policy, 'index.html has a policy').toBeDefined();
  const rules = Object.fromEntries(policy.split(';').map((rule) => rule.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
  expect(rules['default-src']).toEqual(["'none'"]);
  expect(rules['style-src']).toEqual(["'self'"]);
  expect(rules['connect-src']).toEqual(["'self'"]);
  expect(rules['form-action']).toEqual(["'none'"]);
  expect(rules['img-src'], 'the sample shows no pictures of others').toEqual(["'self'"]);
  expect(policy).not.toContain('unsafe-inline');
  expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe-eval');
  expect(html.indexOf('Content-Security-Policy'), 'before anything that loads').toBeLessThan(html.search(/<link|<script/));
  // The policy works: an injected script does not run.
  expect(rules['require-trusted-types-for']).toEqual(["'script'"]);
  expect(rules['trusted-types']).toEqual(['default']);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    // Trusted Types do not check text nodes.
    script.append('window.hit = 1');
    document.head.append(script);
    return window.hit ?? null;
  });
  expect(ran).toBeNull();
});

test('only the HTML of the application passes its Trusted Types policy', async ({ page }) => {
  const files = readdirSync(DIST).filter((file) => file.endsWith('.wasm'));
  const found = files.flatMap((name) => readFileSync(join(DIST, name), 'latin1').match(/<\/?[a-zA-Z][^<>\0-\x1f]*>/g) ?? []);
  // Leaves out the elements of exported feeds and the names of types.
  const pieces = [...new Set(found)].filter((piece) => !/^<\/?(?:rss|channel|item|atom:|dc:|[A-Z])|^<\/?(?:title|link|guid|description|language|generator|category|pubDate|source)>/.test(piece));
  expect(pieces.length).toBeGreaterThan(5);
  await open(page);
  const passes = (pieces) =>
    page.evaluate((pieces) => {
      const element = document.createElement('template');
      return pieces.filter((piece) => {
        try {
          element.innerHTML = piece;
          return true;
        } catch {
          return false;
        }
      });
    }, pieces);
  expect(await passes(pieces)).toEqual(pieces);
  const hostile = ['<script>', '<p onclick="x">', '<a href="/">', '<p style="x">', '<p class=x>', '<p class="<">', '<p', '<img class="x">', '<svg>', '<template>', '<!--', '<p/onclick=x>', '<P>', '<p\tclass="x">', '<p class="x"onclick="x">'];
  expect(await passes(hostile)).toEqual([]);
});

for (const [what, ending] of Object.entries({ script: /^broadsheet-.*\.js$/, wasm: /_bg\.wasm$/ })) {
  test(`a changed ${what} does not run`, async ({ page }) => {
    const site = await serveCopy((folder) => {
      const file = join(folder, readdirSync(folder).find((name) => ending.test(name)));
      // Both changes are harmless: a comment, and an empty custom section.
      appendFileSync(file, what === 'script' ? '\n//\n' : Buffer.from([0, 2, 1, 97]));
    });
    try {
      const refused = page.waitForEvent('console', (message) => /Failed to find a valid digest/.test(message.text()));
      await page.goto(`${site.url}no/such/page`);
      await refused;
      await expect(page.locator('#failure')).toBeVisible();
      expect(await page.locator('html').getAttribute('data-ready')).toBeNull();
    } finally {
      await site.stop();
    }
  });
}

test('no unload handler keeps the page out of the back/forward cache', async ({ page }) => {
  await page.addInitScript(() => {
    const add = EventTarget.prototype.addEventListener;
    window.listened = new Set();
    EventTarget.prototype.addEventListener = function (name, ...rest) {
      window.listened.add(name);
      return add.call(this, name, ...rest);
    };
  });
  await open(page);
  const listened = await page.evaluate(() => [...window.listened]);
  expect(listened).not.toContain('unload');
  expect(listened).not.toContain('beforeunload');
});

const EVIL = 'https://evil.example';
const MARKUP = `"><img src=x onerror="window.hit=1"><svg onload="window.hit=1"><script>window.hit=1</script><a href="javascript:window.hit=1">x</a><style>@import "${EVIL}/a.css"</style>`;
const ADDRESSES = ['javascript:window.hit=1', 'data:text/html,<script>window.hit=1</script>', ' javascript:window.hit=1', 'JaVaScRiPt:window.hit=1', '//evil.example/x', 'vbscript:x', 'file:///etc/passwd', 'blob:https://evil.example/x', 'https://user@evil.example/', 'https://evil.example/"onmouseover="window.hit=1'];
const PICTURES = [...ADDRESSES, `${EVIL}/pixel.webp`, '../../../secret.webp', '/etc/x.png', 'x.svg', 'data:image/svg+xml,<svg onload="window.hit=1"/>'];

/** Makes every free text of an export hostile. */
function poison(content, kind) {
  let count = 0;
  const next = (list) => list[(count += 1) % list.length];
  const picture = (it) => it && Object.assign(it, { url: next(PICTURES), title: MARKUP, attribution: MARKUP });
  const provider = (it) => {
    Object.assign(it, { name: `P ${MARKUP}`, domain: MARKUP, logo: { url: next(PICTURES), width: 64, height: 64 } });
  };
  const links = (it) => {
    if (it.links) for (const name of Object.keys(it.links)) it.links[name] = next(ADDRESSES);
  };
  const pieces = (list) =>
    list.flatMap((piece) => {
      if (typeof piece === 'string') return [`${MARKUP} ${piece}`];
      if ('href' in piece) piece.href = next(ADDRESSES);
      piece.onclick = 'window.hit=1';
      piece.style = 'background:url(https://evil.example/s)';
      piece.children = pieces(piece.children ?? []);
      return [piece];
    });
  const poisonLinks = (list = []) => list.forEach((link) => Object.assign(link, { title: `A ${MARKUP}`, why: { ...link.why, words: [MARKUP] } }));
  switch (kind) {
    case 'manifest':
      Object.assign(content.site, { title: `S ${MARKUP}`, tagline: MARKUP, accent: `url(${EVIL}/accent.png)`, base: 'javascript:window.hit=1' });
      content.topics.forEach((topic) => (topic.name = `T ${topic.slug} ${MARKUP}`));
      content.providers.forEach(provider);
      content.kinds = content.kinds.map((name) => `${name} ${MARKUP}`);
      break;
    case 'screen':
    case 'cards':
      (content.cards ?? content.list).forEach((card, index) => {
        Object.assign(card, { title: `C ${index} ${MARKUP}`, excerpt: MARKUP, locale: MARKUP, type: MARKUP });
        picture(card.picture);
      });
      break;
    case 'stories':
      content.stories.forEach((story) => {
        links(story);
        Object.assign(story, {
          category: MARKUP, authors: [MARKUP], price: MARKUP, levels: [MARKUP], player: next(ADDRESSES),
          actions: [{ url: next(ADDRESSES), type: MARKUP, title: MARKUP, attribution: MARKUP }, { title: MARKUP }],
          body: [
            ...pieces(story.body ?? []), MARKUP,
            ...['script', 'style', 'iframe', 'object', 'svg', 'form', 'template', 'noscript', 'base'].map((tag) => ({ tag, src: `${EVIL}/${tag}`, href: `${EVIL}/`, children: ['window.hit=1'] })),
            ...ADDRESSES.map((href) => ({ tag: 'a', href, children: [MARKUP] })),
            ...PICTURES.map((src) => ({ tag: 'img', src, alt: MARKUP })),
          ],
          items: [{ path: MARKUP }, { path: '../../x', story: { slug: archive.list[0].slug, title: MARKUP } }],
        });
        (story.images ?? []).forEach(picture);
        for (const related of story.related ?? []) {
          links(related);
          provider(related.provider);
          Object.assign(related, { title: `R ${MARKUP}`, excerpt: MARKUP, type: MARKUP });
          (related.images ?? []).forEach(picture);
        }
        poisonLinks(story.also);
        poisonLinks(story.later);
      });
      break;
    default:
  }
}

test.describe('a hostile export', () => {
  let site;
  test.beforeAll(async () => {
    site = await serveCopy(async (folder) => {
      await editData(folder, poison);
      // Prerendered pages would still show the original export.
      for (const pages of ['article', 'topic', 'about']) rmSync(join(folder, pages), { recursive: true });
      copyFileSync(join(folder, '404.html'), join(folder, 'index.html'));
    });
  });
  test.afterAll(() => site?.stop());

  test('runs no script, requests no other host, has no hostile link', async ({ page }) => {
    const recorded = await watch(page, new URL(site.url).origin);
    const holds = async (name) => {
      expect(await page.evaluate(() => window.hit), `${name}: nothing ran`).toBeUndefined();
      const found = await page.evaluate(() => ({
        links: [...document.querySelectorAll('[href], [src], [action], [srcset], [data]')]
          .flatMap((element) => ['href', 'src', 'action', 'srcset', 'data'].map((attribute) => element.getAttribute(attribute)).filter((value) => value !== null))
          .filter((value) => /^\s*(?:javascript|data|vbscript|file|blob):|^\/\/|evil\.example/i.test(value)),
        elements: [...document.querySelectorAll('body script, body style, iframe, object, embed, form, body base, template, svg svg, [onclick], [onerror], [onload], body [style]:not(.story-list), body link, body meta')].map((element) => element.outerHTML.slice(0, 120)),
      }));
      expect(found, name).toEqual({ links: [], elements: [] });
    };
    await page.goto(site.url);
    await isReady(page);
    await expect(titles(page).first()).toContainText('<img src=x onerror=');
    await expect(page).toHaveTitle(/^S "><img/);
    await scrollTo(page, covered);
    await cardOf(page, covered).getByTestId('related-toggle').click();
    const items = cardOf(page, covered).getByTestId('related-item');
    await expect(items).toHaveCount(covered.story.related.length);
    await expect(items.getByRole('link'), 'no link without a valid address').toHaveCount(0);
    await page.getByTestId('topic').first().click();
    await expect(page.getByTestId('chip')).toHaveCount(1);
    await holds('list');
    const collection = archive.find('collection', ({ kind }) => kind === 'collection');
    for (const story of [covered, archive.find('story with a body', ({ story: { body } }) => body?.length > 5), collection]) {
      await page.goto(site.url + pageOf(story));
      await expect(page.getByTestId('story')).toContainText('<script>window.hit=1</script>');
      await expect(page.getByTestId('related')).not.toContainText('Loading');
      await expect(page.getByTestId('story').locator('a[href*=":"]'), 'no external link').toHaveCount(0);
      await holds(story.slug);
    }
    await page.goto(`${site.url}about/`);
    await expect(page.getByTestId('about')).toContainText('<script>');
    await holds('about');
    expect(recorded.foreignRequests, 'requests to others').toEqual([]);
    expect(recorded.violations, 'the policy was not even needed').toEqual([]);
    expect(page.troubles.filter((trouble) => !/404/.test(trouble))).toEqual([]);
    expect(mainLink(covered.story)).toMatch(/^https:/);
  });
});

test.describe('an export with invalid names', () => {
  for (const [name, change] of Object.entries({
    'a slug that leaves the folder': (content, kind) => {
      if (kind === 'cards' || kind === 'screen') for (const card of content.cards ?? content.list) card.slug = '../../../evil';
    },
    'a slug with markup': (content, kind) => {
      if (kind === 'cards' || kind === 'screen') for (const card of content.cards ?? content.list) card.slug = MARKUP;
    },
    'a file name that leaves the folder': (content, kind) => {
      if (kind === 'manifest') content.segments[0].directory = '../../../../evil.example/x';
    },
    'a file on another host': (content, kind) => {
      if (kind === 'manifest') content.segments[0].columns = '//evil.example/x';
    },
    'numbers that are too large': (content, kind) => {
      if (kind === 'manifest') Object.assign(content.totals, { stories: 2 ** 53 });
    },
  })) {
    test(`${name} is refused with a message`, async ({ page }) => {
      const site = await serveCopy((folder) => editData(folder, change));
      try {
        const recorded = await watch(page, new URL(site.url).origin);
        await page.goto(site.url);
        await expect(page.getByRole('alert').first()).toBeVisible();
        expect(recorded.foreignRequests).toEqual([]);
        expect(page.troubles.filter((trouble) => trouble.startsWith('error'))).toEqual([]);
      } finally {
        await site.stop();
      }
    });
  }

  for (const [name, change] of Object.entries({
    'an invalid language': (content, kind) => {
      if (kind === 'manifest') content.site.language = MARKUP;
    },
    'a date outside of the calendar': (content, kind) => {
      if (kind === 'manifest') content.totals.newest = 9_000_000_000_000_000;
      if (kind === 'cards') {
        content.cards.at(-1).time = 9_000_000_000_000_000;
        content.cards.at(-2).time = -9_000_000_000_000_000;
      }
    },
    'a number outside of its list': (content, kind) => {
      if (kind === 'cards') {
        content.cards.at(-3).topics = [4_000_000_000];
        content.cards.at(-4).provider = 4_000_000_000;
      }
    },
    'an invalid locale': (content, kind) => {
      if (kind === 'cards') content.cards.at(-1).locale = MARKUP;
    },
  })) {
    test(`${name} does not stop the page`, async ({ page }) => {
      const site = await serveCopy((folder) => editData(folder, change));
      try {
        await page.goto(site.url);
        await expect(cards(page)).not.toHaveCount(0);
        await page.goto(`${site.url}about/`);
        await expect(page.getByTestId('about')).toBeVisible();
        await page.goto(site.url + pageOf(archive.list[4]));
        await expect(page.getByTestId('story')).toBeVisible();
        expect(page.troubles).toEqual([]);
      } finally {
        await site.stop();
      }
    });
  }
});
