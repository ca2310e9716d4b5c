// What is shown, in the address: `#event-id`, `#actor/ID`, `#source/ID`, `#map`, each with
// filters behind a question mark. The part behind # works from file:// too.

const LISTS = ["kind", "governorate", "standing"];
const SINGLES = ["from", "to", "actor", "publisher", "q", "odds", "at"];
const VIEWS = new Set(["map", "actors", "sources", "about"]);

/** No filter. */
export function unfiltered() {
  return {
    kind: [],
    governorate: [],
    standing: [],
    from: "",
    to: "",
    actor: "",
    publisher: "",
    q: "",
    odds: "",
    at: "",
  };
}

/** Whether `filters` leaves anything out. */
export function filtering(filters) {
  return (
    LISTS.some((name) => filters[name].length > 0) || SINGLES.some((name) => filters[name] !== "")
  );
}

/** View, id and filters of an address; `filters` is null where it names none. */
export function read(hash) {
  const [path, query] = hash.replace(/^#/, "").split(/\?(.*)/s);
  const [view, id] = place(decoded(path));
  return { view, id, filters: query === undefined ? null : asked(new URLSearchParams(query)) };
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}

function place(path) {
  if (path === "" || path === "main") return ["events", ""];
  if (VIEWS.has(path)) return [path, ""];
  if (path.startsWith("actor/")) return ["actor", path.slice(6)];
  if (path.startsWith("source/")) return ["source", path.slice(7)];
  return ["events", path];
}

function asked(query) {
  const filters = unfiltered();
  for (const name of LISTS) filters[name] = (query.get(name) ?? "").split(",").filter(Boolean);
  for (const name of SINGLES) filters[name] = query.get(name) ?? "";
  return filters;
}

/** The address of a view. */
export function written({ view, id, filters }) {
  const query = new URLSearchParams();
  for (const name of LISTS) if (filters[name].length) query.set(name, filters[name].join(","));
  for (const name of SINGLES) if (filters[name]) query.set(name, filters[name]);
  const path = view === "events" ? id : id ? `${view}/${id}` : view;
  const asks = query.toString().replaceAll("%2C", ",");
  return `#${encodeURI(path)}${asks ? `?${asks}` : ""}`;
}
