// EDTF dates in words, as precise as they are.

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
const HEDGES = { "~": "about ", "?": "possibly ", "%": "possibly about " };

function parts(text) {
  const plain = text.replace(/[~?%]$/, "");
  const [year, month, day] = plain.split("-").map(Number);
  return { year, month, day, hedge: HEDGES[text.at(-1)] ?? "" };
}

function plain({ year, month, day }) {
  if (day) return `${day} ${MONTHS[month - 1]} ${year}`;
  return month ? `${MONTHS[month - 1]} ${year}` : String(year);
}

function point(text) {
  const read = parts(text);
  return read.hedge + plain(read);
}

/** "28 July 2016", "about July 2016", "between 26 July 2016 and 2 August 2016". */
export function said(text) {
  if (!text) return "";
  const [from, to] = text.split("/");
  return to ? `between ${shortened(from, to)} and ${point(to)}` : point(text);
}

/** The first of two points without the month or year that the second says as well. */
function shortened(from, to) {
  const a = parts(from);
  const b = parts(to);
  if (a.hedge || b.hedge || a.year !== b.year || !a.month !== !b.month || !a.day !== !b.day)
    return point(from);
  if (!a.day) return a.month && a.month !== b.month ? MONTHS[a.month - 1] : point(from);
  return a.month === b.month ? String(a.day) : `${a.day} ${MONTHS[a.month - 1]}`;
}

/** A date and, for what lasts, its end, without saying month or year twice. */
export function span(date, end) {
  if (!end || end === date) return said(date);
  const simple = !date.includes("/") && !end.includes("/");
  return `${simple ? shortened(date, end) : said(date)} to ${said(end)}`;
}

/** "July 2016" for a day. */
export function monthOf(day) {
  return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

/** Months since the year 0, for places on an axis. */
export function months(day) {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
