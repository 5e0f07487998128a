// Writes the posts that Hexo publishes and that have a date of their own; every other post has that of its file.
import { writeFile } from "node:fs/promises";
import { parse } from "hexo-front-matter";
import Hexo from "hexo";

const hexo = new Hexo(process.cwd(), { silent: true });
await hexo.init();
await hexo.load();
const { timezone, language } = hexo.config;
const days = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short" });
const isDated = (post) => parse(post.raw).date || /\/\d{4}-\d{2}-\d{2}-/.test(post.source);
const names = (list) => list.map(({ name }) => name);
const records = hexo.locals
  .get("posts")
  .filter(isDated)
  .map((post) => ({
    source: `source/${post.source}`,
    title: post.title,
    instant: post.date.toDate().toISOString().replace(/\.\d+Z$/, "Z"),
    day: days.format(post.date.toDate()),
    language: post.lang ?? language,
    topics: [...names(post.categories), ...names(post.tags)],
    html: post.content,
  }));
await writeFile("oracle.json", JSON.stringify(records));
await hexo.exit();
