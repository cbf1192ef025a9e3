// Pieces of pages.
import { COLLECTIONS, LOCALES, SITE, TERM, esc, inLocale, price, text } from "./site.js";

export const header = (locale, url) => `<header class="site-head">
  <a class="brand" href="/${locale}/"><span>${esc(SITE.title)}</span></a>
  <nav class="menu" aria-label="${text(locale, "mainMenu")}">
    <details class="menu-all">
      <summary>${text(locale, "menu")}</summary>
      <ul>
${Object.entries(COLLECTIONS).map(([name, titles]) => `        <li><a href="/${locale}/${name}/"${url === `/${locale}/${name}/` ? ' aria-current="page"' : ""}>${esc(titles[locale])}</a></li>`).join("\n")}
      </ul>
    </details>
  </nav>
</header>`;

export const languages = (locale, url) => `<nav class="languages" aria-label="${text(locale, "language")}">
  <ul>
${Object.entries(LOCALES).map(([code, { name }]) => code === locale
    ? `    <li><span aria-current="true" lang="${code}">${name}</span></li>`
    : `    <li><a href="${inLocale(url, code)}" lang="${code}" dir="ltr" hreflang="${code}" data-locale="${code}">${name}</a></li>`).join("\n")}
  </ul>
</nav>`;

export const footer = (locale) => `<footer class="site-foot">
  <div class="site-foot-columns">
    <section>
      <h2>${esc(SITE.title)}</h2>
      <p>${esc(LOCALES[locale].tagline)}</p>
    </section>
    <section class="contact-card">
      <h2>${text(locale, "contact")}</h2>
      <dl class="facts"><div><dt>WhatsApp</dt><dd class="unfilled">${text(locale, "unfilled")}</dd></div></dl>
    </section>
  </div>
</footer>`;

export const breadcrumbs = (locale, above, title) => `<nav class="breadcrumbs" aria-label="${text(locale, "here")}">
  <ol>
    <li><a href="/${locale}/">${text(locale, "home")}</a></li>
${above.map((crumb) => `    <li><a href="${crumb.url}">${esc(crumb.title)}</a></li>`).join("\n")}
    <li aria-current="page">${esc(title)}</li>
  </ol>
</nav>`;

export const cards = (locale, entries) => `<ul class="cards">
${entries.map(({ url, data }) => `<li class="card">
  <div class="card-text">
    <h2><a href="${url}">${esc(data.title)}</a></h2>
    <p>${esc(data.summary)}</p>
    <ul class="tags">
      <li>${TERM[locale]} ${data.term}</li>
${data.price ? `      <li>${price(locale, data)}</li>` : ""}
    </ul>
  </div>
</li>`).join("\n")}
</ul>`;

export const pagination = (locale, { urls, number }) => urls.length < 2 ? "" : `<nav class="pagination" aria-label="${text(locale, "pages")}">
  <ol>
${urls.map((url, n) => n + 1 === number
    ? `    <li><span aria-current="page">${number}</span></li>`
    : `    <li><a href="${url}" aria-label="${text(locale, "page")} ${n + 1}">${n + 1}</a></li>`).join("\n")}
  </ol>
</nav>`;
