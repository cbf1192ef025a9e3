// The language switch remembers the choice and keeps the place on the page; the gateway points to the remembered one.
// Of the menu, what lies upon the page is closed by Escape and when the focus leaves it, so it never covers the focus.
// And the service worker is called, which keeps visited pages (worker.js).
"use strict";

const KEY = "locale";

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be forbidden
  }
}

function remember(locale) {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // the choice is then made anew next time
  }
}

for (const link of document.querySelectorAll("a[data-locale]")) {
  link.addEventListener("click", () => {
    remember(link.dataset.locale);
    link.hash = location.hash;
  });
  if (link.dataset.locale === remembered()) {
    link.classList.add("remembered");
  }
}

const menu = document.querySelector(".menu");

menu?.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest("details[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

menu?.addEventListener("focusout", ({ relatedTarget }) => {
  for (const open of relatedTarget ? menu.querySelectorAll("details[open]") : []) {
    const isAbove = getComputedStyle(open.querySelector("ul")).position === "absolute";
    if (isAbove && !open.contains(relatedTarget)) {
      open.open = false;
    }
  }
});

const { worker } = document.currentScript.dataset;

/** Call the service worker. It does not see the page that was there before it, and is told what that has loaded. */
async function callWorker() {
  const workers = navigator.serviceWorker;
  const isFirst = !workers.controller;
  const ready = new Promise((resolve) => workers.addEventListener("controllerchange", resolve, { once: true }));
  await workers.register(worker);
  if (isFirst) {
    await ready; // else it would take what we name for what nobody needs
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    workers.controller.postMessage(loaded);
  }
}

addEventListener("load", () => {
  const isPreview = document.querySelector('script[src*="/livereload.js"]'); // an editor wants to see what is, not what was
  if ("serviceWorker" in navigator && !isPreview) {
    callWorker().catch(() => {}); // the site is as good without
  }
});
