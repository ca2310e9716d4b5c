// Names on the map, where there is room for them.

import { s } from "./dom.js";
import { disc } from "./plane.js";

const LABELS = 30;
const NAMED = 3; // the busiest places have their names on them, come what may

/** Names in or beside the busiest places, where they run into no other name or larger disc. */
export function labels(list, plane, radius) {
  const discs = list.slice(0, 80).map((place) => disc(place, plane, radius));
  const taken = margins(plane);
  const drawn = [];
  for (const place of list) {
    const { x, y, r } = disc(place, plane, radius);
    const half = place.name.length * 3.6;
    const beside = [
      [x + r + 4 + half, y + 4],
      [x - r - 4 - half, y + 4],
      [x, y - r - 5],
      [x, y + r + 14],
    ];
    const clear =
      (others) =>
      ([middle, base]) =>
        middle - half > 2 &&
        middle + half < plane.width - 2 &&
        !others.some((other) => crosses(middle - half, base, 2 * half, other));
    const inside = half < r + 4 || drawn.length < NAMED ? [[x, y + 4]].find(clear(taken)) : null;
    const free = drawn.length < LABELS && (inside ?? beside.find(clear([...taken, ...discs])));
    if (!free) continue;
    const [middle, base] = free;
    taken.push({ left: middle - half, right: middle + half, top: base - 11, bottom: base + 3 });
    drawn.push(s("text", { x: middle, y: base, "text-anchor": "middle" }, place.name));
  }
  return s("g", { class: "names", "aria-hidden": "true" }, drawn);
}

/** Where the degrees are written. */
function margins(plane) {
  const left = [];
  for (let degree = Math.ceil(plane.south); degree <= plane.north; degree += 1)
    left.push({ left: 0, right: 40, top: plane.y(degree) - 17, bottom: plane.y(degree) - 3 });
  return [...left, { left: 0, right: plane.width, top: plane.height - 18, bottom: plane.height }];
}

function crosses(left, base, width, other) {
  return (
    left < other.right &&
    left + width > other.left &&
    base - 12 < other.bottom &&
    base + 3 > other.top
  );
}
