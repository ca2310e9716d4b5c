// The page: address in, view out.

import { actorIndex, actorPage } from "./actors.js";
import { atlas } from "./atlas.js";
import { controls } from "./controls.js";
import { byId, h } from "./dom.js";
import { feed } from "./feed.js";
import { filtered } from "./filters.js";
import { keys, printing, skipping } from "./keys.js";
import { model } from "./model.js";
import { overview } from "./overview.js";
import { sourceIndex, sourcePage } from "./sources.js";
import { read, unfiltered, written } from "./state.js";
import { listen } from "./statements.js";
import { counted, several } from "./text.js";
import { theming } from "./theme.js";

function start() {
  const known = model();
  let shown = { view: "events", id: "", filters: unfiltered() };
  let passing = known.events;
  const list = feed(byId("events"), known, {
    moved: (event) => strip.mark(shown.view === "events" ? event : null),
    opened: (event, open) =>
      settle({ ...shown, id: open ? event.id : shown.id === event.id ? "" : shown.id }),
  });
  const strip = overview(byId("overview"), known, {
    jump: (day) => go({ ...shown, view: "events", id: "" }, () => list.after(day)),
    choose: (from, to) => go({ ...shown, filters: { ...shown.filters, from, to } }),
  });
  const form = controls(byId("filters"), byId("chips"), known, (filters) =>
    go({ ...shown, view: withList(shown.view), id: "", filters }),
  );

  /** Keep the address true without a step in the browser's history. */
  function settle(state) {
    shown = state;
    history.replaceState(null, "", written(state));
    for (const link of byId("views").children) {
      link.setAttribute(
        "href",
        written({ view: link.dataset.view, id: "", filters: state.filters }),
      );
      if (link.dataset.view === parent(state.view)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function sift() {
    const { events, counts } = filtered(known, shown.filters);
    passing = events;
    form(shown.filters, counts);
    strip.show(events);
    list.show(events);
    byId("status").textContent =
      events.length === known.events.length
        ? several(events.length, "event")
        : `${several(events.length, "event")} of ${counted(known.events.length)}`;
  }

  function go(state, target) {
    const moved = state.view !== shown.view;
    const sifted = JSON.stringify(state.filters) !== JSON.stringify(shown.filters);
    settle(state);
    if (sifted) sift();
    draw(moved || sifted);
    const event = target?.();
    if (event) list.go(event, false);
  }

  async function draw(changed) {
    const { view, id } = shown;
    const listed = view === "events";
    byId("events").hidden = !listed;
    byId("about-page").hidden = view !== "about";
    strip.seen(listed || view === "map");
    if (listed) list.report();
    else strip.mark(null);
    byId("view").hidden = listed || view === "about";
    byId("filters").hidden = !(listed || view === "map");
    for (const name of ["status", "chips"])
      byId(name).classList.toggle("away", !(listed || view === "map"));
    if (view === "about" && changed) scrollTo(0, 0);
    named(listed ? known.eventsById.get(id)?.title : view === "about" ? "About" : "");
    if (listed || view === "about") return;
    const address = (filters) =>
      written({ view: "events", id: "", filters: { ...shown.filters, ...filters } });
    const made = {
      map: () => atlas(known, passing, address, byId("view").clientWidth),
      actors: () => actorIndex(known),
      actor: () => actorPage(known, id),
      sources: () => sourceIndex(known),
      source: () => sourcePage(known, id),
    };
    const content = await Promise.resolve()
      .then(made[view])
      .catch((problem) => [
        h("p", { class: "notice" }, `This cannot be shown: ${problem.message}.`),
      ]);
    if (shown.view !== view || shown.id !== id) return;
    byId("view").replaceChildren(...content.flat(Infinity).filter(Boolean));
    named(byId("view").querySelector("h2")?.textContent);
    if (changed && !document.activeElement?.closest("form")) scrollTo(0, 0);
  }

  /** Follow the address that a link or the reader gave. */
  async function follow(first) {
    const asked = read(location.hash);
    let filters = asked.filters ?? (first ? unfiltered() : shown.filters);
    const event = asked.view === "events" && asked.id ? known.eventsById.get(asked.id) : null;
    if (event && !filtered(known, filters).events.includes(event)) filters = unfiltered();
    const sifted = first || JSON.stringify(filters) !== JSON.stringify(shown.filters);
    settle({ view: asked.view, id: event || asked.view !== "events" ? asked.id : "", filters });
    if (sifted) sift();
    await draw(true);
    if (event) list.go(event, true);
    else if (!first && asked.view === "events") byId("main").focus({ preventScroll: true });
    else if (!first)
      byId(asked.view === "about" ? "about-page" : "view")
        .querySelector("h2")
        ?.focus({ preventScroll: true });
    if (asked.view === "events" && asked.id && !event)
      byId("status").textContent =
        `There is no event ${asked.id}; ${several(passing.length, "event")} shown.`;
  }

  addEventListener("hashchange", () => follow(false));
  keys(list, () => shown.view === "events");
  printing(list);
  skipping();
  byId("views").hidden = false;
  theming(byId("theme"));
  follow(true);
  listen(known, () => shown.filters.q && sift());
}

const name = document.title;

/** Name the window after what it shows. */
function named(what) {
  document.title = what ? `${what} · ${name}` : name;
}

function withList(view) {
  return view === "map" ? "map" : "events";
}

function parent(view) {
  return { actor: "actors", source: "sources" }[view] ?? view;
}

addEventListener("DOMContentLoaded", start);
