// A first visit: when the first card, exact counts and search are there, and what that costs.
import { newPage, pause } from './browser.mjs';

/** Opens the front page and waits until everything works. */
export async function arrive(page, url) {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.bench?.visit.search !== null && window.bench.visit.card !== null, undefined, { polling: 50 });
  // What is done after the last step belongs to the visit as well.
  await pause(700);
}

/** The files that were asked for between two moments, in the order in which they began. */
export async function requests(page, from = -1, to = Infinity) {
  const entries = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => ({
      path: new URL(entry.name).pathname,
      start: entry.startTime,
      end: entry.responseEnd,
    })));
  // The browser reads the icon anew whenever the address changes: from its cache.
  const own = entries.filter(({ path, start }) => start > from && start <= to && !(from > 0 && path.includes('icon')));
  return own.sort((a, b) => a.start - b.start);
}

/** How many round trips requests took one after the other: one begins a new one after the end of another. */
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

/** One visit under some conditions. */
export async function visit(browser, server, conditions) {
  const { page, close } = await newPage(browser, conditions);
  await arrive(page, server.url);
  const { steps, tasks } = await page.evaluate(() => ({ steps: window.bench.visit, tasks: window.bench.tasks }));
  const files = (await requests(page, -1, steps.search)).map(({ path }) => path);
  await close();
  return {
    ...steps,
    files,
    longest: Math.max(0, ...tasks.map(({ duration }) => duration)),
    blocking: tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
  };
}
