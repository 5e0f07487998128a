// Layout shifts of a page.

/**
 * Records the layout shifts of the pages that are opened from now on. Those while a browser still reads the document do
 * not count: it may paint a menu before it has read all of its options. Returns a function that reads the shifts.
 */
export async function watchShifts(page) {
  await page.addInitScript(() => {
    window.shifts = [];
    const nameOf = (node) => (node?.nodeType === 1 ? `${node.localName}.${node.className?.baseVal ?? node.className}` : String(node?.nodeName));
    const isParsed = (time) => {
      const { domInteractive } = performance.getEntriesByType('navigation')[0];
      return domInteractive > 0 && time >= domInteractive;
    };
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, sources, startTime, value } of list.getEntries()) {
        if (hadRecentInput || !isParsed(startTime)) continue;
        window.shifts.push({ value, ready: document.documentElement.dataset.ready ?? 'not yet', sources: sources.map(({ node }) => nameOf(node)) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => window.shifts);
}
