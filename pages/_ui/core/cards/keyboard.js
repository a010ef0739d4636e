// A box over a figure that the keys move and size: Enter takes the marks in it, the space bar opens the middle one.
const STEP = 0.04, LEAST = 0.04;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button"), box = parentElement.querySelector(".box");
  const how = parentElement.querySelector(".how"), count = parentElement.querySelector(".count");
  parentElement.querySelector(".name").textContent = data.name;
  how.textContent = data.how;
  button.title = data.name;
  const tell = (press) => figure().closest(".stPlotlyChart").figure.tell({ data: null, ...press });
  const figure = () => document.querySelector(`.st-key-${CSS.escape(data.figure)} .js-plotly-plot`);
  // shares of the plane: its middle, and half its sides
  const at = button.box ??= { x: 0.5, y: 0.5, w: 0.15, h: 0.15 };

  // The plane's axes and its place in the window.
  const plane = () => {
    const drawn = figure(), layout = drawn?._fullLayout;
    if (!layout?.xaxis) return null;
    const { left, top, width, height } = drawn.querySelector(".nsewdrag").getBoundingClientRect();
    return { drawn, layout, left, top, width, height };
  };
  const edges = (p) => ({
    x: [p.layout.xaxis.p2d((at.x - at.w) * p.width), p.layout.xaxis.p2d((at.x + at.w) * p.width)],
    y: [p.layout.yaxis.p2d((at.y + at.h) * p.height), p.layout.yaxis.p2d((at.y - at.h) * p.height)],
  });
  const inside = (p) => {
    const { x: [x0, x1], y: [y0, y1] } = edges(p), marks = new Set();
    const mx = (x0 + x1) / 2, my = (y0 + y1) / 2;
    let nearest, least = Infinity;
    for (const trace of p.drawn._fullData) {
      if (!trace.ids || trace.visible !== true) continue;
      for (let i = 0; i < trace.ids.length; i++) {
        const x = trace.x[i], y = trace.y[i];
        if (x >= x0 && x <= x1 && y >= y0 && y <= y1) marks.add(String(trace.ids[i]));
        const far = (x - mx) ** 2 + (y - my) ** 2;
        if (far < least) { least = far; nearest = String(trace.ids[i]); }
      }
    }
    return { marks: [...marks], nearest };
  };
  const show = () => {
    const p = plane();
    for (const one of [box, how, count]) one.hidden = !p;
    if (!p) return;
    const place = { left: p.left + (at.x - at.w) * p.width, top: p.top + (at.y - at.h) * p.height,
      width: 2 * at.w * p.width, height: 2 * at.h * p.height };
    for (const [side, length] of Object.entries(place)) box.style[side] = `${length}px`;
    count.hidden = data.outline; // what is drawn around may be more than the marks there are
    count.textContent = data.n.replace("{n}", inside(p).marks.length.toLocaleString());
  };
  const hide = () => { for (const one of [box, how, count]) one.hidden = true; };
  const between = (value, half) => Math.min(1 - half, Math.max(half, value));
  const move = ([right, down], sizes) => {
    if (sizes) {
      at.w = Math.min(0.5, Math.max(LEAST, at.w + STEP / 2 * right));
      at.h = Math.min(0.5, Math.max(LEAST, at.h - STEP / 2 * down));
    } else {
      at.x += STEP * right;
      at.y += STEP * down;
    }
    at.x = between(at.x, at.w);
    at.y = between(at.y, at.h);
    show();
  };
  button.onfocus = show;
  button.onblur = hide;
  button.onclick = () => button.focus();
  button.onkeydown = (event) => {
    const step = MOVES[event.key], p = plane();
    if (step) move(step, event.shiftKey);
    else if (event.key === "Enter" && p) {
      const found = inside(p).marks;
      if (found.length || data.outline) tell({ kind: "box", marks: found, ...edges(p) });
    } else if (event.key === " " && p) {
      const { nearest } = inside(p);
      if (nearest !== undefined) tell({ kind: "points", marks: [nearest] });
    } else if (event.key === "Escape") button.blur();
    else return;
    event.preventDefault();
  };
  const moved = () => { if (button.matches(":focus")) show(); };
  addEventListener("scroll", moved, true);
  addEventListener("resize", moved);
  return () => { removeEventListener("scroll", moved, true); removeEventListener("resize", moved); };
}
