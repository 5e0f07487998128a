// Reads a built site's export on its own, without the code under test, so that a spec can say what
// a page has to show.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../hosts.mjs';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The numbers of a text: base 32, the lowest digit first, all but the last digit marked. */
export function numbers(text) {
  const list = [];
  for (let at = 0; at < text.length; ) {
    let number = 0;
    for (let place = 1; ; place *= 32) {
      const digit = ALPHABET.indexOf(text[at++]);
      number += (digit % 32) * place;
      if (digit < 32) break;
    }
    list.push(number);
  }
  return list;
}

const signed = (number) => (number % 2 ? -(number + 1) / 2 : number / 2);
const steps = (text) => numbers(text).map((number, place) => (place ? number : signed(number)));
const maybe = (number) => (number ? signed(number - 1) : null);

/** Stories per file: part of the format. */
const STORIES_PER_FILE = 8;

/**
 * Everything in `site/data`. `rows` are in the export's order (oldest first); `list` is what a list
 * shows (the last row first).
 */
export function readArchive(site = DIST) {
  const read = (name) => JSON.parse(readFileSync(join(site, 'data', name), 'utf8'));
  const manifest = read('manifest.json');
  const slugs = (numbers) => numbers.map((number) => manifest.topics[number].slug);
  const directory = read(`directory-${manifest.directory}.json`);
  const rows = [];
  for (const segment of manifest.segments) {
    const columns = read(`columns-${segment.columns}.json`);
    const ranks = read(`ranks-${segment.ranks}.json`);
    const minutes = steps(columns.minutes);
    const [provider, kind, topics, publishers] = ['provider', 'kind', 'topics', 'publishers'].map((name) => numbers(columns[name]));
    const [heat, quality] = [ranks.heat, ranks.quality].map((text) => numbers(text).map(maybe));
    let minute = 0;
    for (let place = 0; place < segment.rows; place += 1) {
      const isDated = place >= columns.undated;
      if (isDated) minute += minutes[place - columns.undated];
      rows.push({
        row: rows.length,
        minute: isDated ? minute : null,
        provider: manifest.providers[provider[place]],
        kind: manifest.kinds[kind[place]],
        topics: slugs(columns.sets[topics[place]]),
        publishers: publishers[place],
        heat: heat[place],
        quality: quality[place],
      });
    }
  }
  let row = 0;
  directory.shards.rows.forEach((count, shard) => {
    const { cards, stories } = read(`cards-${directory.shards.cards[shard]}.json`);
    const files = stories.map((name) => read(`stories-${name}.json`).stories);
    const later = directory.shards.later[shard];
    const links = later === null ? {} : read(`later-${later}.json`).later;
    for (let place = 0; place < count; place += 1, row += 1) {
      const card = cards[place];
      const story = files[Math.floor(place / STORIES_PER_FILE)][place % STORIES_PER_FILE];
      Object.assign(rows[row], { slug: card.slug, title: card.title, card, story, later: links[place] ?? [] });
    }
  });
  const archive = { manifest, directory, rows, list: [...rows].reverse() };
  return {
    ...archive,
    topic: (slug) => manifest.topics.find((topic) => topic.slug === slug),
    /** The list for some topics: every story has all of them. */
    matching: (...topics) => archive.list.filter((story) => topics.every((topic) => story.topics.includes(topic))),
    /** The first story, newest first, that a test can be made of. */
    find: (what, holds) => {
      const found = archive.list.find(holds);
      if (!found) throw new Error(`The archive has no ${what}: the sample in content/ should.`);
      return found;
    },
    bySlug: (slug) => rows.find((story) => story.slug === slug),
  };
}

/** A story's own page. */
export const pageOf = (story, search = '') => `article/${story.slug}/${search}`;

/** A story's own link to its publisher; undefined where it has none. */
export const mainLink = ({ links = {} }) => links.webUrl ?? links.originalUrl;
export const ampLink = ({ links = {} }) => links.ampWebUrl ?? links.cdnAmpWebUrl;

/** Related stories as a panel shows them: best quality first, then the earlier one, undated last. */
export function inPanelOrder(related) {
  const quality = (story) => story.quality ?? -Infinity;
  const time = (story) => story.publishedDateTime ?? Infinity;
  return [...related].sort((a, b) => quality(b) - quality(a) || time(a) - time(b));
}

/** How much later than `lead` something is, in the page's words. Both in seconds. */
export function distance(lead, other) {
  const minutes = Math.floor(Math.abs(other - lead) / 60);
  if (minutes === 0) return 'at the same time';
  const direction = other < lead ? 'earlier' : 'later';
  if (minutes < 60) return `${minutes} min ${direction}`;
  if (minutes < 2 * 24 * 60) return `${Math.floor(minutes / 60)} h ${direction}`;
  return `${Math.floor(minutes / (24 * 60))} days ${direction}`;
}

/** Two topics that some stories have together, and whose stories also differ. */
export function twoTopics(archive) {
  const { topics } = archive.manifest;
  const count = (...slugs) => archive.matching(...slugs).length;
  for (const a of topics) {
    for (const b of topics) {
      const both = a.slug < b.slug ? count(a.slug, b.slug) : 0;
      if (both > 1 && both < count(a.slug) && both < count(b.slug)) return [a, b];
    }
  }
  throw new Error('The archive has no two topics that overlap.');
}

/** Two topics that no story has together. */
export function strangers(archive) {
  const { topics } = archive.manifest;
  for (const a of topics) {
    for (const b of topics) {
      if (a.slug < b.slug && archive.matching(a.slug, b.slug).length === 0) return [a, b];
    }
  }
  throw new Error('The archive has no two topics without a common story.');
}

/** An instant as the page writes it into `datetime`. */
export const iso = (seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
