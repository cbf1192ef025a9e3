import { LOCALES, SITE, esc } from "./_includes/site.js";

export const data = {
  codes: Object.keys(LOCALES),
  pagination: { data: "codes", size: 1, alias: "locale" },
  permalink: ({ locale }) => `/${locale}/feed.xml`,
};

const newest = (entries, locale) => entries
  .filter((entry) => entry.data.locale === locale)
  .sort((one, other) => other.date - one.date)
  .slice(0, SITE.feedLength);

export const render = ({ locale, page, collections }) => {
  const entries = newest(collections.entries, locale);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
  <title>${esc(SITE.title)}</title>
  <subtitle>${esc(LOCALES[locale].tagline)}</subtitle>
  <id>${SITE.url}${page.url}</id>
  <link rel="self" type="application/atom+xml" href="${SITE.url}${page.url}"/>
  <link rel="alternate" type="text/html" href="${SITE.url}/${locale}/"/>
  <updated>${entries[0].date.toISOString()}</updated>
  <author><name>${esc(SITE.title)}</name></author>
${entries.map(({ url, date, data }) => `  <entry>
    <title>${esc(data.title)}</title>
    <id>${SITE.url}${url}</id>
    <link rel="alternate" type="text/html" href="${SITE.url}${url}"/>
    <updated>${date.toISOString()}</updated>
    <summary>${esc(data.summary)}</summary>
  </entry>`).join("\n")}
</feed>
`;
};
