// What cannot all hold about one event, and who stands on which side.

import { figure, grouped } from "./claims.js";
import { said } from "./dates.js";
import { h } from "./dom.js";
import { several, spaced } from "./text.js";

function byDate(a, b) {
  return (a.date ?? "").localeCompare(b.date ?? "");
}

function byFigure(a, b) {
  return a.low - b.low || (a.high ?? Infinity) - (b.high ?? Infinity);
}

function sides(claims, value, list, known) {
  return [...grouped(claims, value)].map(([label, own]) =>
    h(
      "li",
      {},
      h("b", {}, label),
      " ",
      h(
        "span",
        {},
        [...new Set(own.map((claim) => known.publishers[list[claim.source].paper]))].join(", "),
      ),
    ),
  );
}

function dispute([property, detail], claims, list, known) {
  const supporting = claims.filter(
    (claim) => claim.stance === "asserts" || claim.stance === "reports",
  );
  const heads = {
    date: "The date",
    role: "Who was on which side",
    stance: "Whether it happened so",
  };
  const lists = {
    date: () =>
      sides(
        supporting.filter((claim) => claim.date).toSorted(byDate),
        (claim) => said(claim.date),
        list,
        known,
      ),
    role: () =>
      sides(
        supporting.filter((claim) => known.actors[claim.actor]?.id === detail),
        (claim) => `${claim.actorName ?? known.actors[claim.actor].name}: ${spaced(claim.role)}`,
        list,
        known,
      ),
    stance: () =>
      sides(claims, (claim) => (supporting.includes(claim) ? "for" : claim.stance), list, known),
  };
  const figures = () =>
    sides(
      supporting.filter((claim) => claim.measure === property).toSorted(byFigure),
      figure,
      list,
      known,
    );
  return h(
    "div",
    {},
    h("dt", {}, heads[property] ?? `How many: ${spaced(property)}`),
    h("dd", {}, h("ul", {}, (lists[property] ?? figures)())),
  );
}

/** What cannot all hold, and who stands on which side; null if all can. */
export function disputes(odds, claims, list, known) {
  if (!odds.length) return null;
  return h(
    "section",
    { class: "disputes" },
    h("h4", {}, `Sources disagree on ${several(odds.length, "point")}`),
    h(
      "dl",
      {},
      odds.map((odd) => dispute(odd, claims, list, known)),
    ),
  );
}
