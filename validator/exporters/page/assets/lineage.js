// An actor through time: its names, and its events a year.

import { said } from "./dates.js";
import { h, s } from "./dom.js";
import { native, several } from "./text.js";

/** "28 July 2016 to 28 January 2017", as far as it is given. */
export function years(actor) {
  if (!actor.from && !actor.to) return "";
  return `${actor.from ? said(actor.from) : "…"} to ${actor.to ? said(actor.to) : "…"}`;
}

/** The rows of an actor's line, oldest first: what it was before, what it became. */
function line(actor, known) {
  const found = new Set([actor]);
  for (const member of found) {
    if (member.before && known.actorsById.has(member.before))
      found.add(known.actorsById.get(member.before));
    for (const other of known.actors) if (other.before === member.id) found.add(other);
  }
  return [...found].sort((a, b) => (a.from ?? "").localeCompare(b.from ?? "") || a.index - b.index);
}

/** The names of an actor's line, itself among them; null if it only ever had one. */
export function names(actor, known) {
  const members = line(actor, known);
  if (members.length < 2) return null;
  return h(
    "section",
    {},
    h("h3", {}, "Names through time"),
    h(
      "ol",
      { class: "names" },
      members.map((member) =>
        h(
          "li",
          { "aria-current": member === actor ? "true" : null },
          h("span", { class: "when" }, years(member) || "years not given"),
          h(
            "span",
            {},
            member === actor
              ? h("b", {}, member.name)
              : h("a", { href: `#actor/${member.id}` }, member.name),
            member.native && [" ", native(member.native)],
            h("span", { class: "faint" }, ` ${several(known.roles[member.index].size, "event")}`),
          ),
        ),
      ),
    ),
  );
}

/** Events a year as small bars. */
export function spark(events, known) {
  const start = known.events[0]?.year ?? 2011;
  const end = known.events.at(-1)?.year ?? 2024;
  const bins = new Array(end - start + 1).fill(0);
  for (const event of events) bins[event.year - start] += 1;
  const top = Math.max(1, ...bins);
  const label = bins.map((count, index) => `${start + index}: ${count}`).join(", ");
  return s(
    "svg",
    {
      class: "spark",
      viewBox: `0 0 ${bins.length * 30} 54`,
      role: "img",
      "aria-label": `Events a year. ${label}`,
    },
    bins.map((count, index) => [
      s("rect", {
        x: index * 30 + 2,
        width: 26,
        y: 38 - (count / top) * 36,
        height: (count / top) * 36,
      }),
      s(
        "text",
        { x: index * 30 + 15, y: 51, "text-anchor": "middle" },
        `’${String(start + index).slice(2)}`,
      ),
    ]),
  );
}
