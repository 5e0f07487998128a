// Writes the entries of the collections; those whose page was not built are not published.
import { getCollection } from "astro:content";

export async function GET() {
  const collections = await Promise.all(["blog", "notes"].map((name) => getCollection(name)));
  const records = collections.flat().map(({ id, collection, filePath, data }) => ({
    source: filePath,
    page: `dist/${collection}/${id}/index.html`,
    title: data.title,
    instant: data.pubDate.toISOString().replace(/\.\d+Z$/, "Z"),
    day: data.pubDate.toISOString().slice(0, 10),
    language: data.lang ?? "en",
    topics: data.tags,
  }));
  return new Response(JSON.stringify(records));
}
