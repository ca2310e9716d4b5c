// One event: a line to scan, and what it rests on once it is opened.

import { origins } from "./claims.js";
import { disputes } from "./disputes.js";
import { said, span } from "./dates.js";
import { h } from "./dom.js";
import { details, sources } from "./model.js";
import { where } from "./places.js";
import { several, spaced } from "./text.js";

/** The line under a title: kind, place, standing, origins, disagreement. */
export function meta(event, known) {
  return h(
    "p",
    { class: "meta" },
    h("span", { class: "kind" }, spaced(event.kind)),
    where(event, known) && h("span", { class: "place" }, h("bdi", {}, where(event, known))),
    h(
      "span",
      { class: `standing ${event.standing}`, title: known.about.standings[event.standing] },
      spaced(event.standing),
    ),
    h(
      "span",
      { title: "Pages that copy one another or pass on the same voice count once." },
      several(event.origins, "independent origin"),
    ),
    h("span", { class: "faint" }, several(event.sources, "source")),
    event.contradictions > 0 && h("span", { class: "odds" }, "sources disagree"),
  );
}

function exact(date) {
  return /^\d{4}(-\d{2}){0,2}$/.test(date) ? date : null;
}

function larger(event, known) {
  const whole = event.partOf && known.eventsById.get(event.partOf);
  const parts = known.events.filter((other) => other.partOf === event.id);
  return [
    whole && h("p", { class: "part" }, "Part of ", h("a", { href: `#${whole.id}` }, whole.title)),
    parts.length > 0 &&
      h(
        "details",
        { class: "part" },
        h("summary", {}, `${several(parts.length, "event")} within it`),
        h(
          "ul",
          {},
          parts.map((part) =>
            h(
              "li",
              {},
              h("a", { href: `#${part.id}` }, part.title),
              " ",
              h("span", { class: "faint" }, span(part.date, part.end)),
            ),
          ),
        ),
      ),
  ];
}

function reported(text) {
  const given = (text ?? "")
    .split(";")
    .map((item) => /^(\S+) \((\d+)\)$/.exec(item))
    .filter(Boolean);
  if (given.length < 2) return null;
  return h(
    "p",
    { class: "reported" },
    "Dates given: ",
    given.map(([, date, count], index) => [
      index ? "; " : "",
      h("b", {}, said(date)),
      ` (${several(Number(count), "origin")})`,
    ]),
  );
}

async function fill(body, event, known) {
  try {
    const [told, { list }] = await Promise.all([details(known, event), sources()]);
    body.replaceChildren(
      h("p", { class: "summary" }, told.summary),
      ...larger(event, known).filter(Boolean),
      ...[reported(told.dates), disputes(told.odds, told.claims, list, known)].filter(Boolean),
      origins(told.claims, list, known),
      h(
        "p",
        { class: "permalink" },
        h("a", { href: `#${event.id}` }, "Link to this event"),
        " ",
        h("code", {}, event.id),
      ),
    );
  } catch (problem) {
    body.replaceChildren(
      h("p", { class: "notice" }, `What this event rests on cannot be shown: ${problem.message}.`),
    );
  }
}

/** An article for `event`, number `position` of `size`; `opened` hears of opening and closing. */
export function article(event, known, { position, size, open, opened }) {
  const body = h("div", { class: "details", id: `details-${event.index}`, hidden: !open });
  const button = h(
    "button",
    {
      type: "button",
      "aria-expanded": String(open),
      "aria-controls": body.id,
      id: `title-${event.index}`,
    },
    h("bdi", {}, event.title),
  );
  const turn = (wanted) => {
    button.setAttribute("aria-expanded", String(wanted));
    body.hidden = !wanted;
    if (wanted && !body.hasChildNodes()) fill(body, event, known);
  };
  button.addEventListener("click", () => {
    const wanted = body.hidden;
    turn(wanted);
    opened(event, wanted);
  });
  if (open) turn(true);
  return h(
    "article",
    {
      class: "event",
      id: event.id,
      "aria-labelledby": button.id,
      "aria-posinset": position,
      "aria-setsize": size,
      "data-index": event.index,
    },
    h(
      "p",
      { class: "when" },
      h("time", { datetime: exact(event.date) }, span(event.date, event.end)),
    ),
    h("div", { class: "what" }, h("h3", {}, button), meta(event, known), body),
  );
}
