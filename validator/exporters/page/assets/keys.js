// Keyboard and paper.

import { byId } from "./dom.js";

const PRINTED = 2000; // events; more would be a book

/** The keys of the list: / to search, j and k or arrows to walk. */
export function keys(list, listed) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = byId("filters").elements.q;
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "Escape" && event.target === field) {
      byId("main").focus({ preventScroll: true });
      return;
    }
    if (typing || !listed()) return;
    const onTitle = event.target.matches?.("h3 button");
    const step = { j: 1, k: -1, ...(onTitle ? { ArrowDown: 1, ArrowUp: -1 } : {}) }[event.key];
    if (event.key === "/") field.focus();
    else if (step) list.step(step);
    else return;
    event.preventDefault();
  });
}

/** Have the list drawn whole for paper. */
export function printing(list) {
  addEventListener("beforeprint", () => list.drawAll(PRINTED));
}

/** Make the first link skip to the list without a new address. */
export function skipping() {
  document.querySelector("[data-skip]").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
}
