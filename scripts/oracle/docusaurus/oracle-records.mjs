// Joins the posts of the blog with their texts in the feed, which has all that are listed. A post without a date of its
// own has that of its file and is left out.
import { readFile, writeFile } from "node:fs/promises";
import settings from "./docusaurus.config.js";

const read = async (path) => JSON.parse(await readFile(path, "utf8"));
const posts = await read("oracle-posts.json");
const feed = await read("build/blog/feed.json");
const texts = new Map(feed.items.map((item) => [new URL(item.url).pathname, item.content_html]));
const isDated = ({ frontMatter, source }) => frontMatter.date || /\d{4}[-/]\d{2}[-/]\d{2}/.test(source);
const records = posts
  .filter((post) => texts.has(post.permalink) && isDated(post))
  .map((post) => ({
    source: post.source.replace("@site/", ""),
    title: post.title,
    instant: post.date.replace(/\.\d+Z$/, "Z"),
    day: post.date.slice(0, 10),
    language: settings.i18n.defaultLocale,
    topics: post.tags.map(({ label }) => label),
    authors: post.authors.map(({ name }) => name),
    html: texts.get(post.permalink),
  }));
await writeFile("oracle.json", JSON.stringify(records));
