import { cards } from "./_includes/parts.js";
import { COLLECTIONS, LOCALES, esc } from "./_includes/site.js";

export const data = {
  layout: "base.11ty.js",
  codes: Object.keys(LOCALES),
  pagination: { data: "codes", size: 1, alias: "locale" },
  permalink: ({ locale }) => `/${locale}/`,
  summary: "Home.",
  eleventyComputed: { title: ({ locale }) => `Home ${locale}` },
};

const section = (locale, name, collections) => {
  const url = `/${locale}/${name}/`;
  const first = collections.lists.find((list) => list.url === url).cards.slice(0, 4);
  const title = esc(COLLECTIONS[name][locale]);
  return `<section class="home-section">
  <div class="home-section-head"><h2><a href="${url}">${title}</a></h2><p>${title}.</p></div>
  ${cards(locale, first)}
</section>`;
};

export const render = ({ locale, title, summary, collections }) => `<section class="hero"><div class="hero-text"><h1>${esc(title)}</h1><p class="lead">${esc(summary)}</p></div></section>
${Object.keys(COLLECTIONS).map((name) => section(locale, name, collections)).join("\n")}`;
