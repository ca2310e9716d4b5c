// The years at a glance: events a month, those that pass the filters in front, and a mark at
// the place where the reader is. Drag over it to choose years; press a year to go there.

import { monthOf, months } from "./dates.js";
import { framed, h, s } from "./dom.js";
import { dragging } from "./dragging.js";
import { several } from "./text.js";

const HEIGHT = 56;

function density(events, first, count) {
  const bins = new Array(count).fill(0);
  for (const event of events) {
    const place = months(event.earliest) - first;
    if (place >= 0 && place < count) bins[place] += 1;
  }
  return bins;
}

function bars(bins, top, width, name) {
  const step = width / bins.length;
  const path = bins
    .map((count, index) => {
      if (!count) return "";
      const height = Math.max(1.5, Math.sqrt(count / top) * (HEIGHT - 4));
      return `M${(index * step).toFixed(2)} ${HEIGHT}v${-height.toFixed(2)}h${Math.max(0.6, step - 0.8).toFixed(2)}v${height.toFixed(2)}z`;
    })
    .join("");
  return s("path", { class: name, d: path });
}

/** Draw into `root`; `jump` hears a day, `choose` a first and a last year. */
export function overview(root, known, { jump, choose }) {
  const window_ = known.about.temporal ?? {};
  const start = Number((window_.start ?? known.events[0]?.earliest ?? "2011").slice(0, 4));
  const end = Number((window_.end ?? known.events.at(-1)?.earliest ?? "2024").slice(0, 4));
  const first = start * 12;
  const count = (end - start + 1) * 12;
  const all = density(known.events, first, count);
  const top = Math.max(1, ...all);
  const here = h("span", { class: "here", "aria-hidden": "true" });
  const brush = h("span", { class: "brush", "aria-hidden": "true" });
  const chart = h("div", { class: "chart" });
  const years = h(
    "ol",
    { class: "ticks" },
    Array.from({ length: end - start + 1 }, (_, index) =>
      h(
        "li",
        {},
        h(
          "button",
          {
            type: "button",
            onclick: () => jump(`${start + index}-01-01`),
            "aria-label": `Go to ${start + index}`,
          },
          h("span", { class: "long" }, String(start + index)),
          h(
            "span",
            { class: "short", "aria-hidden": "true" },
            `’${String(start + index).slice(2)}`,
          ),
        ),
      ),
    ),
  );
  let passing = known.events;

  const draw = framed(() => {
    const width = chart.clientWidth || 1000;
    const busiest = all.indexOf(top);
    const label = `Events a month from ${start} to ${end}, at most ${several(top, "event")} (${monthOf(dayOf(busiest))}); ${several(passing.length, "event")} shown.`;
    const picture = s(
      "svg",
      {
        viewBox: `0 0 ${width} ${HEIGHT}`,
        height: HEIGHT,
        width,
        preserveAspectRatio: "none",
        role: "img",
        "aria-label": label,
      },
      Array.from({ length: end - start }, (_, index) =>
        s("line", {
          class: "rule",
          x1: ((index + 1) * 12 * width) / count,
          x2: ((index + 1) * 12 * width) / count,
          y1: 0,
          y2: HEIGHT,
        }),
      ),
      bars(all, top, width, "all"),
      bars(density(passing, first, count), top, width, "passing"),
    );
    chart.replaceChildren(picture, brush, here);
  });

  function dayOf(place) {
    const month = first + Math.max(0, Math.min(count - 1, Math.floor(place)));
    return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
  }

  dragging(chart, brush, (from, to, dragged) => {
    if (dragged) choose(dayOf(from * count).slice(0, 4), dayOf(to * count).slice(0, 4));
    else jump(dayOf(from * count));
  });
  root.replaceChildren(chart, years);
  root.hidden = false;
  new ResizeObserver(draw).observe(chart);

  return {
    /** Whether it is there to be seen: only beside a list or a map. */
    seen(wanted) {
      root.hidden = !wanted;
    },
    /** The events that pass the filters. */
    show(events) {
      passing = events;
      draw();
    },
    /** The event that the reader is at. */
    mark(event) {
      here.hidden = !event;
      if (!event) return;
      const place = (months(event.earliest) - first + 0.5) / count;
      here.style.left = `${Math.max(0, Math.min(1, place)) * 100}%`;
      here.dataset.month = monthOf(event.earliest);
      here.classList.toggle("late", place > 0.5);
    },
  };
}
