// Where events happened: true places on a plain grid of degrees, no borders drawn.

import { spot } from "./filters.js";
import { h, s } from "./dom.js";
import { governorateName } from "./places.js";
import { labels } from "./labels.js";
import { disc, graticule, margin, projection, yardstick } from "./plane.js";
import { counted, several } from "./text.js";

const WIDEST = 900;
const BESIDE = 290; // the table beside the map, where there is room for it

function places(events) {
  const found = new Map();
  for (const event of events) {
    const key = spot(event);
    if (key === null) continue;
    if (!found.has(key))
      found.set(key, {
        key,
        latitude: event.latitude,
        longitude: event.longitude,
        count: 0,
        names: new Map(),
      });
    const place = found.get(key);
    place.count += 1;
    if (event.place) place.names.set(event.place, (place.names.get(event.place) ?? 0) + 1);
  }
  for (const place of found.values())
    place.name =
      [...place.names].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]?.[0] ??
      place.key;
  return [...found.values()].sort((a, b) => b.count - a.count);
}

function byGovernorate(events, known, address) {
  const counts = new Map(Object.keys(known.about.governorates).map((code) => [code, 0]));
  for (const event of events)
    if (counts.has(event.governorate))
      counts.set(event.governorate, counts.get(event.governorate) + 1);
  const top = Math.max(1, ...counts.values());
  return h(
    "table",
    { class: "areas" },
    h("caption", {}, "Events by governorate"),
    h(
      "tbody",
      {},
      [...counts]
        .sort((a, b) => b[1] - a[1])
        .map(([code, count]) =>
          h(
            "tr",
            {},
            h(
              "th",
              { scope: "row" },
              h("a", { href: address({ governorate: [code] }) }, governorateName(known, code)),
            ),
            h("td", {}, counted(count)),
            h(
              "td",
              { "aria-hidden": "true" },
              s(
                "svg",
                { viewBox: "0 0 100 12", preserveAspectRatio: "none" },
                s("rect", { width: (100 * count) / top, height: 12 }),
              ),
            ),
          ),
        ),
    ),
  );
}

/** The map of `events`; `address` gives the link to the list with other filters. */
export function atlas(known, events, address, room) {
  const box = margin(known.about.spatial);
  const plane = projection(
    box,
    Math.max(300, Math.min(WIDEST, innerWidth > 1120 ? room - BESIDE : room)),
  );
  const all = places(events);
  const inside = all.filter(
    (place) =>
      place.longitude > box.west &&
      place.longitude < box.east &&
      place.latitude > box.south &&
      place.latitude < box.north,
  );
  const shown = inside.reduce((sum, place) => sum + place.count, 0);
  const placed = all.reduce((sum, place) => sum + place.count, 0);
  const top = Math.max(1, inside[0]?.count ?? 1);
  const radius = (count) => 3 + Math.sqrt(count / top) * Math.min(22, plane.width / 30);
  const dots = inside.map((place) => {
    const { x, y, r } = disc(place, plane, radius);
    const label = `${place.name}: ${several(place.count, "event")}`;
    return s(
      "a",
      { href: address({ at: place.key }), "aria-label": label },
      s("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1) }, s("title", {}, label)),
    );
  });
  const left = [
    placed - shown && `${counted(placed - shown)} lie outside it`,
    events.length - placed && `${counted(events.length - placed)} have no exact place`,
  ].filter(Boolean);
  return [
    h("h2", { tabindex: "-1" }, "Map"),
    h(
      "p",
      {},
      `${several(shown, "event")} of ${counted(events.length)} on the map`,
      left.length ? `; ${left.join(", ")}.` : ".",
      " Press a place to read its events.",
    ),
    h(
      "div",
      { class: "atlas" },
      s(
        "svg",
        {
          viewBox: `0 0 ${plane.width} ${plane.height.toFixed(1)}`,
          role: "group",
          "aria-label": `Map of ${several(inside.length, "place")}`,
        },
        graticule(box, plane),
        yardstick(plane),
        s("g", { class: "dots" }, dots),
        labels(inside, plane, radius),
      ),
      byGovernorate(events, known, address),
    ),
    h(
      "p",
      { class: "hint" },
      "Equirectangular projection, degrees of WGS 84. No borders are drawn: lines of control moved with the war. Areas of the discs grow with the number of events.",
    ),
  ];
}
