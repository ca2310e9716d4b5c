// Which events pass, and how many would pass with each choice of a filter.

import { fold } from "./text.js";

/** The place of an event as a filter's value, or null. */
export function spot(event) {
  return event.latitude === null ? null : `${event.latitude},${event.longitude}`;
}

function tests(known, filters) {
  const list = [];
  const add = (name, passes) => list.push({ name, passes });
  const from = Number(filters.from) || -Infinity;
  const to = Number(filters.to) || Infinity;
  if (filters.from || filters.to) {
    add(
      "year",
      (event) => Number((event.end ?? event.latest).slice(0, 4)) >= from && event.year <= to,
    );
  }
  for (const name of ["kind", "governorate", "standing"]) {
    const wanted = new Set(filters[name]);
    if (wanted.size) add(name, (event) => wanted.has(event[name]));
  }
  if (filters.odds) add("odds", (event) => event.contradictions > 0);
  if (filters.at) add("at", (event) => spot(event) === filters.at);
  if (filters.actor) {
    const actor = known.actorsById.get(filters.actor)?.index;
    add("actor", (event) => event.actors.includes(actor));
  }
  if (filters.publisher) {
    const paper = known.publishers.indexOf(filters.publisher);
    add("publisher", (event) => event.papers.includes(paper));
  }
  const words = fold(filters.q).split(/\s+/).filter(Boolean);
  if (words.length)
    add("q", (event) =>
      words.every((word) => event.words.includes(word) || event.said?.includes(word)),
    );
  return list;
}

function tally(counts, name, value) {
  if (value === null) return;
  const of = counts[name];
  of.set(value, (of.get(value) ?? 0) + 1);
}

function note(counts, event, only) {
  if (!only || only === "kind") tally(counts, "kind", event.kind);
  if (!only || only === "governorate") tally(counts, "governorate", event.governorate);
  if (!only || only === "standing") tally(counts, "standing", event.standing);
  if ((!only || only === "odds") && event.contradictions) tally(counts, "odds", "1");
  if (!only || only === "actor") for (const actor of event.actors) tally(counts, "actor", actor);
  if (!only || only === "publisher")
    for (const paper of event.papers) tally(counts, "publisher", paper);
}

/** The events that pass, and for each filter what its choices would leave, the others kept. */
export function filtered(known, filters) {
  const list = tests(known, filters);
  const counts = {
    kind: new Map(),
    governorate: new Map(),
    standing: new Map(),
    odds: new Map(),
    actor: new Map(),
    publisher: new Map(),
  };
  const events = [];
  for (const event of known.events) {
    let failed = null;
    let failures = 0;
    for (const test of list) {
      if (test.passes(event)) continue;
      failed = test.name;
      failures += 1;
      if (failures > 1) break;
    }
    if (failures === 0) events.push(event);
    if (failures < 2) note(counts, event, failed);
  }
  return { events, counts };
}
