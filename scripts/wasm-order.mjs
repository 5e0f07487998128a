// The functions of a module in an order that packs well: each after the one it is most like.
//
// Brotli models what comes next by what came just before. The thousands of small functions of a Rust program
// are copies of some hundred kinds, and beside one another each needs little more than its differences.

/** What is compared are runs of so many bytes. */
const RUN = 6;
/** A run that so many functions have says nothing about two of them, and takes long. */
const COMMON = 400;

/**
 * The places of these functions in their new order: from the smallest on, always the one that is most like the
 * last (the cosine of the runs that both have, rare ones counting more); where none is, the first that is left.
 */
export function order(bodies) {
  const runs = bodies.map(runsOf);
  const having = new Map();
  runs.forEach((own, place) => {
    for (const run of own) having.get(run)?.push(place) ?? having.set(run, [place]);
  });
  const weight = (run) => Math.log(bodies.length / having.get(run).length);
  const lengths = runs.map((own) => [...own].reduce((sum, run) => sum + weight(run), 0));
  const left = new Set(bodies.keys());
  const placed = [];
  let last = [...left].reduce((least, place) => (bodies[place].length < bodies[least].length ? place : least), 0);
  while (left.delete(last)) {
    placed.push(last);
    const shared = new Map();
    for (const run of runs[last]) {
      const others = having.get(run);
      if (others.length > 1 && others.length < COMMON) {
        for (const other of others) if (left.has(other)) shared.set(other, (shared.get(other) ?? 0) + weight(run));
      }
    }
    const likeness = (other) => shared.get(other) / Math.sqrt(lengths[last] * lengths[other]);
    const [first] = left;
    last = [...shared.keys()].reduce((best, other) => (likeness(other) > likeness(best) ? other : best), [...shared.keys()][0] ?? first);
  }
  return placed;
}

function runsOf(body) {
  const runs = new Set();
  for (let start = 0; start + RUN <= body.length; start += 1) {
    let run = 0;
    for (let place = start; place < start + RUN; place += 1) run = (Math.imul(run, 31) + body[place]) | 0;
    runs.add(run);
  }
  return runs;
}
