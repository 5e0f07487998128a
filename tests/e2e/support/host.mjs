// The built site on real hosts: nginx and Caddy with the settings that `broadsheet host` prints for them.
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DIST, ROOT } from '../hosts.mjs';
import { serve } from '../server.mjs';

const BROADSHEET = join(ROOT, 'target', 'release', 'broadsheet');
const NAME = '127.0.0.1';
/** How many stories have pages of their own; those of all others are shown by 404.html. */
const PAGES = 10;
const find = (what) => execFileSync(join(ROOT, 'scripts', 'find-server.sh'), [what], { encoding: 'utf8' }).trim();

/** A port that nobody uses at this moment. */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, NAME, done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a server and waits until it answers. */
async function start(program, words, url, env) {
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const ended = new Promise((done) => child.once('close', done));
  child.once('error', (error) => (said += error.message));
  for (let tries = 0; ; tries += 1) {
    const answer = await ask(url).catch(() => null);
    if (answer) break;
    if (child.exitCode !== null || tries > 200) throw new Error(`${program} does not answer:\n${said}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

const HOSTS = {
  async nginx({ folder, port, settings, url }) {
    // A whole nginx of its own, which needs no rights and touches nothing of the system's.
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
    const main = [
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `load_module ${find('brotli')};`,
      `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;`,
      'events {}',
      `http { access_log off; ${temporary.join(' ')} include ${folder}/site.conf; }`,
    ];
    await writeFile(join(folder, 'site.conf'), settings('nginx', port));
    await writeFile(join(folder, 'nginx.conf'), main.join('\n'));
    return start(find('nginx'), ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], url);
  },
  async caddy({ folder, port, settings, url }) {
    await writeFile(join(folder, 'site.caddy'), settings('caddy', port));
    await writeFile(join(folder, 'Caddyfile'), '{\n\tadmin off\n}\nimport site.caddy\n');
    const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    return start(find('caddy'), ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], url, home);
  },
};

/**
 * Serves a copy of the built site in the folder `base` of a host: `nginx` or `caddy`, `rules` (one that reads
 * `_headers`) or `plain` (one without headers of ours). `await stop()` ends the host and removes the copy.
 */
export async function onHost(kind, base) {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-host-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const root = join(folder, 'root');
    const site = join(root, base);
    await mkdir(dirname(site), { recursive: true });
    await cp(DIST, site, { recursive: true });
    const isServer = kind in HOSTS;
    const config = join(folder, 'broadsheet.toml');
    const said = await readFile(join(ROOT, 'content', 'broadsheet.toml'), 'utf8');
    await writeFile(config, `${said}\nbase = "https://news.example${base}"\nprerender = ${PAGES}\n`);
    const words = ['build', join(ROOT, 'content'), '--config', config, '--app', site, '--public-url', base, '--no-cache'];
    execFileSync(BROADSHEET, [...words, ...(isServer ? ['--compress'] : [])], { stdio: 'ignore' });
    const stop = async (end) => {
      await end();
      await remove();
    };
    if (!isServer) {
      const server = await serve({ root: site, base, headers: kind === 'rules' });
      return { kind, site, base, url: server.url, stop: () => stop(server.stop) };
    }
    const port = await freePort();
    const settings = (host, port) =>
      execFileSync(BROADSHEET, ['host', host, '--app', site, '--root', root, '--server-name', NAME, '--port', String(port)], { encoding: 'utf8' });
    const url = `http://${NAME}:${port}${base}`;
    const end = await HOSTS[kind]({ folder, port, settings, url });
    return { kind, site, base, url, stop: () => stop(end) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What a host answers, byte for byte: `{ status, headers, bytes }`. */
export function ask(url, headers = {}) {
  return new Promise((done, failed) => {
    const asked = request(url, { headers, agent: false }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts) }));
      answer.on('error', failed);
    });
    asked.on('error', failed);
    asked.end();
  });
}

/** Every file of a site, but for the compressed siblings, by its path below the site's folder. */
export async function filesOf(site) {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(site.replace(/\/$/, '').length + 1));
  return paths.filter((path) => !/\.(br|gz)$/.test(path) && path !== '_headers').sort();
}
