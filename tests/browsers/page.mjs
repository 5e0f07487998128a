// A page in any of the engines: real pointer and keys, and conditions that are waited for.
import { pause } from './programs.mjs';

/** Milliseconds until a condition must hold, for slow machines. */
const TIMEOUT_MS = 20_000;

/** The keys of WebDriver (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
export const KEYS = { Enter: '\uE007', Escape: '\uE00C', End: '\uE010', Home: '\uE011', Left: '\uE012', Right: '\uE014', Tab: '\uE004' };

export class Page {
  constructor(tab, base) {
    this.tab = tab;
    this.base = base;
  }

  goto(path) {
    return this.tab.goto(new URL(path, this.base).href);
  }

  /** Calls a function in the page, which gets and returns JSON. */
  async run(read, ...values) {
    const result = await this.tab.evaluate(`Promise.resolve((${read})(...${JSON.stringify(values)})).then((result) => JSON.stringify(result ?? null))`);
    if (typeof result !== 'string') throw new Error(result?.failed ?? 'The page returned nothing.');
    return JSON.parse(result);
  }

  /** Waits until a function in the page returns something true, and returns that. */
  async until(what, read, ...values) {
    const end = Date.now() + TIMEOUT_MS;
    let last;
    while (Date.now() < end) {
      // The page may be between two documents.
      last = await this.run(read, ...values).catch((error) => ({ failed: error.message }));
      if (last && !last.failed) return last;
      await pause(50);
    }
    throw new Error(`not within ${TIMEOUT_MS / 1000} seconds: ${what} (${JSON.stringify(last)})`);
  }

  /** Opens an address of the site, and waits until all counts are exact. */
  async open(path = '') {
    await this.goto(path);
    await this.ready();
  }

  ready() {
    return this.until('the page is ready', () => document.documentElement.dataset.ready === 'all' && !document.querySelector('#search:disabled, #prerendered'));
  }

  /** Waits until an element that matches is in the page, and returns its text. */
  text(selector, expected = '') {
    return this.until(`“${expected}” in ${selector}`, (selector, expected) => {
      const texts = [...document.querySelectorAll(selector)].map((element) => element.textContent.trim() || ' ');
      return texts.find((text) => text.includes(expected));
    }, selector, expected);
  }

  count() {
    return this.run(() => Number(document.querySelector('[data-testid="count"]').textContent.replace(/\D/g, '')));
  }

  /** Clicks the middle of an element, or a point in it (from 0 to 1), with the pointer. */
  async click(selector, point) {
    const [x, y] = await this.place(selector, point);
    await this.pointer([
      { type: 'pointerMove', x, y },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  /** Returns a point in an element that rests, in the coordinates of the window; fails if something covers it. */
  place(selector, [across, down] = [0.5, 0.5]) {
    return this.until(`${selector} can be reached`, async (selector, across, down) => {
      const element = document.querySelector(selector);
      if (!element) return null;
      const isVisible = ({ top, bottom }) => top >= 0 && bottom <= innerHeight;
      if (!isVisible(element.getBoundingClientRect())) element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const later = element.getBoundingClientRect();
      if (later.left !== left || later.top !== top) return null;
      const point = [Math.round(left + width * across), Math.round(top + height * down)];
      const hit = document.elementFromPoint(...point);
      return element === hit || element.contains(hit) ? point : null;
    }, selector, across, down);
  }

  pointer(actions) {
    return this.tab.act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  }

  /** Presses and releases keys, one after the other. */
  press(...keys) {
    const actions = keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    return this.tab.act([{ type: 'key', id: 'keyboard', actions }]);
  }

  type(text) {
    return this.press(...text);
  }
}
