// Builds the peer for the records of a built site: one page, one script, one file of records.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { readArchive } from '../../tests/e2e/support/archive.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Returns the fields that the peer shows, newest story first. */
function records(site) {
  const { manifest, list } = readArchive(site);
  const providers = new Map(manifest.providers.map((provider, index) => [provider, index]));
  return {
    topics: manifest.topics.map(({ name }) => name),
    providers: manifest.providers.map(({ name, domain }) => name || domain),
    stories: list.map(({ card, story, provider, publishers, heat, quality, minute }) => ({
      slug: card.slug,
      title: card.title,
      excerpt: card.excerpt ?? '',
      minute,
      provider: providers.get(provider),
      topics: card.topics ?? [],
      picture: card.picture?.url,
      publishers,
      heat,
      quality,
      related: (story.related ?? []).map(({ title, provider, publishedDateTime }) => ({
        title,
        provider: provider?.name || provider?.domain,
        minute: publishedDateTime && Math.floor(publishedDateTime / 60),
      })),
    })),
  };
}

/** Builds the peer of a site into `folder`. The styles are those of the site, so that cards cost the same to paint. */
export async function buildPeer(site, folder) {
  if (!existsSync(join(HERE, 'node_modules', 'react'))) {
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: HERE, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(HERE, 'src', 'main.jsx')],
    outfile: join(folder, 'app.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const style = readdirSync(site).find((name) => /^style-.*\.css$/.test(name));
  copyFileSync(join(site, style), join(folder, 'style.css'));
  copyFileSync(join(HERE, 'src', 'index.html'), join(folder, 'index.html'));
  writeFileSync(join(folder, 'records.json'), JSON.stringify(records(site)));
  return { folder, script: readFileSync(join(folder, 'app.js')).length };
}
