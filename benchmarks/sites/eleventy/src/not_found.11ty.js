import { LOCALES, text } from "./_includes/site.js";

export const data = {
  layout: "base.11ty.js",
  codes: Object.keys(LOCALES),
  pagination: { data: "codes", size: 1, alias: "locale" },
  permalink: ({ locale }) => `/${locale}/404.html`,
  eleventyComputed: { title: ({ locale }) => text(locale, "lost") },
};

export const render = ({ locale }) => `<h1>${text(locale, "lost")}</h1>`;
