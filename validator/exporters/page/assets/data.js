// What the data scripts hand over by calling `timeline(name, value)`.

const given = new Map();
const waiting = new Map();

window.timeline = (name, value) => {
  given.set(name, value);
  const settle = waiting.get(name);
  if (settle) settle.resolve(value);
};

/** What a script that stands in the page has handed over. */
export function take(name) {
  return given.get(name);
}

/** A promise of what `assets/NAME.js` hands over; the script is loaded once. */
export function load(name) {
  if (given.has(name)) return Promise.resolve(given.get(name));
  if (waiting.has(name)) return waiting.get(name).promise;
  const settle = {};
  settle.promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }));
  waiting.set(name, settle);
  const script = document.createElement("script");
  script.src = `assets/${name}.js`;
  script.onerror = () => {
    waiting.delete(name);
    settle.reject(new Error(`${script.src} cannot be loaded`));
  };
  document.head.append(script);
  return settle.promise;
}
