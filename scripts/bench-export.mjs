// Runs the exporter over a sample archive, each kind of run once, and writes the times to
// docs/internals/benchmarks-export.md. scripts/bench-export.sh builds the programs.
//   node scripts/bench-export.mjs RECORDS FOLDER
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const records = Number(process.argv[2]);
const sample = resolve(process.argv[3]);
const work = resolve('target/bench/work');
const out = join(work, 'out');
const cache = join(work, 'cache');
const program = resolve('target/release/broadsheet');
const FIGURES = 'docs/internals/benchmarks-export.md';

// bash waits for the program, so that `times` prints its CPU time.
const WAIT = '"$@"; status=$?; times >&2; exit $status';

function peak(parent) {
  try {
    const [child] = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
    const line = readFileSync(`/proc/${child}/status`, 'utf8').match(/VmHWM:\s+(\d+) kB/);
    return line ? Number(line[1]) * 1024 : 0;
  } catch {
    return 0; // not started, ended, or not Linux
  }
}

function run(label, command, ...rest) {
  return new Promise((done, fail) => {
    const load = loadavg()[0];
    const start = process.hrtime.bigint();
    const bash = spawn('bash', ['-c', WAIT, 'bash', command, ...rest], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    let memory = 0;
    bash.stdout.on('data', (text) => (output += text));
    bash.stderr.on('data', (text) => (errors += text));
    const timer = setInterval(() => (memory = Math.max(memory, peak(bash.pid))), 5);
    bash.on('close', (status) => {
      clearInterval(timer);
      const wall = Number(process.hrtime.bigint() - start) / 1e9;
      if (status !== 0) return fail(new Error(`${label}: ${errors}`));
      const times = [...errors.matchAll(/(\d+)m([\d.]+)s/g)].slice(-2);
      const cpu = times.reduce((sum, [, minutes, seconds]) => sum + 60 * minutes + Number(seconds), 0);
      const row = { label, wall, cpu, memory, load, output };
      console.error(`${label}: ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${mega(memory)}`);
      done(row);
    });
  });
}

const mega = (bytes) => (bytes ? `${Math.round(bytes / 1e6)} MB` : '–');
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

function files(folder) {
  const names = readdirSync(folder);
  return new Map(names.map((name) => [name, statSync(join(folder, name)).size]));
}

// The data files that a first visit loads until search works, in bytes with brotli.
function visit(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const names = [
    'manifest.json',
    `screen-${manifest.screens.newest}.json`,
    ...manifest.segments.map((segment) => `columns-${segment.columns}.json`),
    `lookups-${manifest.lookups}.json`,
    ...manifest.segments.map((segment) => `directory-${segment.directory}.json`),
  ];
  return new Map(names.map((name) => [name, brotliCompressSync(readFileSync(join(folder, name))).length]));
}

const total = (files) => [...files.values()].reduce((sum, bytes) => sum + bytes, 0);

// The new files. The manifest always has the same name, and always changes.
function fresh(after, before) {
  return new Map([...after].filter(([name]) => name === 'manifest.json' || !before.has(name)));
}

async function changed(label, change) {
  const before = { all: files(out), visit: visit(out) };
  const restore = change();
  try {
    const row = await run(label, program, 'export', sample, '--out', out, '--cache', cache);
    const after = { all: files(out), visit: visit(out) };
    const all = fresh(after.all, before.all);
    const news = `${all.size} of ${after.all.size} files, ${(total(all) / 1e6).toFixed(1)} MB`;
    const share = percent(total(all), total(after.all));
    const ofVisit = percent(total(fresh(after.visit, before.visit)), total(after.visit));
    return { ...row, news, share, ofVisit };
  } finally {
    restore();
  }
}

function dated() {
  const entries = readdirSync(sample, { recursive: true }).filter((name) => name.endsWith('.md'));
  const news = entries.filter((name) => /^\d{4}\//.test(name.replaceAll('\\', '/'))).sort();
  return news.length > 0 ? news : entries.sort();
}

function hugo(site) {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(join(site, 'layouts/_default'), { recursive: true });
  const page = '<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>';
  writeFileSync(
    join(site, 'layouts/_default/single.html'),
    `${page}<p>{{ .Params.excerpt }}</p>{{ .Content }}{{ range .Params.related }}<p><a href="{{ .webUrl }}">{{ .title }}</a></p>{{ end }}`,
  );
  writeFileSync(
    join(site, 'layouts/_default/list.html'),
    `${page}{{ range first 30 .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}`,
  );
  const kinds = ['taxonomy', 'term', 'RSS', 'sitemap', 'robotsTXT', '404'];
  const settings = { baseURL: 'https://archive.example/', contentDir: sample, disableKinds: kinds, ignoreFiles: ['\\.toml$'] };
  writeFileSync(join(site, 'config.json'), JSON.stringify(settings));
  return run('Hugo, one page for each record', 'hugo', '--quiet', '--source', site);
}

function version(command, ...rest) {
  try {
    return execFileSync(command, rest, { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  } catch {
    return undefined;
  }
}

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const to = ['export', sample, '--out', out];

const bare = await run('bare parsing of the front matter', resolve('target/release/examples/front_matter'), sample);
// The time for reading files is not included.
bare.wall = Number(bare.output);
const rows = [bare];
rows.push(await run('export without a cache, empty folder', program, ...to, '--no-cache'));
rmSync(out, { recursive: true });
rows.push(await run('export that makes the cache, empty folder', program, ...to, '--cache', cache));
rows.push(await run('again, nothing changed, with the cache', program, ...to, '--cache', cache));

const news = dated();
const one = join(sample, news[Math.floor(news.length / 2)]);
rows.push(
  await changed('one record changed, with the cache', () => {
    const text = readFileSync(one, 'utf8');
    writeFileSync(one, text.replace(/^title: "?/m, (title) => `${title}Zeppelin quagga `));
    return () => writeFileSync(one, text);
  }),
);
await run('as it was', program, ...to, '--cache', cache);
const added = join(sample, news[news.length - 1].replace(/\.md$/, '-one-more.md'));
rows.push(
  await changed('one record added, with the cache', () => {
    const text = readFileSync(join(sample, news[news.length - 1]), 'utf8');
    writeFileSync(added, text.replace(/^title: "?/m, (title) => `${title}Zeppelin quagga `));
    return () => rmSync(added);
  }),
);
const hugoVersion = version('hugo', 'version')?.match(/v\d[\d.]*/)?.[0];
const byHugo = hugoVersion && (await hugo(join(work, 'hugo')));

const line = (cells) => `| ${cells.join(' | ')} |`;
const figures = (row) => [
  row.label,
  row.wall.toFixed(2),
  (row.wall / bare.wall).toFixed(2),
  row === bare ? '' : row.cpu.toFixed(2),
  row === bare ? '' : mega(row.memory),
  row.news ?? '',
  row.share ?? '',
  row.ofVisit ?? '',
];
const table = rows.map(figures);
const without = ['not installed', '', '', '', '', '', ''];
table.push(byHugo ? figures(byHugo) : ['Hugo, one page for each record', ...without]);
const [, full, , again, change, add] = rows;
const share = (row) => `${(row.wall / full.wall).toFixed(2)} by the clock, ${(row.cpu / full.cpu).toFixed(2)} in CPU time`;
const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory and ${version('rustc', '--version')?.split(' (')[0]}`;
const loads = [...rows, byHugo].filter(Boolean).map((row) => row.load);
const text = `# Import and export

This page shows how long import and export of ${records.toLocaleString('en')} records take, with and without a cache.

\`make bench-export\` (\`scripts/bench-export.sh ${records}\`) writes it.

The records are made up, and the build is a release build.
The machine has ${machine}.
Every run was made once.
When the runs began, the load of the machine was ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} threads.
A load above 0 at the first run, and above the number of cores later, is other work on the same cores.
Such work makes the clock slow and the CPU time slightly longer.

${line(['run', 'clock, s', '÷ bare parsing', 'CPU, s', 'most memory', 'new names', 'of all bytes', 'of a first visit'])}
${line(Array(8).fill('---'))}
${table.map(line).join('\n')}

- Bare parsing is serde-saphyr on all threads into plain structs, with the files already read (\`examples/front_matter.rs\`).
- Until search works, a first visit loads manifest, newest screen, columns, directories and lookups; bytes are with brotli.
  The application is left out, because it does not change.
- Relative to an export without a cache, a run takes:
  - nothing changed: ${share(again)}
  - one record changed: ${share(change)}
  - one record added: ${share(add)}
- The changed record is in the middle of the archive and gets two new words in its headline.
  The added record is among the newest.
${hugoVersion ? `- Hugo ${hugoVersion} has one template for pages and one for lists, which only print title, text and links.\n` : ''}`;
writeFileSync(FIGURES, text);
console.log(text);
rmSync(work, { recursive: true, force: true });
