import { LOCALES, SITE, inLocale, iso } from "./_includes/site.js";

export const data = { permalink: "/sitemap.xml" };

const address = (url, date) => `  <url>
    <loc>${SITE.url}${url}</loc>
${date ? `    <lastmod>${iso(date)}</lastmod>` : ""}
${Object.keys(LOCALES).map((code) => `    <xhtml:link rel="alternate" hreflang="${code}" href="${SITE.url}${inLocale(url, code)}"/>`).join("\n")}
  </url>`;

export const render = ({ collections: { entries, lists, vocabularies } }) => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${Object.keys(LOCALES).map((code) => address(`/${code}/`)).join("\n")}
${lists.map((list) => address(list.url)).join("\n")}
${vocabularies.map((list) => address(list.url)).join("\n")}
${entries.map((entry) => address(entry.url, entry.date)).join("\n")}
</urlset>
`;
