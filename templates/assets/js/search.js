// The page of the search: asks the index of its own language, then those of the others for what only they know.
"use strict";

{
  const MOST = 20; // results of a language that are shown
  const PAUSE = 200; // milliseconds without a further key before something is searched

  const results = document.querySelector(".search-results");
  const status = document.querySelector(".search-status");
  const ways = document.querySelector(".search-ways");
  const form = document.querySelector("main .search-form");
  const lists = [...results.querySelectorAll("ol")];
  let indexes; // a promise of one a list
  let latest = 0; // the number of the search whose results may be shown

  /** The index of every list, each with a program of its own: two in one would share their memory. */
  function load() {
    return Promise.all(
      lists.map(async ({ dataset }) => {
        const index = await import(`${dataset.index}pagefind.js`);
        await index.options({ baseUrl: results.dataset.base, noWorker: true });
        return index;
      }),
    );
  }

  async function found(index, words) {
    const { results: all } = await index.search(words);
    return Promise.all(all.slice(0, MOST).map((one) => one.data()));
  }

  function line(page, badge) {
    const item = results.querySelector("template").content.cloneNode(true).firstElementChild;
    const [link, language, text] = item.children;
    link.href = page.url;
    link.textContent = page.meta.title;
    language.textContent = badge ? `(${badge})` : "";
    language.hidden = !badge;
    text.textContent = page.meta.summary;
    return item;
  }

  /** Show what each list has, and tell how much it is. A page that stands above in the reader's own language is not repeated. */
  function show(pages) {
    const shown = new Set();
    let count = 0;
    lists.forEach((list, n) => {
      const own = pages[n].filter(({ meta }) => !shown.has(meta.key));
      own.forEach(({ meta }) => shown.add(meta.key));
      count += own.length;
      list.replaceChildren(...own.map((page) => line(page, list.dataset.badge)));
      if (n > 0) {
        list.parentElement.hidden = own.length === 0;
      }
    });
    status.textContent = count ? status.dataset.found.replace("#", count) : status.dataset.nothing;
    ways.hidden = count > 0;
  }

  async function search(words) {
    const number = ++latest;
    if (!words.trim()) {
      show(lists.map(() => []));
      status.textContent = "";
      return;
    }
    try {
      indexes ??= load();
      const pages = await Promise.all((await indexes).map((index) => found(index, words)));
      if (number === latest) {
        show(pages);
      }
    } catch {
      indexes = undefined; // perhaps there is a connection next time
      document.querySelector('[data-state="unreachable"]').hidden = false;
    }
  }

  function asked() {
    return new URLSearchParams(location.search).get("q") ?? "";
  }

  function remember(words) {
    history.replaceState(null, "", words ? `?${new URLSearchParams({ q: words })}` : location.pathname);
  }

  let waiting;
  form.q.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      remember(form.q.value);
      search(form.q.value);
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    remember(form.q.value);
    search(form.q.value);
  });
  for (const link of document.querySelectorAll("a[data-locale]")) {
    link.addEventListener("click", () => (link.search = location.search)); // the same question in the other language
  }
  form.q.value = asked();
  search(asked());
}
