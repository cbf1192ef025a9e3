// The filters of a list: hides the cards that do not have what was chosen. The choice stands in the address.
// Of a list on several pages the others are fetched (whole-list.js) when something is chosen first: what is shown is of
// them all.
"use strict";

{
  const filters = document.querySelector(".filters");
  const status = filters.querySelector('[role="status"]');
  const options = [...filters.querySelectorAll("[data-token]")];
  const pagination = document.querySelector(".pagination");
  const sections = [...document.querySelectorAll(".card-section")];
  let asked; // a promise that the sections of all pages will come
  let whole = []; // those sections

  /** What is chosen, as tokens; of each field at most one. */
  function chosen() {
    return [...new URLSearchParams(location.search)]
      .map(([field, value]) => `${field}:${value}`)
      .filter((token) => options.some((option) => option.dataset.token === token));
  }

  /** The address of this page where `tokens` are chosen. */
  function address(tokens) {
    const query = new URLSearchParams(tokens.map((token) => token.split(":")));
    return tokens.length ? `?${query}` : location.pathname;
  }

  async function fetchWhole() {
    status.textContent = filters.dataset.waiting;
    whole = await wholeList.sections();
    sections[0].before(...whole);
    interest.offer(whole.flatMap((section) => [...section.querySelectorAll("[data-interest]")]));
  }

  function show() {
    const tokens = chosen();
    const shown = pagination && tokens.length ? whole : sections;
    let count = 0;
    for (const option of options) {
      option.ariaCurrent = tokens.includes(option.dataset.token) ? "true" : null;
    }
    for (const section of [...sections, ...whole]) {
      const cards = [...section.querySelectorAll(".card")];
      for (const card of cards) {
        const own = card.dataset.filters.split(" ");
        card.hidden = !tokens.every((token) => own.includes(token));
      }
      const found = shown.includes(section) ? cards.filter((card) => !card.hidden).length : 0;
      section.hidden = found === 0;
      count += found;
    }
    if (pagination) {
      pagination.hidden = tokens.length > 0;
    }
    if (tokens.length) {
      filters.querySelector("details").open = true;
    }
    status.textContent = tokens.length ? filters.dataset.shown.replace("#", count) : "";
  }

  async function update() {
    let problem = "";
    if (pagination && chosen().length) {
      try {
        await (asked ??= fetchWhole());
      } catch {
        asked = undefined; // perhaps there is a connection next time
        history.replaceState(null, "", address([])); // the list is shown as it was
        problem = filters.dataset.unreachable;
      }
    }
    show();
    status.textContent ||= problem;
  }

  for (const option of options) {
    option.hidden = false;
    option.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) {
        return; // a new window shows the page of the term
      }
      event.preventDefault();
      const { token } = option.dataset;
      const field = token.split(":")[0];
      const others = chosen().filter((other) => other.split(":")[0] !== field);
      history.pushState(null, "", address(chosen().includes(token) ? others : [...others, token]));
      update();
    });
  }
  addEventListener("popstate", update);
  update();
}
