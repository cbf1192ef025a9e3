// A list on several pages as a whole: fetches all of them, for the filters (filters.js).
"use strict";

const wholeList = (() => {
  /** The numbers of a list's pages, in a page of it. */
  function numbers(part) {
    return [...part.querySelectorAll(".pagination li > *")];
  }

  /** A page of this list as it is now, else as it was kept (worker.js). */
  async function read(url, number) {
    const answer = await fetch(url).catch(() => globalThis.caches?.match(url, { ignoreVary: true }));
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    if (numbers(page).length !== numbers(document).length || !numbers(page)[number].ariaCurrent) {
      throw new Error(`not a page of this list: ${url}`);
    }
    return page;
  }

  /** The sections of a page, put behind those of the pages before; of one heading there is one. */
  function join(before, page) {
    for (const section of page.querySelectorAll(".card-section")) {
      const heading = section.querySelector(":scope > h2")?.textContent;
      const same = before.find((other) => other.querySelector(":scope > h2")?.textContent === heading);
      if (same) {
        same.querySelector(".cards").append(...section.querySelectorAll(".card"));
      } else {
        before.push(section);
      }
    }
    return before;
  }

  /** The sections of the whole list, in its order; fails where a page of it cannot be had. */
  async function sections() {
    const pages = await Promise.all(numbers(document).map((link, n) => read(link.href ?? location.pathname, n)));
    return pages.reduce(join, []);
  }

  return { sections };
})();
