// What a reader does, in every engine. Each flow gets a page with empty storage and the built site.
import assert from 'node:assert/strict';
import { KEYS } from './page.mjs';

const card = '[data-testid="card"]';
const topicButton = ({ name }) => `[data-testid="topic"][data-topic=${JSON.stringify(name)}]`;
const search = '#search';

/** The flows by name. `site` has the totals of the manifest, and `stop()` ends its server. */
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

  'End and Home lead to the last and the first story': async (page, site) => {
    await page.open();
    await page.press(KEYS.End);
    await page.until('the last story is in view', (count) => {
      const last = document.querySelector(`[aria-posinset="${count}"]`);
      return last && last.getBoundingClientRect().top < innerHeight;
    }, site.stories);
    await page.press(KEYS.Home);
    await page.until('the page is at its top', () => (scrollY === 0 && document.querySelector('[aria-posinset="1"]') ? true : { failed: `at ${scrollY}` }));
  },

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
    await page.until('the worker has its files', async () => {
      const names = await caches.keys();
      const urls = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
      const hasFile = (name) => urls.flat().some((url) => url.includes(name));
      return navigator.serviceWorker.controller && ['manifest.json', '/columns-', '/index-', '.wasm'].every(hasFile);
    });
    await site.stop();
    await page.open();
    assert.equal(await page.count(), site.stories);
  },

  'an archive in one file opens from the disk': async (page, site) => {
    await page.tab.goto(site.bundle);
    await page.ready();
    assert.equal(await page.count(), site.stories);
    await page.click(topicButton(site.topic));
    await page.until('the list is filtered', (count) => document.querySelector('[data-testid="count"]').textContent.replace(/\D/g, '') === String(count), site.topic.stories);
  },
};

/** The flows in a browser without WebAssembly. */
export const FLOWS_WITHOUT_WASM = {
  'without WebAssembly the page says so, and can be read': async (page) => {
    await page.goto('');
    await page.text('#failure:not([hidden])', 'WebAssembly');
    await page.text(`${card} [data-testid="card-title"]`);
  },
};
