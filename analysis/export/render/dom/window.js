// The window that Plotly finds: a document, timers that run at once, and nothing else.

// ---------------------------------------------------------------- window and document

class Document extends Node {
  constructor() {
    super(9, "#document");
    this.documentElement = this.appendChild(new Element(HTML, "html"));
    this.head = this.documentElement.appendChild(new Element(HTML, "head"));
    this.body = this.documentElement.appendChild(new Element(HTML, "body"));
  }
  get defaultView() { return global; }
  createElement(name) { return new Element(HTML, name.toLowerCase()); }
  createElementNS(namespace, name) { return new Element(namespace, name.replace(/^.*:/, "")); }
  createTextNode(text) { return new Text(text); }
  createDocumentFragment() { return new Node(11, "#document-fragment"); }
  getElementById(id) { return find(this, [[{ test: (e) => e.getAttribute("id") === id }]], true)[0] || null; }
}
const document = new Document();

// Timers run at once, in turn: there is no clock here.
const cancelled = new Set();
let timers = 0;
function setTimeout(task, _, ...values) {
  const id = ++timers;
  Promise.resolve().then(() => cancelled.delete(id) || task(...values));
  return id;
}
const clearTimeout = (id) => { if (id) cancelled.add(id); };
class Nothing {}

Object.assign(global, {
  window: global, self: global, document, Node, Element, Text, HTMLElement: Element, SVGElement: Element,
  CSSStyleDeclaration: Style, HTMLCanvasElement: Nothing, HTMLImageElement: Nothing, HTMLVideoElement: Nothing,
  DOMParser: Nothing, Image: Nothing, Blob: Nothing, TextDecoder: Nothing, TextEncoder: Nothing, getComputedStyle, setTimeout, clearTimeout,
  setInterval: () => 0, clearInterval() {}, requestAnimationFrame: setTimeout, cancelAnimationFrame: clearTimeout,
  navigator: { userAgent: "", platform: "", language: "en" }, location: { href: "", protocol: "", host: "", search: "" },
  innerWidth: 1200, innerHeight: 900, devicePixelRatio: 1, scrollX: 0, scrollY: 0,
  addEventListener() {}, removeEventListener() {}, matchMedia: () => ({ matches: false, addListener() {} }),
  performance: { now: () => 0 }, XMLSerializer: class { serializeToString(node) { return serialize(node); } },
  console: { log() {}, warn() {}, error() {}, info() {}, debug() {}, trace() {} },
  URL: class { static createObjectURL() { return ""; } static revokeObjectURL() {} },
  PlotlyConfig: { MathJaxConfig: "local" },
  dom: {
    setFont: (table) => { font = { ...table, advances: { ...table.advances, "\u200b": 0 } }; },
    SVG,
  },
});
