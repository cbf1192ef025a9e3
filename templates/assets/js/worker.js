// Keeps what readers have seen, for where there is no connection. A service worker: sw.js brings it SETUP.
"use strict";

const SCOPE = SETUP.base;
const PAGES = `${SCOPE} pages`; // those visited, the newest last
const PACK = `${SCOPE} exhibition`; // those saved on purpose, see exhibition.js
const FILES = `${SCOPE} files`; // what is named after its content: right for ever, for pages of any build
const OFFLINE = `${SCOPE} offline `;
const CURRENT = OFFLINE + SETUP.version;

const MOST_PAGES = 100;
const TOO_MANY = 120; // tidied now and then, not at every page
const PATIENCE = 5000; // milliseconds that a reader waits for a page that is kept

const NAMED_AFTER_CONTENT = /[\w.-]+\.[0-9a-f]{10}(?:-\d+)?\.\w+/g;
const DERIVATIVE = /^(.*\.[0-9a-f]{10})-\d+\.\w+$/;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(SCOPE)) {
    return;
  }
  if (event.request.mode === "navigate") {
    event.respondWith(page(event, addressOf(url)));
  } else if (isFile(url)) {
    event.respondWith(file(event, url));
  }
});

// The page that a reader comes to first is loaded before the worker is there, with its files.
addEventListener("message", (event) => {
  const address = addressOf(new URL(event.source.url));
  const files = event.data.map((name) => new URL(name)).filter((url) => url.origin === location.origin && isFile(url));
  event.waitUntil(Promise.allSettled([keepFirst(address), ...files.map((url) => file(event, url))]));
});

/** Where a page is kept: what stands behind the address itself is for scripts. */
function addressOf(url) {
  return url.origin + url.pathname;
}

function isFile(url) {
  return SETUP.folders.some((folder) => url.pathname.startsWith(folder));
}

async function install() {
  const files = await caches.open(FILES);
  const missing = [];
  for (const address of SETUP.assets) {
    if (!(await files.match(address))) {
      missing.push(address);
    }
  }
  await files.addAll(missing);
  const pages = Object.values(SETUP.offline).map((address) => new Request(address, { cache: "no-cache" }));
  await (await caches.open(CURRENT)).addAll(pages);
}

/** A new worker takes over when no page is open that another one serves. */
async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OFFLINE) && name !== CURRENT) {
      await caches.delete(name);
    }
  }
  await tidy();
  await clients.claim();
}

/** The page as it is now; where that cannot be had in time, as it was; else the words for that. */
async function page(event, address) {
  const kept = await keptPage(address);
  const fresh = fetch(event.request).then((answer) => {
    if (isPage(answer)) {
      event.waitUntil(keep(address, answer.clone()));
    }
    return answer;
  });
  event.waitUntil(fresh.catch(() => {})); // it is kept even if the reader has not waited for it
  try {
    return await (kept ? Promise.race([fresh, impatience()]) : fresh);
  } catch {
    return kept ?? offlinePage(address);
  }
}

function isPage(answer) {
  return answer.ok && !answer.redirected && (answer.headers.get("Content-Type") ?? "").startsWith("text/html");
}

function impatience() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE));
}

async function keptPage(address) {
  const options = { ignoreVary: true };
  return (await (await caches.open(PACK)).match(address, options)) ?? (await caches.open(PAGES)).match(address, options);
}

async function keepFirst(address) {
  const answer = await fetch(address);
  if (isPage(answer)) {
    await keep(address, answer);
  }
}

async function keep(address, answer) {
  const [pages, pack] = [await caches.open(PAGES), await caches.open(PACK)];
  await ((await pack.match(address, { ignoreVary: true })) ? pack : pages).put(address, answer);
  const kept = await pages.keys();
  if (kept.length > TOO_MANY) {
    await Promise.all(kept.slice(0, -MOST_PAGES).map((request) => pages.delete(request)));
    await tidy();
  }
}

/** A page in the language of the wanted one, if that is known. */
async function offlinePage(address) {
  const language = new URL(address).pathname.slice(SCOPE.length).split("/")[0];
  const found = Object.hasOwn(SETUP.offline, language) ? SETUP.offline[language] : SETUP.offline[""];
  return (await caches.open(CURRENT)).match(found, { ignoreVary: true });
}

/** A file as it is kept, for it never changes; else from the site, to be kept. */
async function file(event, url) {
  const files = await caches.open(FILES);
  const kept = await files.match(url, { ignoreVary: true });
  if (kept) {
    return kept;
  }
  try {
    const answer = await fetch(url);
    if (answer.ok) {
      event.waitUntil(files.put(url, answer.clone()));
    }
    return answer;
  } catch (error) {
    const other = await otherSize(files, url);
    if (other) {
      return other;
    }
    throw error;
  }
}

/** The same photograph in another size or format. */
async function otherSize(files, url) {
  const beginning = DERIVATIVE.exec(url.pathname)?.[1];
  for (const request of beginning ? await files.keys() : []) {
    if (DERIVATIVE.exec(new URL(request.url).pathname)?.[1] === beginning) {
      return files.match(request, { ignoreVary: true });
    }
  }
  return undefined;
}

/** Let go of files that no kept page names. A page of an older build names its own style sheet, which thus stays. */
async function tidy() {
  const files = await caches.open(FILES);
  const kept = await files.keys(); // before the pages: what comes meanwhile stays
  const needed = new Set(SETUP.assets.map(nameOf));
  for (const name of [PAGES, PACK, CURRENT]) {
    for (const answer of await (await caches.open(name)).matchAll()) {
      ((await answer.text()).match(NAMED_AFTER_CONTENT) ?? []).forEach((found) => needed.add(found));
    }
  }
  for (const request of kept.filter(({ url }) => url.endsWith(".css") && needed.has(nameOf(url)))) {
    const style = await (await files.match(request, { ignoreVary: true })).text();
    (style.match(NAMED_AFTER_CONTENT) ?? []).forEach((found) => needed.add(found));
  }
  await Promise.all(kept.filter(({ url }) => !needed.has(nameOf(url))).map((request) => files.delete(request)));
}

function nameOf(address) {
  return address.slice(address.lastIndexOf("/") + 1);
}
