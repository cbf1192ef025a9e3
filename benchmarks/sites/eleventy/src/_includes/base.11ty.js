import { footer, header, languages } from "./parts.js";
import { LOCALES, SITE, esc, inLocale, text } from "./site.js";

export const render = ({ locale, title, summary, page, content }) => `<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${esc(title)} · ${esc(SITE.title)}</title>
  <meta name="description" content="${esc(summary)}">
  <link rel="canonical" href="${SITE.url}${page.url}">
${Object.keys(LOCALES).map((code) => `  <link rel="alternate" hreflang="${code}" href="${SITE.url}${inLocale(page.url, code)}">`).join("\n")}
  <meta property="og:title" content="${esc(title)}">
  <meta property="og:description" content="${esc(summary)}">
  <meta property="og:url" content="${SITE.url}${page.url}">
  <meta property="og:locale" content="${LOCALES[locale].formats}">
  <meta property="og:site_name" content="${esc(SITE.title)}">
  <link rel="alternate" type="application/atom+xml" href="/${locale}/feed.xml" title="${esc(SITE.title)}">
  <meta name="color-scheme" content="light dark">
  <link rel="stylesheet" href="/assets/css/site.css">
  <link rel="icon" href="/assets/images/icon.svg" type="image/svg+xml">
  <script src="/assets/js/site.js" defer></script>
</head>
<body>
  <a class="skip" href="#main">${text(locale, "skip")}</a>
  ${header(locale, page.url)}
  ${languages(locale, page.url)}
  <main id="main" tabindex="-1">
    ${content}
  </main>
  ${footer(locale)}
</body>
</html>
`;
