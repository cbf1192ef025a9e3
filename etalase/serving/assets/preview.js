// Both languages side by side: they scroll together, block by block, and old blocks are marked.
"use strict";

(() => {
  const main = document.querySelector("main");
  const marks = JSON.parse(main.dataset.marks);
  const frames = [...main.querySelectorAll("iframe")];
  const kept = `etalase-scroll ${location.pathname}`, language = "etalase-language";
  let leading = frames[0]; // the one that the reader scrolls; the others follow

  // The style sheet is made by script: the policy of the page allows none inside of it.
  const mark = frame => {
    const inside = frame.contentWindow, blocks = blocksOf(frame);
    const sheet = new inside.CSSStyleSheet();
    sheet.replaceSync(".etalase-old { background: #f0e29a !important; color: #241814 !important; outline: 0.4em solid #f0e29a; }");
    frame.contentDocument.adoptedStyleSheets = [...frame.contentDocument.adoptedStyleSheets, sheet];
    for (const number of marks[frame.dataset.locale] ?? []) {
      if (blocks[number]) {
        blocks[number].classList.add("etalase-old");
        blocks[number].title = main.dataset.old;
      }
    }
  };

  const blocksOf = frame => [...(frame.contentDocument.querySelector(".prose")?.children ?? [])];

  // Where the blocks begin, with the start and the end of the page around them.
  const stops = frame => {
    const {scrollY} = frame.contentWindow, end = frame.contentDocument.documentElement.scrollHeight - frame.clientHeight;
    const tops = blocksOf(frame).map(block => block.getBoundingClientRect().top + scrollY).filter(top => top < end);
    return [0, ...tops, Math.max(end, 1)];
  };

  const follow = () => {
    const from = stops(leading), y = leading.contentWindow.scrollY;
    for (const frame of frames) {
      if (frame === leading) continue;
      let to = stops(frame), ours = from;
      const shared = Math.min(ours.length, to.length) - 1; // what one has more stands at the end
      ours = [...ours.slice(0, shared), ours.at(-1)];
      to = [...to.slice(0, shared), to.at(-1)];
      const next = Math.max(1, ours.findIndex(stop => stop > y));
      const index = ours.at(-1) <= y ? ours.length - 1 : next;
      const share = Math.min(1, (y - ours[index - 1]) / Math.max(1, ours[index] - ours[index - 1]));
      frame.contentWindow.scrollTo({top: to[index - 1] + share * (to[index] - to[index - 1]), behavior: "instant"});
    }
    sessionStorage.setItem(kept, y);
  };

  const prepare = frame => {
    if (frame.contentDocument?.readyState !== "complete" || frame.contentDocument.URL === "about:blank") return;
    mark(frame);
    const inside = frame.contentWindow;
    for (const name of ["wheel", "touchstart", "pointerdown", "keydown", "focusin"]) {
      inside.addEventListener(name, () => { leading = frame; }, {passive: true});
    }
    inside.addEventListener("scroll", () => { if (frame === leading) follow(); }, {passive: true});
    if (frame === leading) inside.scrollTo({top: Number(sessionStorage.getItem(kept) ?? 0), behavior: "instant"});
    if (frames.every(one => one.contentDocument?.readyState === "complete")) follow();
    frame.dataset.ready = "";
  };

  // Where there is room for one language, that one; the other is at the same place when its turn comes.
  const flips = [...document.querySelectorAll(".flip button")];
  const flip = locale => {
    for (const button of flips) button.setAttribute("aria-pressed", button.dataset.locale === locale);
    for (const pane of main.children) pane.toggleAttribute("data-shown", pane.dataset.locale === locale);
    leading = frames.find(frame => frame.dataset.locale === locale);
    sessionStorage.setItem(language, locale);
  };
  for (const button of flips) button.addEventListener("click", () => flip(button.dataset.locale));
  const before = sessionStorage.getItem(language);
  flip(frames.some(frame => frame.dataset.locale === before) ? before : frames[0].dataset.locale);

  for (const frame of frames) {
    frame.addEventListener("load", () => prepare(frame));
    prepare(frame);
  }
})();
