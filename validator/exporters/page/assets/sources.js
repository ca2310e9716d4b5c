// Sources: an index, and for each what rests on it.

import { languageName, STANCES } from "./claims.js";
import { said, span } from "./dates.js";
import { h } from "./dom.js";
import { details, sources } from "./model.js";
import { growing, searchable } from "./listing.js";
import { host, native, outward, several, spaced } from "./text.js";

/** Every source, by publisher and date. */
export async function sourceIndex(known) {
  const { list } = await sources();
  const publisher = (source) => known.publishers[source.paper];
  const items = list.toSorted(
    (a, b) =>
      a.paper - b.paper ||
      (a.published ?? "9").localeCompare(b.published ?? "9") ||
      a.index - b.index,
  );
  const words = (source) =>
    [source.title, publisher(source), source.origin, source.author ?? "", source.id].join("\n");
  const row = (source) =>
    h(
      "li",
      {},
      h(
        "span",
        { class: "faint" },
        `${publisher(source)}, ${said(source.published) || "undated"}: `,
      ),
      h("a", { href: `#source/${source.id}` }, native(source.title, source.language)),
    );
  return [
    h("h2", { tabindex: "-1" }, "Sources"),
    searchable({ label: "Find a source", items, words, row }),
  ];
}

async function resting(known, source) {
  const candidates = known.events.filter((event) => event.papers.includes(source.paper));
  const told = await Promise.all(
    candidates.map(async (event) => [
      event,
      (await details(known, event)).claims.filter((claim) => claim.source === source.index),
    ]),
  );
  return told.filter(([, claims]) => claims.length > 0);
}

function credits(source, known) {
  const publisher = known.publishers[source.paper];
  return h(
    "dl",
    { class: "credits" },
    [
      ["Publisher", h("a", { href: `#?${new URLSearchParams({ publisher })}` }, publisher)],
      ["Reporting by", source.origin === "unknown" ? "not named on the page" : source.origin],
      ["Author", source.author],
      ["Published", said(source.published) || "undated"],
      ["Read", said(source.accessed)],
      ["Language", source.language && languageName(source.language)],
      ["Kind", spaced(source.kind)],
      ["Page", outward(source.url, host(source.url) || "no link")],
      ["Stored copy", source.archive && outward(source.archive, host(source.archive))],
    ]
      .filter(([, value]) => value)
      .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

function descent(source, list, byId) {
  const link = (other) =>
    h("a", { href: `#source/${other.id}` }, native(other.title, other.language));
  const parent = source.derivedFrom && byId.get(source.derivedFrom);
  const children = list.filter((other) => other.derivedFrom === source.id);
  return [
    parent && h("p", {}, h("span", { class: "faint" }, `It ${source.relation} `), link(parent)),
    children.length > 0 &&
      h(
        "p",
        {},
        h("span", { class: "faint" }, "Taken up by "),
        children.map((other, index) => [index ? "; " : "", link(other), ` (${other.relation})`]),
      ),
  ];
}

/** The page of one source. */
export async function sourcePage(known, id) {
  const { list, byId } = await sources();
  const source = byId.get(id);
  if (!source)
    return [
      h("h2", { tabindex: "-1" }, "No such source"),
      h("p", {}, h("a", { href: "#sources" }, "All sources")),
    ];
  const found = await resting(known, source);
  const claims = found.reduce((sum, [, own]) => sum + own.length, 0);
  const row = ([event, own]) =>
    h(
      "li",
      {},
      h("span", { class: "when" }, span(event.date, event.end)),
      h(
        "span",
        {},
        h("a", { href: `#${event.id}` }, event.title),
        h(
          "ul",
          { class: "statements" },
          own.map((claim) =>
            h(
              "li",
              { class: claim.stance },
              h("b", {}, STANCES[claim.stance] ?? claim.stance),
              claim.attributed && ` (${claim.attributed})`,
              ": ",
              native(claim.statement),
            ),
          ),
        ),
      ),
    );
  return [
    h("p", { class: "crumb" }, h("a", { href: "#sources" }, "Sources")),
    h("h2", { tabindex: "-1", id: `source-${source.id}` }, native(source.title, source.language)),
    credits(source, known),
    descent(source, list, byId),
    h(
      "section",
      {},
      h(
        "h3",
        {},
        `What rests on it: ${several(claims, "claim")} about ${several(found.length, "event")}`,
      ),
      growing(found, row, { class: "dated" }),
    ),
  ];
}
