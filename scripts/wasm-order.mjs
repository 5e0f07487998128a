// Orders the functions of a module so that they compress well: each after the most similar one.
//
// Brotli predicts bytes from the bytes just before. The thousands of small functions of a Rust program are variants of
// some hundred kinds, and side by side each needs little more than its differences.

/** The length of the compared runs of bytes. */
const RUN_BYTES = 6;
/** Runs that this many functions contain are ignored, because they say nothing and take long. */
const COMMON_RUN_FUNCTIONS = 400;

/**
 * Returns the indices of the functions in their new order: starts with the smallest, then always the most similar one
 * (cosine of common runs, rare ones weighted higher), or the first remaining one if none is similar.
 */
export function order(bodies) {
  const runs = bodies.map(runsOf);
  const functionsByRun = new Map();
  runs.forEach((functionRuns, index) => {
    for (const run of functionRuns) functionsByRun.get(run)?.push(index) ?? functionsByRun.set(run, [index]);
  });
  const weight = (run) => Math.log(bodies.length / functionsByRun.get(run).length);
  const lengths = runs.map((functionRuns) => [...functionRuns].reduce((sum, run) => sum + weight(run), 0));
  const left = new Set(bodies.keys());
  const placed = [];
  let last = [...left].reduce((least, index) => (bodies[index].length < bodies[least].length ? index : least), 0);
  while (left.delete(last)) {
    placed.push(last);
    const shared = new Map();
    for (const run of runs[last]) {
      const others = functionsByRun.get(run);
      if (others.length > 1 && others.length < COMMON_RUN_FUNCTIONS) {
        for (const other of others) if (left.has(other)) shared.set(other, (shared.get(other) ?? 0) + weight(run));
      }
    }
    const similarity = (other) => shared.get(other) / Math.sqrt(lengths[last] * lengths[other]);
    const [first] = left;
    last = [...shared.keys()].reduce((best, other) => (similarity(other) > similarity(best) ? other : best), [...shared.keys()][0] ?? first);
  }
  return placed;
}

function runsOf(body) {
  const runs = new Set();
  for (let start = 0; start + RUN_BYTES <= body.length; start += 1) {
    let run = 0;
    for (let index = start; index < start + RUN_BYTES; index += 1) run = (Math.imul(run, 31) + body[index]) | 0;
    runs.add(run);
  }
  return runs;
}
