import { breadcrumbs } from "./_includes/parts.js";
import { esc, text } from "./_includes/site.js";

export const data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.vocabularies", size: 1, alias: "list" },
  permalink: ({ list }) => list.url,
  eleventyComputed: {
    locale: ({ list }) => list.locale,
    title: ({ list }) => list.title,
  },
};

export const render = ({ list: { locale, title, terms } }) => `${breadcrumbs(locale, [], title)}
<header class="list-head"><h1>${esc(title)}</h1></header>
<ul class="terms">
${terms.map((term) => `  <li><a href="${term.url}">${esc(term.title)}</a> <small>${text(locale, "entries")(term.count)}</small></li>`).join("\n")}
</ul>`;
