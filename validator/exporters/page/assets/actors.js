// Actors: an index, and for each its names through time, its events and with whom.

import { span } from "./dates.js";
import { h } from "./dom.js";
import { names, spark, years } from "./lineage.js";
import { searchable, growing } from "./listing.js";
import { native, several, spaced } from "./text.js";

/** Every actor, the busiest first. */
export function actorIndex(known) {
  const items = known.actors.toSorted(
    (a, b) =>
      known.roles[b.index].size - known.roles[a.index].size || a.name.localeCompare(b.name, "en"),
  );
  const words = (actor) =>
    [actor.name, actor.native ?? "", actor.aliases ?? "", actor.id].join("\n");
  const row = (actor) =>
    h(
      "li",
      {},
      h("a", { href: `#actor/${actor.id}` }, actor.name),
      actor.native && [" ", native(actor.native)],
      h(
        "span",
        { class: "faint" },
        ` ${[spaced(actor.kind), years(actor), several(known.roles[actor.index].size, "event")].filter(Boolean).join(" · ")}`,
      ),
    );
  return [
    h("h2", { tabindex: "-1" }, "Actors"),
    searchable({ label: "Find an actor", items, words, row }),
  ];
}

function company(actor, events, known) {
  const counts = new Map();
  for (const event of events)
    for (const other of event.actors)
      if (other !== actor.index) counts.set(other, (counts.get(other) ?? 0) + 1);
  const first = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
  if (!first.length) return null;
  return h(
    "p",
    {},
    h("span", { class: "faint" }, "Most often in one event with "),
    first.map(([other, count], index) => [
      index ? ", " : "",
      h("a", { href: `#actor/${known.actors[other].id}` }, known.actors[other].name),
      ` (${count})`,
    ]),
  );
}

/** The page of one actor. */
export function actorPage(known, id) {
  const actor = known.actorsById.get(id);
  if (!actor)
    return [
      h("h2", { tabindex: "-1" }, "No such actor"),
      h("p", {}, h("a", { href: "#actors" }, "All actors")),
    ];
  const events = [...known.roles[actor.index].keys()].map((index) => known.events[index]);
  const whole = actor.partOf && known.actorsById.get(actor.partOf);
  const parts = known.actors.filter((other) => other.partOf === actor.id);
  const aliases = (actor.aliases ?? "")
    .split(";")
    .map((alias) => alias.trim())
    .filter(Boolean);
  const row = (event) =>
    h(
      "li",
      {},
      h("span", { class: "when" }, span(event.date, event.end)),
      h(
        "span",
        {},
        h("a", { href: `#${event.id}` }, event.title),
        h(
          "span",
          { class: "faint" },
          ` ${known.roles[actor.index].get(event.index).map(spaced).join(", ")}`,
        ),
        event.contradictions > 0 && [" ", h("span", { class: "odds" }, "sources disagree")],
      ),
    );
  return [
    h("p", { class: "crumb" }, h("a", { href: "#actors" }, "Actors")),
    h(
      "h2",
      { tabindex: "-1", id: `actor-${actor.id}` },
      actor.name,
      actor.native && [" ", native(actor.native)],
    ),
    h("p", { class: "faint" }, [spaced(actor.kind), years(actor)].filter(Boolean).join(" · ")),
    actor.description && h("p", { class: "summary" }, actor.description),
    aliases.length > 0 &&
      h(
        "p",
        {},
        h("span", { class: "faint" }, "Also called "),
        aliases.map((alias, index) => [index ? ", " : "", native(alias)]),
      ),
    whole &&
      h(
        "p",
        {},
        h("span", { class: "faint" }, "Part of "),
        h("a", { href: `#actor/${whole.id}` }, whole.name),
      ),
    parts.length > 0 &&
      h(
        "p",
        {},
        h("span", { class: "faint" }, "Its parts: "),
        parts.map((part, index) => [
          index ? ", " : "",
          h("a", { href: `#actor/${part.id}` }, part.name),
        ]),
      ),
    names(actor, known),
    h(
      "section",
      {},
      h("h3", {}, several(events.length, "event")),
      events.length > 0 && spark(events, known),
      company(actor, events, known),
      events.length > 0 &&
        h("p", {}, h("a", { href: `#?actor=${actor.id}` }, "Show them in the chronology")),
      growing(events, row, { class: "dated" }),
    ),
  ];
}
