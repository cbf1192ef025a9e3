import { LOCALES, SITE, esc } from "./_includes/site.js";

export const data = { permalink: "/index.html" };

export const render = () => `<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><title>${esc(SITE.title)}</title></head>
<body>${Object.entries(LOCALES).map(([code, { name }]) => `<p><a href="/${code}/">${name}</a></p>`).join("")}</body>
</html>
`;
