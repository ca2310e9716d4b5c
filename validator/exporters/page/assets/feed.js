// The list of events. Only blocks near the window are in the document: a block that leaves it
// keeps its height, so that ten thousand events scroll as one.

import { article } from "./event.js";
import { framed, h } from "./dom.js";

const BLOCK = 40;
const GUESS = 84; // pixels an event, until a block has been measured
const MARGIN = 1500;

/** A list in `root`; `moved` hears which event is at the top, `opened` of opening and closing. */
export function feed(root, known, { moved, opened }) {
  const open = new Set();
  let shown = [];
  let blocks = [];
  const places = new Map();

  const watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const block = blocks[Number(entry.target.dataset.block)];
        if (!block || block.element !== entry.target) continue;
        if (entry.isIntersecting) draw(block);
        else drop(block);
      }
    },
    { rootMargin: `${MARGIN}px 0px` },
  );

  const note = (event, wanted) => {
    if (wanted) open.add(event.index);
    else open.delete(event.index);
    opened(event, wanted);
  };

  function draw(block) {
    if (block.drawn) return;
    block.drawn = true;
    const rows = [];
    for (let i = block.first; i < block.last; i += 1) {
      const event = shown[i];
      if (i === 0 || shown[i - 1].year !== event.year)
        rows.push(h("h2", { class: "year" }, String(event.year)));
      rows.push(
        article(event, known, {
          position: i + 1,
          size: shown.length,
          open: open.has(event.index),
          opened: note,
        }),
      );
    }
    block.element.replaceChildren(...rows);
    block.element.style.minHeight = "";
  }

  function drop(block) {
    if (!block.drawn || block.element.contains(document.activeElement)) return;
    block.element.style.minHeight = `${block.element.offsetHeight}px`;
    block.element.replaceChildren();
    block.drawn = false;
  }

  function blockOf(place) {
    return blocks[Math.floor(place / BLOCK)];
  }

  /** Show these events from the first on. */
  function show(events) {
    watcher.disconnect();
    shown = events;
    places.clear();
    for (const [index, event] of events.entries()) places.set(event.index, index);
    blocks = [];
    for (let first = 0; first < events.length; first += BLOCK) {
      const last = Math.min(first + BLOCK, events.length);
      const element = h("div", { class: "block", "data-block": blocks.length });
      element.style.minHeight = `${(last - first) * GUESS}px`;
      blocks.push({ element, first, last, drawn: false });
    }
    if (blocks.length) draw(blocks[0]);
    root.replaceChildren(...blocks.map((block) => block.element));
    for (const block of blocks) watcher.observe(block.element);
    report();
  }

  /** The article of an event of the list, drawn; null if it is not in the list. */
  function reach(event) {
    const place = places.get(event.index);
    if (place === undefined) return null;
    draw(blockOf(place));
    return document.getElementById(event.id);
  }

  function at() {
    const edge = parseFloat(getComputedStyle(root).scrollMarginTop) + 8;
    const block = blocks.find((one) => one.element.getBoundingClientRect().bottom > edge);
    if (!block) return shown.at(-1) ?? null;
    for (const item of block.element.querySelectorAll(".event")) {
      if (item.getBoundingClientRect().bottom > edge)
        return known.events[Number(item.dataset.index)];
    }
    const { top, height } = block.element.getBoundingClientRect(); // not drawn yet
    const passed = Math.max(0, (edge - top) / height);
    return shown[Math.min(block.last - 1, block.first + Math.floor(passed * BLOCK))];
  }

  const report = framed(() => {
    if (!root.hidden) moved(at());
  });
  addEventListener("scroll", report, { passive: true });

  return {
    show,
    report,
    /** Bring an event to the top; open it if `unfold`. Whether it is in the list. */
    go(event, unfold) {
      if (unfold) open.add(event.index);
      const item = reach(event);
      if (!item) return false;
      const button = item.querySelector("h3 button");
      if (unfold && button.getAttribute("aria-expanded") === "false") button.click();
      item.scrollIntoView({ block: "start" });
      button.focus({ preventScroll: true });
      return true;
    },
    /** Move the focus by `step` events from the one that has it, or from the top. */
    step(step) {
      const from = document.activeElement?.closest?.(".event");
      const event = from ? known.events[Number(from.dataset.index)] : at();
      const place = event ? places.get(event.index) + (from ? step : 0) : 0;
      const target = shown[Math.max(0, Math.min(shown.length - 1, place))];
      if (!target) return;
      const item = reach(target);
      item.querySelector("h3 button").focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
    },
    /** Draw up to `limit` events, for print; how many are drawn. */
    drawAll(limit) {
      for (const block of blocks) if (block.first < limit) draw(block);
      return Math.min(limit, shown.length);
    },
    /** The first event that began on `day` or later, or the last. */
    after(day) {
      return shown.find((event) => event.earliest >= day) ?? shown.at(-1) ?? null;
    },
  };
}
