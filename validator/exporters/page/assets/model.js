// The tables as objects. Events, actors and publishers are there at once; the rest is loaded.

import { load, take } from "./data.js";
import { fold } from "./text.js";

const words = (text) => text.trim().split(/\s+/);

const EVENT = words(`
  id title date end earliest latest kind place governorate country latitude longitude partOf
  standing claims sources origins contradictions parts papers`);
const ACTOR = words(`
  id name native aliases kind partOf before from to description`);
const SOURCE = words(`
  id title paper origin derivedFrom relation url archive author published accessed language
  kind`);
const CLAIM = words(`
  id stance attributed statement actor actorName role date measure low high locator cluster
  counts source`);

function named(fields, row, index) {
  const item = { index };
  for (let i = 0; i < fields.length; i += 1) item[fields[i]] = row[i];
  return item;
}

function indexed(items) {
  return new Map(items.map((item) => [item.id, item]));
}

/** The package with its events and actors. */
export function model() {
  const about = take("package");
  const publishers = take("publishers");
  const events = take("events").map((row, index) => named(EVENT, row, index));
  const actors = take("actors").map((row, index) => named(ACTOR, row, index));
  const roles = actors.map(() => new Map());
  for (const event of events) {
    event.year = Number(event.earliest.slice(0, 4));
    event.actors = [...new Set(event.parts.map(([actor]) => actor))];
    for (const [actor, role] of event.parts) {
      if (!roles[actor].has(event.index)) roles[actor].set(event.index, []);
      roles[actor].get(event.index).push(role);
    }
    const names = event.actors.map((actor) => [actors[actor].name, actors[actor].native ?? ""]);
    const papers = event.papers.map((paper) => publishers[paper]);
    event.words = fold(
      [event.title, event.place ?? "", event.id, names, papers].flat(2).join("\n"),
    );
  }
  return {
    about,
    publishers,
    events,
    actors,
    roles,
    eventsById: indexed(events),
    actorsById: indexed(actors),
  };
}

let sourcesLoaded = null;

/** Every source, and which event rests on it if the claims are there. */
export function sources() {
  sourcesLoaded ??= load("sources").then((rows) => {
    const list = rows.map((row, index) => named(SOURCE, row, index));
    return { list, byId: indexed(list) };
  });
  return sourcesLoaded;
}

/** What an event rests on: summary, reported dates, contradictions, figures, claims. */
export async function details(known, event) {
  const size = known.about.events_a_file;
  const rows = await load(`claims-${Math.floor(event.index / size)}`);
  const [summary, dates, odds, figures, claims] = rows[event.index % size];
  return {
    summary,
    dates,
    odds,
    figures,
    claims: claims.map((row, index) => named(CLAIM, row, index)),
  };
}

/** Load every claim, a file at a time; `each` hears of every event as its file comes. */
export async function everyClaim(known, each) {
  for (let file = 0; file < known.about.claim_files; file += 1) {
    const first = file * known.about.events_a_file;
    const rows = await load(`claims-${file}`);
    for (const [index, row] of rows.entries()) each(known.events[first + index], row[0], row[4]);
  }
}
