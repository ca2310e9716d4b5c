// Who says what about one event: origins side by side, each with its sources.

import { said } from "./dates.js";
import { h } from "./dom.js";
import { counted, host, native, outward, spaced } from "./text.js";

/** How a source stands to a statement, in words. */
export const STANCES = {
  asserts: "says",
  reports: "passes on",
  doubts: "doubts",
  denies: "denies",
};

/** "20 killed", "at least 35 killed", "20 to 30 killed" */
export function figure({ measure, low, high }) {
  const unit = measure === "reward-usd" ? "US dollars reward" : spaced(measure);
  if (high === null) return `at least ${counted(low)} ${unit}`;
  return low === high ? `${counted(low)} ${unit}` : `${counted(low)} to ${counted(high)} ${unit}`;
}

function facts(claim, known) {
  const actor = claim.actor === null ? null : known.actors[claim.actor];
  return [
    actor &&
      h(
        "span",
        { class: "fact" },
        `${spaced(claim.role)}: `,
        h("a", { href: `#actor/${actor.id}` }, claim.actorName ?? actor.name),
      ),
    claim.date && h("span", { class: "fact" }, said(claim.date)),
    claim.measure && h("span", { class: "fact figure" }, figure(claim)),
    claim.locator && h("span", { class: "fact faint" }, claim.locator),
  ];
}

function statement(claim, known) {
  const voice = claim.attributed
    ? ` ${claim.stance === "reports" ? "" : "on "}${claim.attributed}`
    : "";
  return h(
    "li",
    { class: `claim ${claim.stance}`, id: `claim-${claim.id}` },
    h("p", { class: "stance" }, h("b", {}, STANCES[claim.stance] ?? claim.stance), voice),
    h("p", { class: "said" }, native(claim.statement)),
    h("p", { class: "facts" }, facts(claim, known)),
  );
}

/** One source with its statements. */
function card(source, claims, known) {
  const publisher = known.publishers[source.paper];
  const foreign = source.language?.split("-")[0] === "en" ? null : source.language;
  const credit = [
    source.origin !== publisher && source.origin !== "unknown" && `reporting by ${source.origin}`,
    source.origin === "unknown" && "origin not named",
    said(source.published) || "undated",
    foreign && `in ${languageName(foreign)}`,
  ]
    .filter(Boolean)
    .join(" · ");
  return h(
    "section",
    { class: "card" },
    h(
      "h5",
      {},
      h("a", { href: `#source/${source.id}`, title: "What rests on this source" }, publisher),
    ),
    h(
      "p",
      { class: "title" },
      outward(
        source.url,
        native(source.title, foreign),
        " ",
        h("span", { class: "host" }, host(source.url)),
      ),
    ),
    h("p", { class: "credit" }, credit),
    h(
      "ul",
      {},
      claims.map((claim) => statement(claim, known)),
    ),
  );
}

/** "Turkish" for tr. */
export function languageName(tag) {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

/** Items by what `key` says of them, in the order of their coming. */
export function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(key(item))) groups.set(key(item), []);
    groups.get(key(item)).push(item);
  }
  return groups;
}

/** Clusters of claims that count once, side by side. */
export function origins(claims, list, known) {
  let number = 0;
  return h(
    "div",
    { class: "origins" },
    [...grouped(claims, (claim) => claim.cluster).values()].map((cluster) => {
      const counts = Boolean(cluster[0].counts);
      if (counts) number += 1;
      const names = new Set(
        cluster.map((claim) => list[claim.source].origin).filter((name) => name !== "unknown"),
      );
      const label = counts ? `Independent origin ${number}` : "Not counted as an origin";
      return h(
        "section",
        { class: counts ? "origin" : "origin uncounted" },
        h("h4", {}, label, names.size ? h("span", {}, [...names].sort().join(", ")) : null),
        [...grouped(cluster, (claim) => claim.source)].map(([source, own]) =>
          card(list[source], own, known),
        ),
      );
    }),
  );
}
