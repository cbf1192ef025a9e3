// The exhibition pack: saves all products in a language, with what their pages show, for the service worker (worker.js).
"use strict";

(() => {
  const root = document.querySelector(".exhibition");
  const [save, remove] = root.querySelectorAll("button");
  const [progress, status] = [root.querySelector("progress"), root.querySelector("[role=status]")];
  const open = (name) => caches.open(`${root.dataset.base} ${name}`);

  /** Say one of the prepared sentences. */
  function say(words, values = {}) {
    status.textContent = Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words);
  }

  function megabytes(size) {
    return (size / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  }

  /** Fetch an address into a cache, as it is now; what there is. */
  async function fetchInto(cache, address) {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) {
      throw new Error(`${address}: ${answer.status}`);
    }
    const content = await answer.clone().blob();
    await cache.put(address, answer);
    return content;
  }

  /** What a page needs to be seen: of a photograph, the one file that every browser can show. */
  function filesOf(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const named = (selector, attribute) => [...page.querySelectorAll(selector)].map((one) => one.getAttribute(attribute));
    return [
      ...named("img[src], script[src]", "src"),
      ...named("link[rel=stylesheet]", "href"),
      ...named("[data-index]", "data-index"),
    ];
  }

  async function savePages(addresses) {
    const [pack, files] = [await open("exhibition"), await open("files")];
    const counted = new Set();
    let size = 0;
    for (const [done, address] of addresses.entries()) {
      const content = await fetchInto(pack, address);
      size += content.size;
      for (const file of filesOf(await content.text()).filter((name) => !counted.has(name))) {
        counted.add(file);
        const kept = await files.match(file, { ignoreVary: true });
        size += (kept ? await kept.blob() : await fetchInto(files, file)).size;
      }
      progress.value = done + 1;
      say(status.dataset.saving, { done: done + 1, all: addresses.length, size: megabytes(size) });
    }
    say(status.dataset.saved, { all: addresses.length, size: megabytes(size) });
  }

  save.addEventListener("click", async () => {
    save.disabled = true;
    progress.hidden = false;
    try {
      await navigator.serviceWorker.ready;
      navigator.storage?.persist?.(); // the browser should not clear it away before the exhibition
      const addresses = await (await fetch(root.dataset.pages, { cache: "no-cache" })).json();
      [progress.max, progress.value] = [addresses.length, 0];
      await savePages(addresses);
      remove.hidden = false;
    } catch {
      say(status.dataset.failed);
    }
    progress.hidden = true;
    save.disabled = false;
  });

  remove.addEventListener("click", async () => {
    await caches.delete(`${root.dataset.base} exhibition`);
    remove.hidden = true;
    say("");
    save.focus();
  });

  if ("serviceWorker" in navigator) {
    root.hidden = false;
    open("exhibition").then((pack) => pack.keys()).then((kept) => {
      remove.hidden = kept.length === 0;
    });
  }
})();
