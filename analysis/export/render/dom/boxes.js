// Where elements are: boxes of texts and shapes, from the font's advances and the points of paths.

// ---------------------------------------------------------------- measuring: boxes are [left, top, right, bottom] or null

let font = { advances: {}, other: 1, ascent: 0.88, descent: 0.12 };

function width(text, size) {
  let sum = 0;
  for (const character of text) sum += font.advances[character] ?? font.other;
  return sum * size;
}
// The runs of a text: what stands at (x0, y) in one size. A new x begins a new chunk, anchored as one.
function spoken(element) {
  const runs = [];
  const pen = { x: 0, y: 0 };
  let chunk = [];
  let anchor = "start";
  const close = () => {
    const shift = { middle: 0.5, end: 1 }[anchor] || 0;
    const wide = chunk.reduce((sum, run) => sum + run.x1 - run.x0, 0);
    for (const run of chunk) { run.x0 -= shift * wide; run.x1 -= shift * wide; }
    chunk = [];
  };
  (function walk(node) {
    const size = parseFloat(computed(node, "font-size"));
    const given = (name) => { const v = node.getAttribute(name); return v === null ? null : length(v, size); };
    if (given("x") !== null) { close(); pen.x = given("x"); }
    if (given("y") !== null) { pen.y = given("y"); }
    pen.x += given("dx") || 0;
    pen.y += given("dy") || 0;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 1) { walk(child); continue; }
      if (!chunk.length) anchor = computed(node, "text-anchor");
      const wide = width(child.data, size);
      const run = { x0: pen.x, x1: pen.x + wide, y: pen.y, size };
      if (child.data.replace(/\u200b/g, "")) runs.push(run);
      chunk.push(run);
      pen.x += wide;
    }
  })(element);
  close();
  return runs;
}
function length(value, size) {
  const number = parseFloat(value);
  return /em$/.test(value) ? number * size : number;
}

const UNSEEN = new Set(["defs", "clipPath", "pattern", "style", "title", "script", "linearGradient", "radialGradient"]);
function box(element) {
  const number = (name) => parseFloat(element.getAttribute(name)) || 0;
  switch (element.localName) {
    case "text": case "tspan":
      return united(spoken(element).map((run) => [
        run.x0, run.y - Math.round(font.ascent * run.size), run.x1, run.y + Math.round(font.descent * run.size),
      ]));
    case "rect": case "image":
      return [number("x"), number("y"), number("x") + number("width"), number("y") + number("height")];
    case "circle":
      return [number("cx") - number("r"), number("cy") - number("r"), number("cx") + number("r"), number("cy") + number("r")];
    case "line": case "path":
      return united(points(element).map(([x, y]) => [x, y, x, y]));
  }
  if (element.namespaceURI !== SVG) {
    const px = (name) => parseFloat(computed(element, name)) || 0;
    return [0, 0, px("width"), px("height")];
  }
  const boxes = element.children
    .filter((child) => !UNSEEN.has(child.localName) && computed(child, "display") !== "none")
    .map((child) => mapped(box(child), own(child)));
  return united(boxes);
}
function united(boxes) {
  boxes = boxes.filter(Boolean);
  if (!boxes.length) return null;
  return boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}
function rectangle(found) {
  const [left, top, right, bottom] = found || [0, 0, 0, 0];
  return { left, top, right, bottom, x: left, y: top, width: right - left, height: bottom - top };
}

// Matrices [a, b, c, d, e, f] as in SVG.
const IDENTITY = [1, 0, 0, 1, 0, 0];
function times(m, n) {
  return [
    m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
const TRANSFORMS = {
  matrix: (...values) => values,
  translate: (x, y = 0) => [1, 0, 0, 1, x, y],
  scale: (x, y = x) => [x, 0, 0, y, 0, 0],
  rotate: (degrees, x = 0, y = 0) => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
  },
};
function own(element) {
  let matrix = IDENTITY;
  const text = element.getAttribute("transform");
  if (text) {
    for (const [, name, values] of text.matchAll(/(\w+)\(([^)]*)\)/g)) {
      matrix = times(matrix, TRANSFORMS[name](...values.split(/[\s,]+/).filter(Boolean).map(Number)));
    }
  }
  if (element.localName === "svg" && element.parentNode && element.parentNode.localName === "svg") {
    const at = (name) => parseFloat(element.getAttribute(name)) || 0;
    matrix = times(matrix, [1, 0, 0, 1, at("x"), at("y")]);
  }
  return matrix;
}
function toScreen(element) {
  let matrix = IDENTITY;
  for (let at = element; at && at.nodeType === 1; at = at.parentNode) matrix = times(own(at), matrix);
  return matrix;
}
function mapped(found, m) {
  if (!found) return null;
  const [left, top, right, bottom] = found;
  const corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
  return united(corners.map(([x, y]) => {
    const [u, v] = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
    return [u, v, u, v];
  }));
}

// Paths as the points they pass and the handles of their curves: enough for boxes of lines and arrows.
const ENDS = { M: [0], L: [0], T: [0], C: [0, 2, 4], S: [0, 2], Q: [0, 2], A: [5] };
const TAKES = { M: 2, L: 2, T: 2, C: 6, S: 4, Q: 4, A: 7, H: 1, V: 1 };
function points(element) {
  if (element.localName === "line") {
    const at = (name) => parseFloat(element.getAttribute(name)) || 0;
    return [[at("x1"), at("y1")], [at("x2"), at("y2")]];
  }
  const found = [];
  let [x, y] = [0, 0];
  for (const [, letter, text] of (element.getAttribute("d") || "").matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const values = Array.from(text.matchAll(/-?\d*\.?\d+(?:e[-+]?\d+)?/g), Number);
    const [kind, relative] = [letter.toUpperCase(), letter !== letter.toUpperCase()];
    for (let i = 0; kind in TAKES && i + TAKES[kind] <= values.length; i += TAKES[kind]) {
      const [fromX, fromY] = relative ? [x, y] : [0, 0];
      if (kind === "H") found.push([(x = fromX + values[i]), y]);
      else if (kind === "V") found.push([x, (y = fromY + values[i])]);
      else {
        for (const end of ENDS[kind]) found.push([fromX + values[i + end], fromY + values[i + end + 1]]);
        [x, y] = found[found.length - 1];
      }
    }
  }
  return found;
}
function lengths(element) {
  const way = points(element);
  const sums = [0];
  for (let i = 1; i < way.length; i++) {
    sums.push(sums[i - 1] + Math.hypot(way[i][0] - way[i - 1][0], way[i][1] - way[i - 1][1]));
  }
  return { way, sums, total: sums[sums.length - 1] };
}
function pointAt({ way, sums, total }, at) {
  at = Math.max(0, Math.min(at, total));
  const i = Math.max(1, sums.findIndex((sum) => sum >= at));
  if (way.length < 2) return { x: way[0] ? way[0][0] : 0, y: way[0] ? way[0][1] : 0 };
  const part = sums[i] > sums[i - 1] ? (at - sums[i - 1]) / (sums[i] - sums[i - 1]) : 0;
  return { x: way[i - 1][0] + part * (way[i][0] - way[i - 1][0]), y: way[i - 1][1] + part * (way[i][1] - way[i - 1][1]) };
}
