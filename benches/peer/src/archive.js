// The records in memory: their orders, a search index, and answers to queries.
import { Index } from 'flexsearch';

/** Hottest first: heat that halves every day, as a logarithm. */
const hotness = ({ heat, minute }) => Math.log2((heat ?? 0) + 1) + (minute ?? 0) / (24 * 60);

/** Returns the rows in descending order of a key; of equal keys, the newest first. */
const sorted = (stories, key) => stories.map((_, row) => row).sort((a, b) => key(stories[b]) - key(stories[a]) || a - b);

/** Prepares records that come newest first. */
export function openArchive({ topics, providers, stories }) {
  return {
    topics,
    providers,
    stories,
    orders: {
      new: stories.map((_, row) => row),
      hot: sorted(stories, hotness),
      quality: sorted(stories, ({ quality }) => quality ?? -Infinity),
      covered: sorted(stories, ({ publishers }) => publishers),
    },
    index: new Index({ tokenize: 'forward' }),
  };
}

/** Adds all stories to the search index, in pieces, so that the page can be used meanwhile. */
export async function buildIndex({ index, stories, topics, providers }) {
  for (let row = 0; row < stories.length; row += 1) {
    const { title, excerpt, topics: numbers, provider } = stories[row];
    index.add(row, [title, excerpt, ...numbers.map((number) => topics[number]), providers[provider]].join(' '));
    if (row % 500 === 499) await new Promise((done) => setTimeout(done));
  }
}

/** Returns the matching rows in order, and the number of matching stories with each topic. */
export function answer({ index, stories, topics, orders }, { chosen, order, text }) {
  const found = text.trim() ? index.search(text.trim(), { limit: stories.length }) : null;
  const candidates = found ?? orders[order];
  const numbers = [...chosen];
  const rows = numbers.length ? candidates.filter((row) => numbers.every((number) => stories[row].topics.includes(number))) : candidates;
  const counts = new Array(topics.length).fill(0);
  for (const row of rows) {
    for (const number of stories[row].topics) counts[number] += 1;
  }
  return { rows, counts };
}
