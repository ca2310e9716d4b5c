// A plain grid of degrees to put places on.

import { s } from "./dom.js";

const FALLBACK = { west: 35.6, south: 32.3, east: 42.4, north: 37.4 };

/** Degrees to pixels, true to scale in the middle of the box. */
export function projection({ west, south, east, north }, width) {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * narrow);
  const height = (north - south) * scale;
  return {
    width,
    height,
    scale,
    south,
    north,
    x: (longitude) => (longitude - west) * narrow * scale,
    y: (latitude) => height - (latitude - south) * scale,
  };
}

/** The package's own box, a little wider. */
export function margin(box) {
  const { west, south, east, north } = { ...FALLBACK, ...box };
  return { west: west - 0.2, south: south - 0.2, east: east + 0.2, north: north + 0.2 };
}

/** Lines at whole degrees. */
export function graticule(box, plane) {
  const lines = [];
  for (let degree = Math.ceil(box.west); degree <= box.east; degree += 1) {
    lines.push(
      s("line", { x1: plane.x(degree), x2: plane.x(degree), y1: 0, y2: plane.height }),
      s("text", { x: plane.x(degree) + 4, y: plane.height - 6 }, `${degree}° E`),
    );
  }
  for (let degree = Math.ceil(box.south); degree <= box.north; degree += 1) {
    lines.push(
      s("line", { x1: 0, x2: plane.width, y1: plane.y(degree), y2: plane.y(degree) }),
      s("text", { x: 4, y: plane.y(degree) - 5 }, `${degree}° N`),
    );
  }
  return s("g", { class: "graticule", "aria-hidden": "true" }, lines);
}

/** How long a hundred kilometres are. */
export function yardstick(plane) {
  const length = (100 / 111.2) * plane.scale;
  const y = plane.height - 30;
  return s(
    "g",
    { class: "yardstick", "aria-hidden": "true" },
    s("path", { d: `M${plane.width - 20 - length} ${y - 5}v5h${length}v-5` }),
    s("text", { x: plane.width - 20 - length / 2, y: y - 9, "text-anchor": "middle" }, "100 km"),
  );
}

/** The disc of a place: middle, radius and box. */
export function disc(place, plane, radius) {
  const x = plane.x(place.longitude);
  const y = plane.y(place.latitude);
  const r = radius(place.count);
  return { x, y, r, left: x - r, right: x + r, top: y - r, bottom: y + r };
}
