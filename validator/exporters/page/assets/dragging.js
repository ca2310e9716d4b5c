// Choosing a stretch of a chart with a pointer.

/** `done` hears where a stroke over `chart` began and ended, from 0 to 1, and if it was a drag. */
export function dragging(chart, brush, done) {
  let from = null;
  const place = (event) => {
    const box = chart.getBoundingClientRect();
    return Math.max(0, Math.min(0.9999, (event.clientX - box.left) / box.width));
  };
  const stretch = (to) => {
    brush.style.left = `${Math.min(from, to) * 100}%`;
    brush.style.width = `${Math.abs(to - from) * 100}%`;
  };
  chart.addEventListener("pointerdown", (event) => {
    from = place(event);
    chart.setPointerCapture(event.pointerId);
  });
  chart.addEventListener("pointermove", (event) => {
    if (from !== null) stretch(place(event));
  });
  chart.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const to = place(event);
    brush.style.width = "0";
    done(Math.min(from, to), Math.max(from, to), Math.abs(to - from) > 0.015);
    from = null;
  });
  chart.addEventListener("pointercancel", () => {
    from = null;
    brush.style.width = "0";
  });
}
