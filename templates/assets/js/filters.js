// The filters of a list: hides the cards that do not have what was chosen. The choice stands in the address.
"use strict";

{
  const filters = document.querySelector(".filters");
  const status = filters.querySelector('[role="status"]');
  const options = [...filters.querySelectorAll("[data-token]")];
  const cards = [...document.querySelectorAll(".card[data-filters]")];

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

  function show() {
    const tokens = chosen();
    for (const option of options) {
      option.ariaCurrent = tokens.includes(option.dataset.token) ? "true" : null;
    }
    for (const card of cards) {
      const own = card.dataset.filters.split(" ");
      card.hidden = !tokens.every((token) => own.includes(token));
    }
    for (const section of document.querySelectorAll(".card-section")) {
      section.hidden = !section.querySelector(".card:not([hidden])");
    }
    const count = cards.filter((card) => !card.hidden).length;
    status.textContent = tokens.length ? filters.dataset.shown.replace("#", count) : "";
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
      show();
    });
  }
  addEventListener("popstate", show);
  show();
}
