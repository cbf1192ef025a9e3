// The language switch remembers the choice and keeps the place on the page; the gateway points to the remembered one.
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
