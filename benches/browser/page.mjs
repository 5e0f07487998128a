// The instrumentation of the measured page. `window.bench` records the progress of a visit, and the time from an
// action until its result is in the document and until it is painted.

/** Runs before all scripts of a page; sent to the browser as text. */
export function instrument() {
  // The measurement of the browser does not include the memory of the wasm.
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
  /** Resolves after the next frame has been painted. */
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
    if (!hasCard && document.querySelector('.story-list [data-testid="card"]')) {
      hasCard = true;
      painted().then((time) => (visit.card = time));
    }
    if (visit.counts === null && document.documentElement.dataset.ready === 'all') visit.counts = now;
    if (visit.search === null && document.querySelector('#search:not([disabled]):not(.prerendered *)')) visit.search = now;
    if (visit.counts !== null && visit.search !== null) steps.disconnect();
  });
  steps.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready', 'disabled'] });

  /** Returns the visible result: the count and the first headlines. Reads no geometry. */
  const seen = () => {
    const list = document.querySelector('.story-list');
    if (!list || list.getAttribute('aria-busy') !== 'false') return null;
    const items = [...list.children].slice(0, 4);
    const titles = items.map((item) => item.querySelector('[data-testid="card-title"]')?.textContent);
    if (titles.includes(undefined)) return null;
    return [document.querySelector('[data-testid="count"]')?.textContent, ...titles].join(' | ');
  };
  /** Returns whether the coverage of the first card is open and loaded. */
  const panel = () => {
    const panel = document.querySelector('.story-list [data-testid="related"]');
    return panel && !panel.textContent.includes('Loading') ? 'open' : 'closed';
  };
  const looks = { seen, panel };

  /** Measures the time from the next event of a type until the expected result. */
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

  /** Records the times of the last event and of the paint of the last visible change. */
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

  /**
   * Records one action: the time of its event, of the paint of the first visible result, and of the paint of the last
   * change of the document.
   */
  const track = (type, look) => {
    window.bench.untrack?.();
    const times = { event: null, seen: null, last: null };
    const before = looks[look]();
    addEventListener(type, (event) => (times.event = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (times.event === null) return;
      const now = looks[look]();
      const isResult = now !== null && now !== before;
      painted().then((time) => {
        times.last = time;
        if (isResult) times.seen ??= time;
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    window.bench.tracked = times;
    window.bench.untrack = () => observer.disconnect();
  };

  window.bench = { visit, tasks, seen, panel, until, follow, track, painted, wasm, result: null, log: null };
}
