import { alsoOf } from "./lists.js";
import { breadcrumbs, cards } from "./parts.js";
import { COLLECTIONS, TERM, day, esc, iso, price, text } from "./site.js";

export const data = { layout: "base.11ty.js" };

export const render = (data) => {
  const { locale, title, summary, collection, vocabulary, term, page, content } = data;
  const above = [{ url: `/${locale}/${collection}/`, title: COLLECTIONS[collection][locale] }];
  const also = alsoOf(data);
  return `${breadcrumbs(locale, above, title)}
<article class="entry">
  <header class="entry-head">
    <h1>${esc(title)}</h1>
    <p class="lead">${esc(summary)}</p>
  </header>
  <div class="entry-columns">
    <div class="prose">${content}</div>
    <aside class="entry-facts">
      <section class="fact-card">
        <h2>${text(locale, "glance")}</h2>
        <dl class="facts">
          <div><dt>${text(locale, "category")}</dt><dd><a href="/${locale}/${vocabulary}/t${term}/">${TERM[locale]} ${term}</a></dd></div>
          ${data.price ? `<div><dt>${text(locale, "price")}</dt><dd>${price(locale, data)}</dd></div>` : ""}
        </dl>
      </section>
    </aside>
  </div>
  <p class="updated">${text(locale, "updated")} <time datetime="${iso(page.date)}">${day(locale, page.date)}</time></p>
</article>
${also.length ? `<section class="card-section"><h2>${text(locale, "also")}</h2>${cards(locale, also)}</section>` : ""}`;
};
