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
  async nginx({ folder, settings, url }) {
    // A whole nginx of its own, which needs no rights and touches nothing of the system's.
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

/** What a host is told for a site. */
const settingsOf = ({ site, root, port, words = [] }) => (host) =>
  execFileSync(BROADSHEET, ['host', host, '--app', site, '--root', root, '--server-name', NAME, '--port', String(port), ...words], { encoding: 'utf8' });

/**
 * Serves a copy of the built site in the folder `base` of a host: `nginx` or `caddy`, `rules` (one that reads
 * `_headers`) or `plain` (one without headers of ours). `await stop()` ends the host and removes the copy. The
 * `settings` are lines more for broadsheet.toml.
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
    const said = await readFile(join(ROOT, 'content', 'broadsheet.toml'), 'utf8');
    await writeFile(config, `${said}\nbase = "https://news.example${base}"\nprerender = ${PAGES}\n${settings}\n`);
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
 * Serves a copy of the built site at `/repo/` of a host that reads `_headers`, with its files that are named by their
 * content on another host of the kind `kind`, in a folder `base` of that: `cdn` is its address there.
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

/** Notes what breaks the policy, in the page and in what it says. */
export async function watch(page) {
  const violations = [];
  await page.exposeFunction('noteViolation', (what) => violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => window.noteViolation(`${effectiveDirective}: ${blockedURI} ${sample}`));
  });
  page.on('console', (message) => {
    // What the browser says of the link is heeded by the script that fetches the file (https://crbug.com/981419).
    if (/integrity. attribute is currently ignored for preload/.test(message.text())) return;
    if (/content security policy|trusted ?type|permissions-policy|integrity/i.test(message.text())) violations.push(message.text());
  });
  return violations;
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
