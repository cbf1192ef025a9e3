import { breadcrumbs, cards, pagination } from "./_includes/parts.js";
import { esc } from "./_includes/site.js";

export const data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.lists", size: 1, alias: "list" },
  permalink: ({ list }) => list.url,
  eleventyComputed: {
    locale: ({ list }) => list.locale,
    title: ({ list }) => list.title,
    summary: ({ list }) => `${list.title}.`,
  },
};

export const render = ({ list }) => `${breadcrumbs(list.locale, list.above, list.title)}
<header class="list-head"><h1>${esc(list.title)}</h1></header>
<section class="card-section">${cards(list.locale, list.cards)}</section>
${pagination(list.locale, list)}`;
