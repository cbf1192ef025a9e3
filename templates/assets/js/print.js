// Self-service: only what is ticked is printed. The choice stands in the address (?p=kopi,batik), so it can be sent.
// Texts that do not fit are told of before paper is spent on them.
"use strict";

const form = document.querySelector(".choice");
const boxes = [...form.querySelectorAll("input")];
const asked = new URLSearchParams(location.search).get("p")?.split(",").map((name) => name.split("/").at(-1)) ?? [];
const EDGE = 2; // pixels: the highest and lowest letters of a line leave as much to its edges

function show() {
  const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  for (const part of document.querySelectorAll("[data-key]")) {
    part.hidden = !wanted.has(part.dataset.key);
  }
  for (const page of document.querySelectorAll(".page:not([data-key])")) {
    const parts = [...page.querySelectorAll("[data-key]")];
    page.hidden = parts.length > 0 && parts.every((part) => part.hidden);
  }
  document.querySelectorAll(".lines").forEach(showLines);
  tell("none", wanted.size ? [] : [""]);
  form.querySelector("[data-does='print']").disabled = !wanted.size;
  const address = new URL(location.href);
  address.searchParams.delete("p");
  if (wanted.size < boxes.length) {
    address.search = `?p=${[...wanted].join(",")}`;
  }
  history.replaceState(null, "", address);
  tellWhatDoesNotFit();
}

// Lines of a table of contents or an index: those of what is hidden go, and heads of chapters with nothing below them.
function showLines(list) {
  let chapter = null;
  for (const line of list.children) {
    if (line.matches(".chapter-line")) {
      chapter = line;
      chapter.hidden = true;
    } else {
      line.hidden = document.querySelector(line.querySelector("a").hash)?.closest("[hidden]") != null;
      if (chapter && !line.hidden) {
        chapter.hidden = false;
      }
    }
  }
}

// A note of the desk: shown while there is something to tell.
function tell(name, things) {
  const note = document.querySelector(`[data-note="${name}"]`);
  note.hidden = !things.length;
  note.querySelector("b").textContent = things.join(", ");
}

function tellWhatDoesNotFit() {
  const full = [...document.querySelectorAll(".panel:not([hidden])")].flatMap(overflowing);
  tell("full", [...new Set(full.map(nameOf))]);
}

// What is cut or covered on a panel: texts beyond their place, and texts that run into a box which stands free.
function overflowing(panel) {
  const free = [...panel.querySelectorAll("*")].filter(
    (one) => isFree(one) && one.innerText?.trim() && one.checkVisibility(),
  );
  return textsOf(panel).filter((text) => {
    const owner = text.parentElement.closest("[data-key]");
    const place = (owner && isFree(owner) ? owner : panel).getBoundingClientRect();
    const others = free.filter((one) => !one.contains(text));
    return linesOf(text).some(
      (line) =>
        line.bottom > place.bottom + EDGE ||
        line.right > panel.getBoundingClientRect().right + EDGE ||
        others.some((other) => meets(line, other.getBoundingClientRect())),
    );
  });
}

function isFree(one) {
  return getComputedStyle(one).position === "absolute";
}

function textsOf(panel) {
  const found = [];
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim() && walker.currentNode.parentElement.checkVisibility()) {
      found.push(walker.currentNode);
    }
  }
  return found;
}

function linesOf(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()];
}

function meets(one, other) {
  return (
    one.right > other.left + EDGE &&
    one.left < other.right - EDGE &&
    one.bottom > other.top + EDGE &&
    one.top < other.bottom - EDGE
  );
}

function nameOf(text) {
  const key = text.parentElement.closest("[data-key]")?.dataset.key;
  const box = boxes.find((one) => one.value === key);
  return box ? box.nextElementSibling.textContent : text.parentElement.closest(".panel").dataset.name;
}

const known = asked.filter((name) => boxes.some((box) => box.value === name));
tell("unknown", asked.filter((name) => name && !known.includes(name)));
if (known.length) {
  for (const box of boxes) {
    box.checked = known.includes(box.value);
  }
}
form.hidden = false;
document.fonts.ready.then(show);
form.addEventListener("change", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  print();
});
form.addEventListener("click", (event) => {
  const { does } = event.target.dataset;
  if (does === "all" || does === "none") {
    for (const box of boxes) {
      box.checked = does === "all";
    }
    show();
  }
});
