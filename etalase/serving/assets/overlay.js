// What came of the last build, over the page: problems in a dialog, warnings behind a small button.
// In a shadow root, so that neither the page nor this changes how the other looks; made of text, never of HTML.
"use strict";

(() => {
  const data = document.getElementById("etalase-serve");
  if (!data || window.top !== window) return; // the page stands in the preview, which tells it itself
  const shown = JSON.parse(data.textContent);

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== "" && value !== null) made.setAttribute(key, value);
    }
    made.append(...children.filter(child => child !== null && child !== ""));
    return made;
  };

  const problem = one => element("li", {},
    element("span", {class: "spot", title: one.place}, one.spot),
    element("div", {},
      element("p", {}, one.label && element("strong", {}, one.label), one.label ? " " : "", one.text),
      one.example && element("p", {class: "example"}, `${shown.example} `, element("code", {dir: "ltr"}, one.example))));

  const file = one => element("section", {class: one.warning ? "warning" : "error"},
    element("h2", {}, element("span", {class: "path", dir: "ltr"}, one.file), one.warning && element("small", {}, one.warning)),
    element("ul", {}, ...one.problems.map(problem)));

  const crash = one => element("section", {class: "error"},
    one.place && element("h2", {}, element("span", {class: "path", dir: "ltr"}, one.place)),
    element("p", {class: "crash"}, one.message),
    one.traceback && element("details", {},
      element("summary", {}, shown.details),
      element("pre", {dir: "ltr", tabindex: "0"}, one.traceback)));

  const markUntranslated = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (walker.currentNode.data.includes("⟦")) found.push(walker.currentNode);
    for (const text of found) {
      if (text.parentElement.closest("script, style, mark")) continue;
      const parts = text.data.split(/(⟦[^⟧]*⟧)/);
      text.replaceWith(...parts.map(part => part.startsWith("⟦")
        ? element("mark", {title: shown.untranslated}, part) : part));
    }
  };

  const show = () => {
    markUntranslated();
    const count = shown.files.length || shown.crash;
    if (!count && !shown.preview) return;
    const host = element("div", {id: "etalase-overlay", lang: shown.lang, dir: shown.dir});
    const root = host.attachShadow({mode: "open"});
    const dialog = element("section", {
      role: shown.failed ? "alertdialog" : "dialog", "aria-labelledby": "title", "aria-describedby": "lead", tabindex: "-1",
      class: shown.failed ? "dialog failed" : "dialog",
    },
    element("header", {},
      element("div", {}, element("h1", {id: "title"}, shown.title), element("p", {id: "lead"}, shown.lead)),
      element("button", {type: "button", class: "close"}, shown.close, element("span", {"aria-hidden": "true"}, " (Esc)"))),
    element("div", {class: "list"}, shown.crash && crash(shown.crash), ...shown.files.map(file)));
    const open = element("button", {type: "button", class: shown.failed ? "pill failed" : "pill", "aria-haspopup": "dialog"}, shown.title);
    const both = element("a", {class: "pill both", href: shown.preview}, shown.both);
    const corner = element("div", {class: "corner"}, shown.preview && both, count && open);
    const veil = element("div", {class: "veil"}, dialog);
    root.append(element("link", {rel: "stylesheet", href: "/_serve/overlay.css"}), corner, veil);

    const closed = "etalase-closed"; // a problem once closed stays closed on other pages, until the next build
    const set = isOpen => { veil.hidden = !isOpen; open.hidden = isOpen; };
    const close = () => { set(false); sessionStorage.setItem(closed, shown.number); open.focus({preventScroll: true}); };
    root.querySelector(".close").addEventListener("click", close);
    veil.addEventListener("click", event => { if (event.target === veil) close(); });
    open.addEventListener("click", () => { set(true); dialog.focus({preventScroll: true}); });
    document.addEventListener("keydown", event => { if (event.key === "Escape" && !veil.hidden) close(); });
    const isOpen = shown.failed && sessionStorage.getItem(closed) !== String(shown.number);
    set(isOpen);
    root.querySelector("link").addEventListener("load", () => {
      host.dataset.ready = "";
      if (isOpen) dialog.focus({preventScroll: true});
    });
    document.body.append(host);
  };

  show();
})();
