// A long list in parts: the first at once, the next when the reader comes near its end.

import { h } from "./dom.js";
import { fold } from "./text.js";

const PART = 150;

/** A `ul` of `items` drawn by `row`, growing as it is scrolled. */
export function growing(items, row, attributes) {
  const list = h("ul", attributes);
  const end = h("li", { class: "end", "aria-hidden": "true" });
  let drawn = 0;
  const more = () => {
    const part = items.slice(drawn, drawn + PART);
    drawn += part.length;
    end.before(...part.map(row));
    if (drawn >= items.length) {
      watcher.disconnect();
      end.remove();
    }
  };
  const watcher = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) more();
    },
    { rootMargin: "800px" },
  );
  list.append(end);
  more();
  if (drawn < items.length) watcher.observe(end);
  return list;
}

/** A search field over a growing list: `words` gives the words of an item. */
export function searchable({ label, items, words, row }) {
  const box = h("div", {});
  const said = h("p", { role: "status", class: "hint" });
  const field = h("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  let folded = null;
  const show = () => {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    if (wanted.length) folded ??= items.map((item) => fold(words(item)));
    const found = items.filter((_, index) => wanted.every((word) => folded[index].includes(word)));
    said.textContent = `${found.length.toLocaleString("en")} of ${items.length.toLocaleString("en")}`;
    box.replaceChildren(growing(found, row, { class: "index" }));
  };
  field.addEventListener("input", show);
  show();
  return [h("p", { class: "find" }, h("label", {}, label, " ", field)), said, box];
}
