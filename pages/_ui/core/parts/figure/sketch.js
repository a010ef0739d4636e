// The cells and dots of a map on a canvas, drawn where Plotly will draw them: a browser that was never here
// needs more than a second to read Plotly.
const TYPES = {
  f4: Float32Array, f8: Float64Array, i1: Int8Array, u1: Uint8Array,
  i2: Int16Array, u2: Uint16Array, i4: Int32Array, u4: Uint32Array,
};
const RAMP = 256, SIZE = 6, FAINT = 0.02;

// Numbers as Plotly's Python sends them: a list, or bytes of a type.
function numbers(value) {
  if (Array.isArray(value)) return value;
  const type = TYPES[value?.dtype];
  return type && new type(Uint8Array.from(atob(value.bdata), (one) => one.charCodeAt(0)).buffer);
}

export function sketch({ data, layout }, { width, height }) {
  const plane = planeOf(layout, width, height);
  if (!plane) return undefined;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  pen.beginPath();
  pen.rect(plane.left, plane.top, plane.wide, plane.high);
  pen.clip();
  for (const trace of data) {
    if (trace.visible === false || trace.visible === "legendonly") continue;
    if (trace.type === "heatmap") cells(pen, plane, trace, layout);
    else if (trace.type.startsWith("scatter") && trace.mode === "markers") dots(pen, plane, trace, layout);
  }
  return canvas;
}

// A map has ends on both axes and one unit on both.
function planeOf(layout, width, height) {
  const { xaxis, yaxis } = layout;
  if (!xaxis?.range || !yaxis?.range || yaxis.scaleanchor !== "x") return undefined;
  const { l, r, t, b } = { l: 0, r: 0, t: 0, b: 0, ...layout.template?.layout?.margin, ...layout.margin };
  const [x0, x1] = xaxis.range, [y0, y1] = yaxis.range;
  const unit = Math.min((width - l - r) / (x1 - x0), (height - t - b) / (y1 - y0));
  if (!(unit > 0)) return undefined;
  const wide = unit * (x1 - x0), high = unit * (y1 - y0);
  const left = l + (width - l - r - wide) / 2;
  const top = yaxis.constraintoward === "top" ? t : t + (height - t - b - high) / 2;
  return { unit, left, top, wide, high, x: (value) => left + unit * (value - x0), y: (value) => top + unit * (y1 - value) };
}

// The colour of a number, as four bytes; the ends of the scale are the data's where it names none.
function scale(colours, low, high, values) {
  const canvas = Object.assign(document.createElement("canvas"), { width: RAMP, height: 1 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const ramp = pen.fillStyle = pen.createLinearGradient(0, 0, RAMP, 0);
  for (const [place, colour] of colours) ramp.addColorStop(place, colour);
  pen.fillRect(0, 0, RAMP, 1);
  const bytes = pen.getImageData(0, 0, RAMP, 1).data;
  const known = values.filter(Number.isFinite);
  const from = low ?? known.reduce((a, b) => Math.min(a, b), Infinity);
  const to = high ?? known.reduce((a, b) => Math.max(a, b), -Infinity);
  return (value) => {
    const at = 4 * Math.round((RAMP - 1) * Math.min(1, Math.max(0, (value - from) / (to - from || 1))));
    return bytes.subarray(at, at + 4);
  };
}

function cells(pen, plane, { z, x, y, coloraxis }, layout) {
  const { colorscale, cmin, cmax } = layout[coloraxis] ?? {}, values = numbers(z), across = numbers(x), up = numbers(y);
  if (!colorscale || !values || !across?.length || !up?.length) return;
  const colour = scale(colorscale, cmin, cmax, values);
  const picture = new ImageData(across.length, up.length);
  values.forEach((value, place) => {
    const row = up.length - 1 - Math.floor(place / across.length), column = place % across.length;
    if (Number.isFinite(value)) picture.data.set(colour(value), 4 * (row * across.length + column));
  });
  const small = Object.assign(document.createElement("canvas"), { width: across.length, height: up.length });
  small.getContext("2d").putImageData(picture, 0, 0);
  const half = { x: (across[1] - across[0] || 1) / 2, y: (up[1] - up[0] || 1) / 2 };
  const left = plane.x(across[0] - half.x), top = plane.y(up.at(-1) + half.y);
  pen.globalAlpha = 1;
  pen.imageSmoothingEnabled = false;
  pen.drawImage(small, left, top, plane.x(across.at(-1) + half.x) - left, plane.y(up[0] - half.y) - top);
}

function dots(pen, plane, { x, y, marker }, layout) {
  const across = numbers(x), up = numbers(y);
  if (!marker || !across || !up || marker.opacity < FAINT) return;
  const { colorscale, cmin, cmax } = layout[marker.coloraxis] ?? marker, values = numbers(marker.color);
  const colour = values && colorscale ? scale(colorscale, cmin, cmax, values) : undefined;
  if (!colour && typeof marker.color !== "string") return;
  pen.globalAlpha = typeof marker.opacity === "number" ? marker.opacity : 1;
  pen.fillStyle = marker.color;
  const radii = numbers(marker.size);
  for (let place = 0; place < across.length; place++) {
    if (colour) pen.fillStyle = `rgb(${colour(values[place]).subarray(0, 3).join()})`;
    pen.beginPath();
    pen.arc(plane.x(across[place]), plane.y(up[place]), (radii?.[place] ?? marker.size ?? SIZE) / 2, 0, 7);
    pen.fill();
  }
}
