// The interest list: which entries a reader has collected, whatever the language. It stays in the browser.
"use strict";

const interest = (() => {
  const NAME = "interest";
  const MOST = 100; // a message with more would not reach anybody

  /** The keys on the list, oldest first. What is damaged is left out. */
  function keys() {
    try {
      const found = JSON.parse(localStorage.getItem(NAME));
      const texts = Array.isArray(found) ? found.filter((key) => typeof key === "string") : [];
      return [...new Set(texts)].slice(0, MOST);
    } catch {
      return []; // storage is forbidden, or what it holds is no list
    }
  }

  /** Keep these keys; false where the browser does not let us. */
  function keep(list) {
    try {
      localStorage.setItem(NAME, JSON.stringify(list));
    } catch {
      return false;
    }
    document.dispatchEvent(new Event(NAME));
    return true;
  }

  function toggle(key) {
    const before = keys();
    return keep(before.includes(key) ? before.filter((other) => other !== key) : [...before, key]);
  }

  /** Call what shows the list: now, and whenever it has changed, here or on another page. */
  function watch(show) {
    document.addEventListener(NAME, show);
    addEventListener("storage", show);
    addEventListener("pageshow", (event) => event.persisted && show()); // back from the history
    show();
  }

  /** Whether the browser lets us keep anything. */
  function isPossible() {
    try {
      localStorage.setItem(`${NAME}-trial`, "");
      localStorage.removeItem(`${NAME}-trial`);
      return true;
    } catch {
      return false;
    }
  }

  /** Put a button into each place that names an entry. */
  function offer(places) {
    for (const place of isPossible() ? places : []) {
      const button = document.getElementById("interest-button").content.cloneNode(true).querySelector("button");
      const name = place.closest("article, li").querySelector("h1, h2, h3, h4").textContent.trim();
      const key = place.dataset.interest;
      button.addEventListener("click", () => toggle(key));
      watch(() => {
        const isListed = keys().includes(key);
        const words = isListed ? button.dataset.remove : button.dataset.add;
        button.classList.toggle("is-listed", isListed);
        button.querySelector("span").textContent = words;
        button.setAttribute("aria-label", `${words}: ${name}`);
      });
      place.append(button);
    }
  }

  return { keys, keep, watch, isPossible, offer };
})();

interest.offer(document.querySelectorAll("[data-interest]"));

for (const count of document.querySelectorAll(".interest-count")) {
  interest.watch(() => {
    count.textContent = interest.keys().length || "";
  });
}
