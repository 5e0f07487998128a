// The built site on real hosts: nginx and Caddy with the settings of `broadsheet host`.
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
/** Number of prerendered stories; 404.html shows all others. */
const PAGES = 10;
const find = (what) => execFileSync(join(ROOT, 'scripts', 'find-server.sh'), [what], { encoding: 'utf8' }).trim();

/** Finds a free port. */
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
  let output = '';
  child.stderr.on('data', (text) => (output += text));
  const ended = new Promise((done) => child.once('close', done));
  child.once('error', (error) => (output += error.message));
  for (let tries = 0; ; tries += 1) {
    const answer = await ask(url).catch(() => null);
    if (answer) break;
    if (child.exitCode !== null || tries > 200) throw new Error(`${program} does not answer:\n${output}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

const HOSTS = {
  async nginx({ folder, settings, url }) {
    // A separate nginx that needs no rights and does not touch the one of the system.
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
    const main = [
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `load_module ${find('brotli')};`,
      `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;`,
      'events {}',
      `http { access_log off; ${temporary.join(' ')} include ${folder}/site.conf; }`,
    ];
    await writeFile(join(folder, 'site.conf'), settings('nginx'));
    await writeFile(join(folder, 'nginx.conf'), main.join('\n'));
    return start(find('nginx'), ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], url);
  },
  async caddy({ folder, settings, url }) {
    await writeFile(join(folder, 'site.caddy'), settings('caddy'));
    await writeFile(join(folder, 'Caddyfile'), '{\n\tadmin off\n}\nimport site.caddy\n');
    const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    return start(find('caddy'), ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], url, home);
  },
};

/** Returns the settings that `broadsheet host` prints for a site. */
const settingsOf = ({ site, root, port, words = [] }) => (host) =>
  execFileSync(BROADSHEET, ['host', host, '--app', site, '--root', root, '--server-name', NAME, '--port', String(port), ...words], { encoding: 'utf8' });

/**
 * Serves a copy of the built site in the folder `base` of a host: `nginx`, `caddy`, `rules` (reads `_headers`) or
 * `plain` (sets no headers). `await stop()` ends the host and removes the copy. `settings` are additional lines for
 * broadsheet.toml.
 */
export async function onHost(kind, base, settings = '') {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-host-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const root = join(folder, 'root');
    const site = join(root, base);
    await mkdir(dirname(site), { recursive: true });
    await cp(DIST, site, { recursive: true });
    const isServer = kind in HOSTS;
    const config = join(folder, 'broadsheet.toml');
    const sample = await readFile(join(ROOT, 'content', 'broadsheet.toml'), 'utf8');
    await writeFile(config, `${sample}\nbase = "https://news.example${base}"\nprerender = ${PAGES}\n${settings}\n`);
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
    const url = `http://${NAME}:${port}${base}`;
    const end = await HOSTS[kind]({ folder, settings: settingsOf({ site, root, port }), url });
    return { kind, site, base, url, stop: () => stop(end) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Serves a copy of the built site at `/repo/` of a host that reads `_headers`, with its immutable files in the folder
 * `base` of another host of the kind `kind`. `cdn` is their address.
 */
export async function onTwoHosts(kind, base) {
  const port = await freePort();
  const cdn = `http://${NAME}:${port}${base}`;
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-cdn-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  let site;
  try {
    site = await onHost('rules', '/repo/', `cdn = "${cdn}"`);
    const root = join(folder, 'root');
    await mkdir(join(root, base), { recursive: true });
    await cp(site.site, join(root, base), { recursive: true });
    const end = await HOSTS[kind]({ folder, settings: settingsOf({ site: site.site, root, port, words: ['--cdn'] }), url: cdn });
    const stop = async () => {
      await end();
      await site.stop();
      await remove();
    };
    return { ...site, cdn, stop };
  } catch (error) {
    await site?.stop();
    await remove();
    throw error;
  }
}

/** Records policy violations, from events and from the console. */
export async function watch(page) {
  const violations = [];
  await page.exposeFunction('noteViolation', (what) => violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => window.noteViolation(`${effectiveDirective}: ${blockedURI} ${sample}`));
  });
  page.on('console', (message) => {
    // The script that fetches the file checks its integrity (https://crbug.com/981419).
    if (/integrity. attribute is currently ignored for preload/.test(message.text())) return;
    if (/content security policy|trusted ?type|permissions-policy|integrity/i.test(message.text())) violations.push(message.text());
  });
  return violations;
}

/** Requests an address and returns the raw response: `{ status, headers, bytes }`. */
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

/** Lists the files of a site by path, without the compressed siblings. */
export async function filesOf(site) {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(site.replace(/\/$/, '').length + 1));
  return paths.filter((path) => !/\.(br|gz)$/.test(path) && path !== '_headers').sort();
}
