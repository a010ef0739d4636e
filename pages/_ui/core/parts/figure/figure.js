// A figure of Plotly that stays in its place: new contents change what is drawn, the page does not draw it anew.
import { ask, forget } from "./queue.js";
import { listen, lay } from "./presses.js";
import { sketch } from "./sketch.js";

const FULL = "kokoroscope-full";

// Bytes: a line that says what is drawn and how, then the figure itself.
function read(bytes) {
  const end = bytes.indexOf(10), text = new TextDecoder();
  return [text.decode(bytes.subarray(0, end)), () => JSON.parse(text.decode(bytes.subarray(end + 1)))];
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(":scope > .stPlotlyChart") ?? made(parentElement);
  const figure = place.figure;
  const [head, contents] = read(data);
  figure.tell = (press) => setTriggerValue("pressed", { ...press, of: figure.drawn.of });
  if (head !== figure.head) {
    const said = JSON.parse(head);
    if (said.of !== figure.said?.of) figure.contents = contents();
    if (JSON.stringify(said.config) !== JSON.stringify(figure.said?.config)) figure.config = tools(figure, said.config);
    if (said.taken !== figure.said?.taken) lay(figure);
    Object.assign(figure, { head, said });
    place.setAttribute("aria-label", said.alt);
    hold(figure);
    ask(figure, draw);
  }
  return () => {
    forget(figure);
    figure.sizes.disconnect();
    removeEventListener("keydown", figure.leave);
    figure.plotly?.purge(figure.plot);
    place.remove();
  };
}

function made(parent) {
  const place = document.createElement("div"), plot = document.createElement("div");
  place.className = "stPlotlyChart";
  place.dataset.testid = "stPlotlyChart";
  place.setAttribute("role", "figure");
  const awaited = document.createElement("div");
  awaited.dataset.testid = "stSkeleton"; // until it is drawn
  place.append(awaited, plot);
  parent.append(place);
  const figure = place.figure = { place, plot, awaited };
  figure.sizes = new ResizeObserver(() => {
    if (!figure.said || !resized(figure)) return;
    hold(figure);
    ask(figure, draw);
  });
  figure.sizes.observe(place);
  figure.lost = () => {
    if (awaited.querySelector("p")) return;
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = figure.said.config.window.lost;
    awaited.append(line);
  };
  figure.leave = (event) => { if (event.key === "Escape" && place.classList.contains(FULL)) fill(figure); };
  addEventListener("keydown", figure.leave);
  return place;
}

const size = ({ place }) => ({ width: place.clientWidth, height: place.clientHeight });
const resized = (figure) => {
  const { width, height } = size(figure);
  return width > 0 && (width !== figure.drawn?.width || height !== figure.drawn?.height);
};

// What stands in a figure's place until Plotly is read.
function hold({ drawn, contents, awaited, ...figure }) {
  const { width, height } = size(figure);
  const canvas = !drawn && !window.Plotly && width && sketch(contents, { width, height });
  if (canvas) awaited.replaceChildren(canvas);
}

async function draw(figure, plotly) {
  const now = { ...size(figure), of: figure.said.of, config: figure.config };
  if (!now.width) return; // out of sight: it is asked for again with its size
  const was = figure.drawn, { plot, contents } = figure;
  figure.plotly = plotly;
  figure.drawn = now;
  if (was?.of === now.of && was.config === now.config) {
    await plotly.relayout(plot, { width: now.width, height: now.height });
    return;
  }
  const layout = { ...contents.layout, width: now.width, height: now.height, autosize: false };
  try {
    await plotly[was ? "react" : "newPlot"](plot, contents.data, layout, figure.config);
  } catch (error) {
    if (!was) throw error;
    plotly.purge(plot);
    await plotly.newPlot(plot, contents.data, layout, figure.config);
  }
  if (plot.listened !== plot.on) listen(figure);
  figure.awaited.remove();
}

// Plotly's tools, and one that fills the window.
function tools(figure, config) {
  const full = figure.place.classList.contains(FULL), name = full ? "close_fullscreen" : "fullscreen";
  const icon = { width: 24, height: 24, path: full
    ? "M10 4v6H4V8h2.6L3 4.4 4.4 3 8 6.6V4h2zm4 0h2v2.6L19.6 3 21 4.4 17.4 8H20v2h-6V4zM4 14h6v6H8v-2.6L4.4 21 3 19.6 6.6 16H4v-2zm10 0h6v2h-2.6l3.6 3.6-1.4 1.4-3.6-3.6V20h-2v-6z"
    : "M3 3h7v2H6.4l3.6 3.6L8.6 10 5 6.4V10H3V3zm11 0h7v7h-2V6.4L15.4 10 14 8.6 17.6 5H14V3zM8.6 14l1.4 1.4L6.4 19H10v2H3v-7h2v3.6L8.6 14zm6.8 0l3.6 3.6V14h2v7h-7v-2h3.6L14 15.4l1.4-1.4z" };
  const button = { name, title: config.window[name], icon, click: () => fill(figure) };
  return { displaylogo: false, ...config, showSendToCloud: false, modeBarButtonsToAdd: [button] };
}

function fill(figure) {
  figure.place.classList.toggle(FULL);
  figure.config = tools(figure, figure.said.config);
  ask(figure, draw);
}
