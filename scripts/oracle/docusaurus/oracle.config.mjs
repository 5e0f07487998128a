// The settings of the copy, and a plugin that writes what the blog has.
import { writeFile } from "node:fs/promises";
import settings from "./docusaurus.config.js";

function oracle() {
  return {
    name: "oracle",
    async allContentLoaded({ allContent }) {
      const { blogPosts } = allContent["docusaurus-plugin-content-blog"].default;
      await writeFile("oracle-posts.json", JSON.stringify(blogPosts.map((post) => post.metadata)));
    },
  };
}

export default { ...settings, plugins: [...(settings.plugins ?? []), oracle] };
