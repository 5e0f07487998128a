// Writes the pages that Eleventy lists and that have a date of their own; every other page has that of its file.
const DAY_IN_PATH = /\d{4}-\d{2}-\d{2}/;

export const data = { permalink: "/oracle.json", eleventyExcludeFromCollections: true, layout: null };

export function render({ collections, metadata }) {
  const isDated = (item) => item.data.date !== undefined || DAY_IN_PATH.test(item.inputPath);
  const posts = collections.all.filter((item) => item.url && isDated(item));
  const records = posts.map((item) => ({
    source: item.inputPath,
    title: item.data.title ?? "",
    instant: item.date.toISOString().replace(/\.\d+Z$/, "Z"),
    day: item.date.toISOString().slice(0, 10),
    language: item.data.lang ?? metadata.language,
    topics: [item.data.tags ?? []].flat(),
    html: item.templateContent,
  }));
  return JSON.stringify(records);
}
