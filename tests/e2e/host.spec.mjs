// The built site on every kind of host: real nginx and Caddy with the settings of `broadsheet host`, a host that reads
// `_headers`, and one that sets no headers. Each at the root of the host and in a folder.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { cacheFor, typeOf } from './server.mjs';
import { pageOf, readArchive } from './support/archive.mjs';
import { ask, filesOf, onHost, watch } from './support/host.mjs';
import { cardOf, cards, expect, isReady, scrollTo, stories, test, titleOf, topicButton } from './support/page.mjs';

const archive = readArchive();
const { manifest, list } = archive;
const covered = archive.find('story with coverage', ({ story }) => story.related?.length > 4);
const DECODE = { br: brotliDecompressSync, gzip: gunzipSync };
const ENDINGS = { br: 'br', gzip: 'gz' };

const exists = (path) => stat(path).then(() => true, () => false);
const headline = (page) => page.getByTestId('story').getByRole('heading', { level: 1 });
/** Whether a file name contains a content hash: 10 base32 digits, or Trunk's 16 hexadecimal digits. */
const isImmutable = (file) => /-([a-z2-7]{10}(-\d+|_bg)?|[0-9a-f]{12,16})\.\w+$/.test(file);
/** Returns the address of a file; an index.html has the address of its folder. */
const addressOf = (file) => file.replace(/(^|\/)index\.html$/, '$1');

for (const kind of ['nginx', 'caddy', 'rules', 'plain']) {
  for (const base of ['/', '/repo/']) {
    test.describe(`${kind}, ${base}`, () => {
      test.use({ serviceWorkers: 'allow' });
      let host;
      test.beforeAll(async () => {
        host = await onHost(kind, base);
      });
      test.afterAll(() => host?.stop());
      const isServer = kind === 'nginx' || kind === 'caddy';
      const hasHeaders = kind !== 'plain';

      /** Lists the security headers that are missing or wrong. */
      function unsafe(headers) {
        if (!hasHeaders) return [];
        const policy = headers['content-security-policy'] ?? '';
        const holds = {
          'a strict policy': /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'( 'sha256-[\w+/]+=*'){2};/.test(policy) && !policy.includes('unsafe-inline'),
          'trusted types, no frames': policy.endsWith("; require-trusted-types-for 'script'; trusted-types default; frame-ancestors 'none'"),
          'no referrer': headers['referrer-policy'] === 'no-referrer',
          'no guessing of types': headers['x-content-type-options'] === 'nosniff',
          'no permissions': headers['permissions-policy']?.includes('geolocation=()'),
          'no openers': headers['cross-origin-opener-policy'] === 'same-origin',
        };
        return Object.keys(holds).filter((name) => !holds[name]);
      }

      /** Returns the expected `Cache-Control` of a file. */
      function cacheOf(file) {
        if (!hasHeaders) return cacheFor(join(host.site, file));
        if (isImmutable(file)) return 'public, max-age=31536000, immutable';
        return kind === 'rules' ? 'public, max-age=0, must-revalidate' : 'no-cache';
      }

      test('every file is served unchanged, with its type and cache lifetime', async () => {
        const files = await filesOf(host.site);
        expect(files.length).toBeGreaterThan(200);
        const beforehand = { br: 0, gzip: 0 };
        for (const file of files) {
          const bytes = await readFile(join(host.site, file));
          const hasSiblings = isServer && (await exists(join(host.site, `${file}.gz`)));
          for (const coding of ['br', 'gzip', 'identity']) {
            const { status, headers, bytes: sent } = await ask(host.url + addressOf(file), { 'accept-encoding': coding });
            const sentAs = headers['content-encoding'] ?? 'identity';
            const isBeforehand = hasSiblings && coding in DECODE;
            if (isBeforehand) beforehand[coding] += 1;
            expect({
              status,
              type: headers['content-type'].split(';')[0],
              cache: headers['cache-control'],
              isWhole: (DECODE[sentAs] ?? ((it) => it))(sent).equals(bytes),
              coding: isBeforehand && sentAs,
              isSibling: isBeforehand && sent.equals(await readFile(join(host.site, `${file}.${ENDINGS[coding]}`))),
              varies: hasSiblings && /accept-encoding/i.test(headers.vary),
              unsafe: unsafe(headers),
            }, `${file}, ${coding}`).toEqual({
              status: 200,
              type: typeOf(file).split(';')[0],
              cache: cacheOf(file),
              isWhole: true,
              coding: isBeforehand && coding,
              isSibling: isBeforehand,
              varies: hasSiblings,
              unsafe: [],
            });
          }
        }
        if (isServer) expect(Math.min(beforehand.br, beforehand.gzip)).toBeGreaterThan(100);
      });

      test('missing files get 404.html with status 404, and are not cached', async () => {
        const page = await readFile(join(host.site, '404.html'));
        for (const path of ['no/such/page', 'article/no-such-story/', 'data/', 'data/cards-aaaaaaaaaa.json', 'broadsheet-aaaaaaaaaa.js']) {
          for (const coding of ['br', 'gzip', 'identity']) {
            const { status, headers, bytes } = await ask(host.url + path, { 'accept-encoding': coding });
            const decode = DECODE[headers['content-encoding']] ?? ((it) => it);
            expect({
              status,
              type: headers['content-type'].split(';')[0],
              cache: headers['cache-control'],
              isPage: decode(bytes).equals(page),
              unsafe: unsafe(headers),
            }, `${path}, ${coding}`).toEqual({ status: 404, type: 'text/html', cache: 'no-cache', isPage: true, unsafe: [] });
          }
        }
      });

      test('a folder without its slash redirects to its page', async () => {
        const answer = await ask(`${host.url}article/${list[0].slug}?topic=x`);
        expect([301, 302, 307, 308]).toContain(answer.status);
        expect(new URL(answer.headers.location, host.url).href.split('?')[0]).toBe(`${host.url}article/${list[0].slug}/`);
      });

      test('every part of the application works, without policy violations', async ({ page, context }) => {
        const violations = await watch(page);
        await page.goto(host.url);
        await isReady(page);
        await expect(page.getByTestId('count')).toHaveText(stories(list.length));
        await scrollTo(page, covered);
        await cardOf(page, covered).getByTestId('related-toggle').click();
        await expect(cardOf(page, covered).getByTestId('related-item').first()).toBeVisible();
        await page.evaluate(() => window.scrollTo(0, 0));
        await topicButton(page, manifest.topics[0].name).click();
        await expect(page.getByTestId('count')).toHaveText(stories(manifest.topics[0].stories));
        await page.goto(host.url);
        await isReady(page);
        await page.locator('#search').fill(covered.title.split(' ')[0]);
        await expect(titleOf(page, covered)).toBeVisible();
        // A story with a prerendered page, and one that is too old for it.
        await page.goto(host.url + pageOf(list[0]));
        await expect(headline(page)).toHaveText(list[0].title);
        const old = await page.goto(host.url + pageOf(list.at(-1)));
        expect(old.status()).toBe(404);
        await expect(headline(page)).toHaveText(list.at(-1).title);
        const missing = await page.goto(`${host.url}article/no-such-story/`);
        expect(missing.status()).toBe(404);
        await expect(page.getByTestId('missing')).toBeVisible();
        await page.goto(`${host.url}about/?lang=de`);
        await isReady(page);
        await expect(page.locator('html')).toHaveAttribute('lang', 'de');
        await page.goto(`${host.url}about/?lang=en`);
        await isReady(page);

        // The service worker serves the visited pages without the host.
        await page.evaluate(() => navigator.serviceWorker.ready);
        await page.goto(host.url);
        await isReady(page);
        const cachedFiles = () => page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).reduce((a, b) => a + b, 0));
        await expect.poll(cachedFiles).toBeGreaterThan(15);
        await expect.poll(() => page.evaluate(async (name) => Boolean(await caches.match(name)), `${host.url}data/lookups-${manifest.lookups}.json`)).toBe(true);
        await context.setOffline(true);
        await page.reload();
        await isReady(page);
        await expect(cards(page)).not.toHaveCount(0);
        await context.setOffline(false);

        expect(violations).toEqual([]);
        expect(page.troubles.filter((trouble) => !/ERR_INTERNET_DISCONNECTED|status of (404|504)/.test(trouble))).toEqual([]);
      });

      test('the policy is in force', async ({ page, context }) => {
        await page.goto(host.url);
        await isReady(page);
        const outcomes = await page.evaluate((base) => {
          const attempt = (work) => {
            try {
              work();
              return 'done';
            } catch (error) {
              return error.name;
            }
          };
          const element = document.createElement('div');
          return {
            known: attempt(() => (element.innerHTML = '<span class="badge">&lt;b&gt;</span>')),
            handler: attempt(() => (element.innerHTML = '<span onclick="window.hit=1">x</span>')),
            picture: attempt(() => (element.innerHTML = '<img src="x">')),
            link: attempt(() => (element.innerHTML = '<p href="javascript:window.hit=1">x</p>')),
            unclosed: attempt(() => (element.innerHTML = '<p class="')),
            frame: attempt(() => (document.createElement('iframe').srcdoc = '<p>x</p><script></script>')),
            code: attempt(() => (document.createElement('script').src = 'https://evil.example/x.js')),
            text: attempt(() => (document.createElement('script').text = 'window.hit = 1')),
            worker: attempt(() => new Worker(`${base}other.js`)),
            policy: attempt(() => window.trustedTypes.createPolicy('mine', {})),
            again: attempt(() => window.trustedTypes.createPolicy('default', {})),
          };
        }, host.url);
        expect(outcomes).toEqual({
          known: 'done', handler: 'TypeError', picture: 'TypeError', link: 'TypeError', unclosed: 'TypeError', frame: 'TypeError',
          code: 'TypeError', text: 'TypeError', worker: 'TypeError', policy: 'TypeError', again: 'TypeError',
        });
        expect(await page.evaluate(() => window.hit ?? null)).toBeNull();
        // Framing is forbidden by a header; a page cannot forbid it.
        const other = await context.newPage();
        await other.setContent(`<iframe src="${host.url}"></iframe>`);
        const framed = () => other.frames()[1]?.url();
        if (hasHeaders) await expect.poll(framed).toMatch(/^chrome-error:/);
        else await expect.poll(framed).toBe(host.url);
      });
    });
  }
}
