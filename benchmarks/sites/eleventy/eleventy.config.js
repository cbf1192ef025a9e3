// JavaScript templates, no template language inside Markdown: what Eleventy renders fastest.
import { listsOf, vocabulariesOf } from "./src/_includes/lists.js";

export default function (config) {
  config.setQuietMode(true);
  config.setUseGitIgnore(false);
  config.addPassthroughCopy({ "src/assets": "assets" });
  const entries = (api) => api.getFilteredByGlob("src/entries/**/*.md");
  config.addCollection("entries", (api) => entries(api).sort((one, other) => (one.url < other.url ? -1 : 1)));
  config.addCollection("lists", (api) => listsOf(entries(api)));
  config.addCollection("vocabularies", (api) => vocabulariesOf(entries(api)));
}

export const config = {
  dir: { input: "src", includes: "_includes", output: "_site" },
  templateFormats: ["md", "11ty.js"],
  markdownTemplateEngine: false,
  htmlTemplateEngine: false,
};
