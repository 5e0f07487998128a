// Baselines: the least that the same browser has to do.
import { newPage, pause } from './browser.mjs';
import { arrive } from './visit.mjs';

const CARDS = 30;

/** Adds a static page of 30 cards to the server, and a page that switches between two such lists. */
export async function prepare(browser, server) {
  const { page, close } = await newPage(browser);
  await arrive(page, server.url);
  const { head, lists } = await page.evaluate((cards) => {
    const items = [...document.querySelectorAll('.story-list > li')].map((item) => item.outerHTML);
    const list = (from) => Array.from({ length: cards }, (_, index) => items[(from + index) % items.length]).join('');
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')];
    return { head: links.map(({ href }) => `<link rel="stylesheet" href="${href}">`).join(''), lists: [list(0), list(3)] };
  }, CARDS);
  await close();
  const page30 = (body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Floor</title>${head}</head><body>${body}</body></html>`;
  server.pages.set('/floor.html', page30(`<main><ol class="story-list">${lists[0]}</ol></main>`));
  server.pages.set('/switch.html', page30(`<button id="switch">Switch</button><main><ol class="story-list">${lists[0]}</ol></main>
    <script>
      const lists = ${JSON.stringify(lists).replaceAll('<', '\\u003c')};
      let at = 0;
      const times = [];
      document.getElementById('switch').addEventListener('click', (event) => {
        document.querySelector('.story-list').innerHTML = lists[(at = 1 - at)];
        const inDocument = performance.now() - event.timeStamp;
        window.bench.painted().then((time) => times.push({ dom: inDocument, painted: time - event.timeStamp }));
      });
      window.times = times;
    </script>`));
}

/** Measures the time until the first card of the static page is painted, in milliseconds. */
export async function staticPage(browser, server, conditions) {
  const { page, close } = await newPage(browser, conditions);
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.story-list [data-testid="card"]')) return;
      observer.disconnect();
      window.bench.painted().then((time) => (window.bench.first = time));
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  await page.goto(`${server.url}floor.html`, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.bench?.first, undefined, { polling: 50 });
  const first = await page.evaluate(() => window.bench.first);
  await close();
  return first;
}

/** Measures clicks that replace 30 static cards by 30 others. */
export async function staticCards(browser, server, conditions, times) {
  const { page, close } = await newPage(browser, conditions);
  await page.goto(`${server.url}switch.html`);
  const box = await page.locator('#switch').boundingBox();
  for (let done = 0; done < times + 4; done += 1) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForFunction((done) => window.times.length > done, done, { polling: 16 });
    await pause(30);
  }
  // The first clicks warm up.
  const found = await page.evaluate(() => window.times.slice(4));
  await close();
  return found;
}

/** Measures fetch and `JSON.parse` of the files of a visit, and one pass over as many numbers as stories. */
export async function bare(browser, server, conditions, files, stories) {
  const { page, close } = await newPage(browser, conditions);
  await page.goto(`${server.url}floor.html`);
  const data = files.filter((path) => path.endsWith('.json'));
  const found = await page.evaluate(async ([data, stories]) => {
    const start = performance.now();
    await Promise.all(data.map(async (path) => JSON.parse(await (await fetch(path)).text())));
    const parse = performance.now() - start;
    const column = Uint16Array.from({ length: stories }, (_, row) => (row * 7919) % 251);
    const scans = [];
    for (let round = 0; round < 50; round += 1) {
      const begun = performance.now();
      let count = 0;
      for (let row = 0; row < column.length; row += 1) count += column[row] === round;
      scans.push(performance.now() - begun);
      if (count < 0) throw new Error('never');
    }
    return { parse, scan: scans.sort((a, b) => a - b)[25] };
  }, [data, stories]);
  await close();
  return found;
}
