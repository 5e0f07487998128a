// Flows of a reader, run in every engine. Each gets a page with empty storage and the built site.
import assert from 'node:assert/strict';
import { KEYS } from './page.mjs';

const card = '[data-testid="card"]';
const topicButton = ({ name }) => `[data-testid="topic"][data-topic=${JSON.stringify(name)}]`;
const search = '#search';

/** Waits until the worker has cached the application and the files of this edition that every visit needs. */
const untilCached = (page) =>
  page.until('the worker has its files', async () => {
    const names = await caches.keys();
    const urls = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    const manifest = await (await fetch('data/manifest.json')).json();
    const files = ['manifest.json', `/columns-${manifest.segments[0].columns}`, `/lookups-${manifest.lookups}`, 'WebAssembly' in window ? '.wasm' : '/broadsheet-without-wasm-'];
    return navigator.serviceWorker.controller && files.every((file) => urls.flat().some((url) => url.includes(file)));
  });

async function endAndHome(page, site) {
  await page.open();
  await page.press(KEYS.End);
  await page.until('the last story is in view', (count) => {
    const last = document.querySelector(`[aria-posinset="${count}"]`);
    return last && last.getBoundingClientRect().top < innerHeight;
  }, site.stories);
  await page.press(KEYS.Home);
  await page.until('the page is at its top', () => (scrollY === 0 && document.querySelector('[aria-posinset="1"]') ? true : { failed: `at ${scrollY}` }));
}

/** The flows by name. `site` has the totals of the manifest, `publish()` changes it, and `stop()` ends its server. */
export const FLOWS = {
  'the page opens and takes over what was prerendered': async (page, site) => {
    await page.open();
    assert.equal(await page.count(), site.stories);
    await page.text(`${card} [data-testid="card-title"]`);
  },

  'a topic filters, and is cleared': async (page, site) => {
    await page.open();
    const { slug, stories } = site.topic;
    await page.click(topicButton(site.topic));
    await page.until('the list is filtered', (count) => document.querySelector('[data-testid="count"]').textContent.replace(/\D/g, '') === String(count), stories);
    await page.until('the address names the topic', (slug) => new RegExp(`topic[/=]${slug}`).test(location.href), slug);
    await page.click('[data-testid="clear"]');
    await page.until('everything is back', (count) => document.querySelector('[data-testid="count"]').textContent.replace(/\D/g, '') === String(count), site.stories);
  },

  'typing searches, and Escape empties the box': async (page, site) => {
    await page.open();
    await page.click(search);
    await page.type(site.word);
    await page.until('all titles have the word', (word) => {
      const marks = [...document.querySelectorAll('[data-testid="card"] mark')];
      return document.querySelector('[aria-busy="false"]') && marks.length > 0 && marks[0].textContent.toLowerCase() === word;
    }, site.word);
    const found = await page.count();
    assert.ok(found > 0 && found < site.stories, `${found} stories`);
    await page.press(KEYS.Escape);
    await page.until('the box is empty', () => document.querySelector('#search').value === '' && !location.search);
  },

  'a link can be followed while a search is being typed': async (page, site) => {
    await page.open(`?q=${site.word}`);
    await page.click(search, [0.9, 0.5]);
    await page.type(' of');
    await page.run(() => document.querySelector('.masthead a[href$="about/"], a[href="about/"]').click());
    await page.text('[data-testid="about"]');
    await page.until('nothing has failed', () => document.querySelector('#failure').hidden);
  },

  'another order': async (page) => {
    await page.open();
    const before = await page.text('[data-testid="card-title"]');
    await page.run(() => {
      const select = document.querySelector('[data-testid="sort"]');
      select.value = 'covered';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.until('the list changes', (before) => {
      const [title] = document.querySelectorAll('[data-testid="card-title"]');
      return location.search === '?sort=covered' && title && title.textContent.trim() !== before;
    }, before);
  },

  'the histogram is dragged from both sides': async (page, site) => {
    await page.open();
    const half = async (handle, from, to) => {
      const [x, y] = await page.place(handle, [from, 0.5]);
      const distance = await page.run((handle, part) => Math.round(document.querySelector(handle).getBoundingClientRect().width * part), handle, to - from);
      await page.pointer([
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerMove', x: x + distance, y, duration: 100 },
        { type: 'pointerUp', button: 0 },
      ]);
    };
    await half('[data-testid="brush-from"]', 0.03, 0.4);
    await page.until('the range has a start', () => location.search.includes('from='));
    await half('[data-testid="brush-to"]', 0.97, 0.7);
    await page.until('the range has an end', () => location.search.includes('to='));
    assert.ok((await page.count()) < site.stories);
  },

  'the arrow keys of the histogram follow the direction of the page': async (page) => {
    for (const [language, later] of [['en', KEYS.Right], ['ar', KEYS.Left]]) {
      await page.open(`?lang=${language}`);
      await page.run(() => document.querySelector('[data-testid="brush-from"]').focus());
      await page.press(later, later);
      await page.until(`a later start in ${language}`, () => location.search.includes('from='));
    }
  },

  'the menu of each topic can be reached': async (page) => {
    await page.open();
    for (const across of [0.1, 0.5, 0.9]) await page.place('[data-testid="topic-more"]', [across, 0.5]);
  },

  'Tab leads through the controls, not to the box around the filters': async (page) => {
    await page.open();
    await page.click(search);
    let isInFilters = false;
    for (let presses = 0; presses < 20; presses += 1) {
      await page.press(KEYS.Tab);
      const { isBox, isInside } = await page.run(() => {
        const element = document.activeElement;
        return { isBox: element.matches('.filters'), isInside: Boolean(element.closest('.filters')) };
      });
      assert.equal(isBox, false, 'the box itself is no control');
      isInFilters ||= isInside;
    }
    assert.ok(isInFilters, 'the filters are reached');
  },

  'rows that wait for their layout are only where "Find in page" finds them': async (page) => {
    await page.open();
    const [isWebkit, visibility] = await page.run(() => {
      const list = document.createElement('div');
      list.className = 'prerendered';
      const items = document.createElement('ol');
      items.className = 'story-list';
      for (let count = 0; count < 7; count += 1) items.append(document.createElement('li'));
      list.append(items);
      document.body.append(list);
      const { contentVisibility } = getComputedStyle(items.lastChild);
      list.remove();
      return [/AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent), contentVisibility];
    });
    assert.equal(visibility, isWebkit ? 'visible' : 'auto');
  },

  'a story opens, and Back returns to its place': async (page) => {
    await page.open();
    await page.run(() => scrollTo(0, 900));
    await page.until('the page is scrolled', () => scrollY > 0);
    const title = await page.run(() => {
      const links = [...document.querySelectorAll('[data-testid="card-title"]')];
      const link = links.find((link) => link.getBoundingClientRect().top > 100);
      link.dataset.clicked = '';
      return link.textContent.trim();
    });
    await page.click('[data-clicked]');
    await page.text('main h1', title);
    await page.text('[data-testid="story"] .facts');
    await page.run(() => history.back());
    await page.until('the list is back where it was', () => document.querySelector('[data-testid="card"]') && scrollY > 300);
  },

  'a panel of coverage opens below its card': async (page) => {
    await page.open();
    await page.click('[data-testid="related-toggle"]');
    await page.text('[data-testid="related-item"]');
  },

  'another language': async (page) => {
    await page.open('?lang=he');
    const root = await page.run(() => [document.documentElement.lang, document.documentElement.dir]);
    assert.deepEqual(root, ['he', 'rtl']);
  },

  'a saved story is in the library': async (page) => {
    await page.open();
    await page.click('[data-testid="save"]');
    await page.until('it is saved', () => document.querySelector('[data-testid="save"]').getAttribute('aria-pressed') === 'true');
    await page.goto('library/');
    await page.text('[data-testid="library"] a', '1 saved story');
  },

  'End and Home lead to the last and the first story': endAndHome,

  'the policy keeps foreign scripts from running': async (page) => {
    await page.open();
    await page.run(() => {
      const attempts = [
        (image) => image.setAttribute('onerror', 'window.hasRun = true'),
        (image, script) => (script.text = 'window.hasRun = true'),
        (image) => (image.src = 'nothing'),
        (image, script) => document.body.append(image, script),
      ];
      const elements = [document.createElement('img'), document.createElement('script')];
      for (const attempt of attempts) {
        try {
          attempt(...elements);
        } catch {
          // Browsers with Trusted Types refuse it at once.
        }
      }
      return new Promise((done) => setTimeout(done, 300));
    });
    assert.equal(await page.run(() => window.hasRun ?? false), false);
  },

  'the site opens without its server': async (page, site) => {
    await page.open();
    await untilCached(page);
    await site.stop();
    await page.open();
    assert.equal(await page.count(), site.stories);
  },

  'a new edition replaces the saved one, also without its server': async (page, site) => {
    await page.open();
    await untilCached(page);
    await site.publish();
    // As if the reader came back to the tab two minutes later.
    await page.run(() => {
      const now = Date.now();
      Date.now = () => now + 120_000;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.text('[role="alert"]', 'newer version');
    assert.equal(await page.count(), site.stories);
    await page.click('[role="alert"]:not(#failure) button');
    await page.until('the new story is there', (count) => document.documentElement.dataset.ready === 'all' && document.querySelector('[data-testid="count"]').textContent.replace(/\D/g, '') === String(count), site.stories + 1);
    await untilCached(page);
    await site.stop();
    await page.open();
    assert.equal(await page.count(), site.stories + 1);
  },

  'a new build of the application waits until the reader wants it': async (page, site) => {
    await page.open();
    await untilCached(page);
    const title = 'The Later Dispatch';
    await site.publish({ settings: title });
    await page.run(async () => void (await (await navigator.serviceWorker.ready).update()));
    await page.text('[role="alert"]', 'newer version');
    assert.notEqual(await page.run(() => document.title), title);
    await page.click('[role="alert"]:not(#failure) button');
    await page.until('the new title is there', (title) => document.title === title, title);
    await page.ready();
    await page.until('the old build is deleted', async () => (await caches.keys()).filter((name) => name.includes('shell ')).length === 1);
    await untilCached(page);
    await site.stop();
    await page.open();
    assert.equal(await page.run(() => document.title), title);
  },

  'an archive in one file opens from the disk': async (page, site) => {
    await page.tab.goto(site.bundle);
    await page.ready();
    assert.equal(await page.count(), site.stories);
    await page.click(topicButton(site.topic));
    await page.until('the list is filtered', (count) => document.querySelector('[data-testid="count"]').textContent.replace(/\D/g, '') === String(count), site.topic.stories);
  },
};

/** The flows with a large archive. */
export const LARGE_FLOWS = {
  'End and Home lead to the last and the first of 10,000 stories': endAndHome,
};

const named = (...names) => Object.fromEntries(names.map((name) => [name, FLOWS[name]]));

/** The flows in a browser without WebAssembly and without compiled JavaScript. */
export const STRICT_FLOWS = {
  ...named(
    'the page opens and takes over what was prerendered',
    'a topic filters, and is cleared',
    'typing searches, and Escape empties the box',
    'a story opens, and Back returns to its place',
    'a saved story is in the library',
    'the site opens without its server',
  ),

  'a page without the application as JavaScript says what is missing': async (page, site) => {
    await page.tab.goto(site.bundle);
    await page.text('#failure:not([hidden])', 'WebAssembly');
  },
};
