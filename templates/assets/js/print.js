// Self-service: only what is ticked is printed. The choice stands in the address (?p=kopi,batik), so it can be sent.
"use strict";

const form = document.querySelector(".choice");
const boxes = [...form.querySelectorAll("input")];
const asked = new URLSearchParams(location.search).get("p")?.split(",");

function show() {
  const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  for (const part of document.querySelectorAll("[data-key]")) {
    part.hidden = !wanted.has(part.dataset.key);
  }
  for (const page of document.querySelectorAll(".page:not([data-key])")) {
    const parts = [...page.querySelectorAll("[data-key]")];
    page.hidden = parts.length > 0 && parts.every((part) => part.hidden);
  }
  const address = new URL(location.href);
  address.searchParams.delete("p");
  if (wanted.size < boxes.length) {
    address.search = `?p=${[...wanted].join(",")}`;
  }
  history.replaceState(null, "", address);
}

if (asked) {
  for (const box of boxes) {
    box.checked = asked.includes(box.value);
  }
  show();
}
form.hidden = false;
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
