// A first visit: the times until first card, exact counts and search, and its requests.
import { newPage, pause } from './browser.mjs';

/** Opens the front page and waits until everything works. */
export async function arrive(page, url) {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.bench && Object.values(window.bench.visit).every((time) => time !== null), undefined, { polling: 50 });
  // Work after the last step belongs to the visit, too.
  await pause(700);
}

/** Returns the requests between two times, in the order of their start. */
export async function requests(page, from = -1, to = Infinity) {
  const entries = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => ({
      path: new URL(entry.name).pathname,
      start: entry.startTime,
      end: entry.responseEnd,
    })));
  // The browser reads the icon from its cache whenever the address changes.
  const selected = entries.filter(({ path, start }) => start > from && start <= to && !(from > 0 && path.includes('icon')));
  return selected.sort((a, b) => a.start - b.start);
}

/** Counts sequential round trips: a request that starts after the end of another begins a new one. */
export function roundTrips(requests) {
  let trips = 0;
  let end = -Infinity;
  for (const request of requests) {
    if (request.start >= end) {
      trips += 1;
      end = request.end;
    } else {
      end = Math.min(end, request.end);
    }
  }
  return trips;
}

/** Measures one visit. */
export async function visit(browser, server, conditions) {
  const { page, close } = await newPage(browser, conditions);
  await arrive(page, server.url);
  const { steps, tasks, paint } = await page.evaluate(() => ({
    steps: window.bench.visit,
    tasks: window.bench.tasks,
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  }));
  const files = (await requests(page, -1, steps.search)).map(({ path }) => path);
  await close();
  return {
    paint,
    ...steps,
    files,
    longest: Math.max(0, ...tasks.map(({ duration }) => duration)),
    blocking: tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
  };
}
