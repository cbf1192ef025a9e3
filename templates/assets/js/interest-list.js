// The page of the interest list: the names of what is on it in the language of the page, and a message to send.
"use strict";

(async () => {
  const root = document.querySelector(".interest");
  const [items, gone] = root.querySelectorAll(".interest-items");
  if (interest.isPossible() && !interest.keys().length) {
    root.hidden = false; // at once: later it would push the foot away before a reader's eyes
    enter("empty");
  }
  const index = await fetch(root.dataset.index)
    .then((answer) => answer.json())
    .then((rows) => new Map(Object.entries(rows)))
    .catch(() => null);

  /** Show the parts of the page that belong to a state, and no others. */
  function enter(state) {
    for (const part of root.querySelectorAll("[data-state]")) {
      part.hidden = part.dataset.state !== state;
    }
  }

  function lines() {
    return [...root.querySelectorAll(".interest-items li")];
  }

  /** Do what makes the lines anew. The focus stays on its line, or goes to the one that takes its place. */
  function keepingFocus(makeAnew) {
    const { localName } = document.activeElement;
    const before = lines();
    const place = before.findIndex((line) => line.contains(document.activeElement));
    makeAnew();
    if (place >= 0) {
      const after = lines();
      const same = after.find((line) => line.dataset.key === before[place].dataset.key);
      const next = same ?? after[Math.min(place, after.length - 1)];
      (next?.querySelector(localName) ?? document.querySelector("h1")).focus();
    }
  }

  function line(key) {
    const item = root.querySelector("template").content.cloneNode(true).firstElementChild;
    const [link, address, button] = item.children;
    item.dataset.key = key;
    const [title, permalink, language] = index.get(key) ?? [key];
    link.textContent = title;
    if (language) {
      link.lang = language;
    }
    if (permalink) {
      link.href = permalink;
      address.textContent = root.dataset.origin + permalink;
    }
    button.setAttribute("aria-label", `${button.textContent}: ${title}`);
    button.addEventListener("click", () => {
      button.focus(); // not every browser does that at a click
      interest.keep(interest.keys().filter((other) => other !== key));
    });
    return item;
  }

  /** The list as a text: a greeting, then each thing with its address. */
  function message(keys) {
    const lines = keys.map((key, n) => `${n + 1}. ${index.get(key)[0]}\n${root.dataset.origin}${index.get(key)[1]}`);
    return [root.dataset.greeting, ...lines].join("\n\n");
  }

  function show() {
    const keys = interest.keys();
    const known = keys.filter((key) => index.has(key));
    const unknown = keys.filter((key) => !known.includes(key));
    items.replaceChildren(...known.map(line));
    gone.replaceChildren(...unknown.map(line));
    gone.parentElement.hidden = unknown.length === 0;
    enter(known.length ? "filled" : unknown.length ? "" : "empty");
    for (const link of root.querySelectorAll('a[rel="external"]')) {
      link.dataset.begins ??= link.href;
      link.href = link.dataset.begins + encodeURIComponent(message(known));
    }
  }

  root.querySelector('[data-does="print"]').addEventListener("click", () => print());
  root.querySelector('[data-does="clear"]').addEventListener("click", (event) => {
    if (confirm(event.currentTarget.dataset.question)) {
      interest.keep([]);
      document.querySelector("h1").focus();
    }
  });
  root.hidden = false;
  if (!interest.isPossible()) {
    enter("forbidden");
  } else if (!index) {
    enter("unreachable");
  } else {
    interest.watch(() => keepingFocus(show));
  }
})();
