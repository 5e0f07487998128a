// Reads the export of a built site without the code under test, so that specs can compare.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../hosts.mjs';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Decodes numbers: base 32, lowest digit first, all digits but the last marked. */
export function numbers(text) {
  const list = [];
  for (let at = 0; at < text.length; ) {
    let number = 0;
    for (let weight = 1; ; weight *= 32) {
      const digit = ALPHABET.indexOf(text[at++]);
      number += (digit % 32) * weight;
      if (digit < 32) break;
    }
    list.push(number);
  }
  return list;
}

const signed = (number) => (number % 2 ? -(number + 1) / 2 : number / 2);
const steps = (text) => numbers(text).map((number, index) => (index ? number : signed(number)));
const maybe = (number) => (number ? signed(number - 1) : null);

/**
 * Reads everything in `site/data`. `rows` are in the order of the export, oldest first; `list` is the order of a list,
 * last row first.
 */
export function readArchive(site = DIST) {
  const read = (name) => JSON.parse(readFileSync(join(site, 'data', name), 'utf8'));
  const manifest = read('manifest.json');
  const slugs = (numbers) => numbers.map((number) => manifest.topics[number].slug);
  const rows = [];
  for (const segment of manifest.segments) {
    const columns = read(`columns-${segment.columns}.json`);
    const ranks = read(`ranks-${segment.ranks}.json`);
    const minutes = steps(columns.minutes);
    const [provider, kind, topics, publishers] = ['provider', 'kind', 'topics', 'publishers'].map((name) => numbers(columns[name]));
    const [heat, quality] = [ranks.heat, ranks.quality].map((text) => numbers(text).map(maybe));
    let minute = 0;
    for (let index = 0; index < segment.rows; index += 1) {
      const isDated = index >= columns.undated;
      if (isDated) minute += minutes[index - columns.undated];
      rows.push({
        row: rows.length,
        minute: isDated ? minute : null,
        provider: manifest.providers[provider[index]],
        kind: manifest.kinds[kind[index]],
        topics: slugs(columns.sets[topics[index]]),
        publishers: publishers[index],
        heat: heat[index],
        quality: quality[index],
      });
    }
  }
  const lookups = read(`lookups-${manifest.lookups}.json`);
  const directories = manifest.segments.map((segment) => read(`directory-${segment.directory}.json`));
  const cards = directories.flatMap((directory) => directory.cards.files.flatMap((name) => read(`cards-${name}.json`).cards));
  const stories = directories.flatMap((directory) => directory.stories.files.flatMap((name) => read(`stories-${name}.json`).stories));
  rows.forEach((row, index) => {
    const card = cards[index];
    Object.assign(row, { slug: card.slug, title: card.title, card, story: stories[index], later: stories[index].later ?? [] });
  });
  const archive = { manifest, lookups, directories, rows, list: [...rows].reverse() };
  return {
    ...archive,
    topic: (slug) => manifest.topics.find((topic) => topic.slug === slug),
    /** Returns the list of stories that have all of these topics. */
    matching: (...topics) => archive.list.filter((story) => topics.every((topic) => story.topics.includes(topic))),
    /** Returns the newest story that fits a test. */
    find: (what, holds) => {
      const found = archive.list.find(holds);
      if (!found) throw new Error(`The archive has no ${what}: the sample in content/ should.`);
      return found;
    },
    bySlug: (slug) => rows.find((story) => story.slug === slug),
  };
}

/** Returns the address of a story page. */
export const pageOf = (story, search = '') => `article/${story.slug}/${search}`;

/** Returns the link of a story to its publisher, or undefined. */
export const mainLink = ({ links = {} }) => links.webUrl ?? links.originalUrl;
export const ampLink = ({ links = {} }) => links.ampWebUrl ?? links.cdnAmpWebUrl;

/** Sorts related stories as a panel does: best quality first, then the earlier one, undated last. */
export function inPanelOrder(related) {
  const quality = (story) => story.quality ?? -Infinity;
  const time = (story) => story.publishedDateTime ?? Infinity;
  return [...related].sort((a, b) => quality(b) - quality(a) || time(a) - time(b));
}

/** Returns the time between `lead` and `other`, both in seconds, in the words of the page. */
export function distance(lead, other) {
  const minutes = Math.floor(Math.abs(other - lead) / 60);
  if (minutes === 0) return 'at the same time';
  const direction = other < lead ? 'earlier' : 'later';
  if (minutes < 60) return `${minutes} min ${direction}`;
  if (minutes < 2 * 24 * 60) return `${Math.floor(minutes / 60)} h ${direction}`;
  return `${Math.floor(minutes / (24 * 60))} days ${direction}`;
}

/** Returns two topics that overlap without being equal. */
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

/** Returns two topics without a common story. */
export function strangers(archive) {
  const { topics } = archive.manifest;
  for (const a of topics) {
    for (const b of topics) {
      if (a.slug < b.slug && archive.matching(a.slug, b.slug).length === 0) return [a, b];
    }
  }
  throw new Error('The archive has no two topics without a common story.');
}

/** Formats a time in seconds as the page writes it into `datetime`. */
export const iso = (seconds) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
