// The filter form and the chips above the list: they show the filters and change them.

import { spot } from "./filters.js";
import { byId, h } from "./dom.js";
import { governorateName } from "./places.js";
import { unfiltered } from "./state.js";
import { counted, spaced } from "./text.js";

const CHOICES = 400; // a longer list serves nobody: search finds the others

function options(select, items, chosen) {
  const offered = items.toSorted((a, b) => b.count - a.count).slice(0, CHOICES);
  const missing =
    chosen && !offered.some((item) => item.value === chosen)
      ? [{ value: chosen, label: chosen, count: 0 }]
      : [];
  const sorted = [...missing, ...offered].sort((a, b) => a.label.localeCompare(b.label, "en"));
  select.replaceChildren(
    h("option", { value: "" }, "any"),
    ...sorted.map((item) =>
      h("option", { value: item.value }, `${item.label} (${counted(item.count)})`),
    ),
  );
  select.value = chosen;
}

function years(form, known) {
  const first = known.events[0]?.year ?? 2011;
  const last = known.events.at(-1)?.year ?? 2024;
  for (const name of ["from", "to"]) {
    const list = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
    form.elements[name].replaceChildren(
      h("option", { value: "" }, name === "from" ? "start" : "end"),
      ...list.map((year) => h("option", { value: year }, year)),
    );
  }
}

function gathered(form) {
  const filters = unfiltered();
  const data = new FormData(form);
  for (const name of ["kind", "governorate", "standing"]) filters[name] = data.getAll(name);
  for (const name of ["from", "to", "actor", "publisher", "q", "odds"])
    filters[name] = data.get(name) ?? "";
  return filters;
}

/** The form of the page; `changed` hears the new filters. */
export function controls(form, chips, known, changed) {
  years(form, known);
  let at = "";
  let timer = 0;
  const tell = () => changed({ ...gathered(form), at });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    changed(unfiltered());
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "q") tell();
  });
  form.elements.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, 120);
  });
  const more = form.querySelector(".more");
  more.addEventListener("click", () => {
    const open = form.classList.toggle("open");
    more.setAttribute("aria-expanded", String(open));
  });
  form.hidden = false;

  return function show(filters, counts) {
    at = filters.at;
    for (const name of ["from", "to", "q"])
      if (form.elements[name].value !== filters[name]) form.elements[name].value = filters[name];
    for (const box of form.querySelectorAll("input[type=checkbox]")) {
      box.checked =
        box.name === "odds" ? filters.odds !== "" : filters[box.name].includes(box.value);
      const count = counts[box.name].get(box.value) ?? 0;
      const row = box.closest("label");
      row.querySelector(".count").textContent = counted(count);
      row.classList.toggle("none", count === 0 && !box.checked);
    }
    for (const group of form.querySelectorAll("details")) {
      if (group.querySelector("input:checked")) group.open = true;
    }
    options(
      form.elements.actor,
      [...counts.actor].map(([index, count]) => ({
        value: known.actors[index].id,
        label: known.actors[index].name,
        count,
      })),
      filters.actor,
    );
    options(
      form.elements.publisher,
      [...counts.publisher].map(([index, count]) => ({
        value: known.publishers[index],
        label: known.publishers[index],
        count,
      })),
      filters.publisher,
    );
    tags(chips, filters, known, changed);
  };
}

function tags(root, filters, known, changed) {
  const items = [];
  const tag = (label, rest) =>
    items.push(
      h(
        "li",
        {},
        h(
          "button",
          {
            type: "button",
            "aria-label": `Remove the filter ${label}`,
            onclick: () => {
              changed({ ...filters, ...rest });
              byId("main").focus({ preventScroll: true });
            },
          },
          h("bdi", {}, label),
        ),
      ),
    );
  if (filters.q) tag(`“${filters.q}”`, { q: "" });
  if (filters.from) tag(`from ${filters.from}`, { from: "" });
  if (filters.to) tag(`to ${filters.to}`, { to: "" });
  for (const name of ["standing", "kind", "governorate"]) {
    for (const value of filters[name]) {
      const label = name === "governorate" ? governorateName(known, value) : spaced(value);
      tag(label, { [name]: filters[name].filter((other) => other !== value) });
    }
  }
  if (filters.odds) tag("sources disagree", { odds: "" });
  if (filters.actor) tag(known.actorsById.get(filters.actor)?.name ?? filters.actor, { actor: "" });
  if (filters.publisher) tag(filters.publisher, { publisher: "" });
  if (filters.at)
    tag(`at ${known.events.find((event) => spot(event) === filters.at)?.place ?? filters.at}`, {
      at: "",
    });
  root.replaceChildren(...items);
  root.hidden = items.length === 0;
}
