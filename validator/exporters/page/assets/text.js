// Words: folding for search, scripts and directions, safe links, numbers.

import { h } from "./dom.js";

/** Lower case without marks, so that "Isma‘il" is found by "ismail". */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}ʻʼʾʿ‘’'`]/gu, "")
    .toLowerCase();
}

/** `battle` for battle, `killing of leader` for killing-of-leader. */
export function spaced(value) {
  return value.replaceAll("-", " ");
}

const number = new Intl.NumberFormat("en");

/** 12,345 */
export function counted(value) {
  return number.format(value);
}

/** "1 event", "12 events" */
export function several(count, one, many = `${one}s`) {
  return `${counted(count)} ${count === 1 ? one : many}`;
}

/** A name in its own script, right to left where it runs so. */
export function native(text, language) {
  const arabic = /\p{Script=Arabic}/u.test(text);
  const hebrew = /\p{Script=Hebrew}/u.test(text);
  const tag = language || (arabic ? "ar" : hebrew ? "he" : null);
  return h(
    "bdi",
    { lang: tag, dir: arabic || hebrew ? "rtl" : "auto", class: arabic ? "arabic" : null },
    text,
  );
}

/** A link out, or only its text if `url` is anything but http or https. */
export function outward(url, ...children) {
  let scheme = null;
  try {
    scheme = new URL(url).protocol;
  } catch {
    scheme = null;
  }
  if (scheme !== "https:" && scheme !== "http:") return h("span", {}, children);
  return h(
    "a",
    { href: url, rel: "noopener noreferrer", target: "_blank", class: "outward" },
    children,
  );
}

/** The host of a link, to show where it leads. */
export function host(url) {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}
