// The offline page: a list of the pages that the service worker has kept (worker.js), the newest first.
"use strict";

(async () => {
  for (const box of document.querySelectorAll(".kept-pages")) {
    const { base, within } = box.dataset;
    const shown = new Map();
    for (const name of [`${base} pages`, `${base} exhibition`]) {
      const cache = await caches.open(name);
      for (const request of (await cache.keys()).reverse()) {
        if (new URL(request.url).pathname.startsWith(within) && !shown.has(request.url)) {
          const html = await (await cache.match(request, { ignoreVary: true })).text();
          shown.set(request.url, new DOMParser().parseFromString(html, "text/html").title);
        }
      }
    }
    for (const [address, title] of shown) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      [link.href, link.textContent] = [address, title];
      item.append(link);
      box.querySelector("ul").append(item);
    }
    box.hidden = shown.size === 0;
  }
})();
