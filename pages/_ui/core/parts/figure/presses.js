// What is pressed in a figure or drawn around, told to the page once.
const DRAWING = ["lasso", "select"];

const ids = (points) => points.map((point) => point.id).filter((id) => id !== undefined).map(String);
const told = (kind, points) => {
  const own = points[0]?.customdata;
  return { kind, marks: ids(points), data: own === undefined ? null : String(Array.isArray(own) ? own[0] : own) };
};

// The corners of the last box or lasso.
function corners(drawn) {
  const last = drawn.at(-1);
  if (last.type === "rect") return { kind: "box", x: [last.x0, last.x1], y: [last.y0, last.y1] };
  const pairs = last.path.replace(/^M|Z$/g, "").split("L").map((pair) => pair.split(",").map(Number));
  return { kind: "lasso", x: pairs.map(([x]) => x), y: pairs.map(([, y]) => y) };
}

export function listen(figure) {
  const { plot } = figure;
  plot.listened = plot.on;
  const selects = () => figure.said.modes.length > 0;
  const draws = () => DRAWING.includes(plot._fullLayout.dragmode);
  plot.on("plotly_click", ({ points }) => {
    if (!selects() || !points.length) return;
    if (draws() || points[0].parent !== undefined) figure.tell(told("points", points));
  });
  plot.on("plotly_selected", (event) => {
    if (!selects() || !event) return;
    const drawn = event.selections ?? [];
    if (!drawn.length) {
      if (!draws()) figure.tell(told("points", event.points ?? []));
      return;
    }
    const { kind, x, y } = corners(drawn);
    if (!figure.said.modes.includes(kind)) return;
    figure.tell({ ...told(kind, event.points ?? []), x, y });
  });
  plot.on("plotly_deselect", () => { if (selects()) figure.tell(told("points", [])); });
  plot.on("plotly_relayout", ({ dragmode }) => { // a press lights a mark up where the mouse does not draw
    const clickmode = DRAWING.includes(dragmode) ? "event" : "event+select";
    if (dragmode && selects() && plot._fullLayout.clickmode !== clickmode) figure.plotly.relayout(plot, { clickmode });
  });
}

// Take away what was drawn around marks.
export function lay(figure) {
  if (!figure.plot._fullLayout?.selections?.length) return;
  figure.plotly.update(figure.plot, { selectedpoints: null }, { selections: [] });
}
