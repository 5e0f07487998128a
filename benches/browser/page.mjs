// What runs in the measured page. `window.bench` notes how far a visit has come and how long an
// action takes until its result is in the document, and until it is painted.

/** Noted from the first moment of a page. Sent to the browser as text. */
export function instrument() {
  // The browser's own measure leaves the memory of the wasm out.
  const memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      if (memory) memories.push(memory);
      return made;
    };
  }
  const wasm = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()();
  /** After the next frame has been painted. */
  const painted = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        waiting.push(() => done(performance.now()));
        channel.port2.postMessage(0);
      });
    });

  const visit = { card: null, counts: null, search: null };
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  let hasCard = false;
  const steps = new MutationObserver(() => {
    const now = performance.now();
    if (!hasCard && document.querySelector('.river [data-testid="card"]')) {
      hasCard = true;
      painted().then((time) => (visit.card = time));
    }
    if (visit.counts === null && document.documentElement.dataset.ready === 'all') visit.counts = now;
    if (visit.search === null && document.querySelector('#search:not([disabled])')) {
      visit.search = now;
      steps.disconnect();
    }
  });
  steps.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready', 'disabled'] });

  /** What a reader sees first: the count, and the first headlines. Reads no geometry. */
  const seen = () => {
    const river = document.querySelector('.river');
    if (!river || river.getAttribute('aria-busy') !== 'false') return null;
    const items = [...river.children].slice(0, 4);
    const titles = items.map((item) => item.querySelector('[data-testid="card-title"]')?.textContent);
    if (titles.includes(undefined)) return null;
    return [document.querySelector('[data-testid="count"]')?.textContent, ...titles].join(' | ');
  };
  /** The coverage of the first card, once it is there. */
  const panel = () => {
    const panel = document.querySelector('.river [data-testid="related"]');
    return panel && !panel.textContent.includes('Loading') ? 'open' : 'closed';
  };
  const looks = { seen, panel };

  /** Until something looks as it should, from the next event of a type. */
  const until = (type, look, expected) => {
    window.bench.result = null;
    let start = null;
    addEventListener(type, (event) => (start ??= event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (start === null || looks[look]() !== expected) return;
      const inDocument = performance.now() - start;
      observer.disconnect();
      painted().then((time) => (window.bench.result = { dom: inDocument, painted: time - start }));
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  };

  /** Notes when what is seen was painted the last time it changed, and when the last event was. */
  const follow = (type, look) => {
    const log = { event: null, painted: null };
    let before = looks[look]();
    addEventListener(type, (event) => (log.event = event.timeStamp), { capture: true });
    new MutationObserver(() => {
      const now = looks[look]();
      if (now === null || now === before) return;
      before = now;
      painted().then((time) => (log.painted = time));
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    window.bench.log = log;
  };

  window.bench = { visit, tasks, seen, panel, until, follow, painted, wasm, result: null, log: null };
}
