// The little of a browser that Plotly needs to draw a figure as SVG: a tree of elements, styles,
// selectors, a serializer, and measuring. Text is measured from the font's own advances, which
// dom.setFont(…) gives; nothing is painted, nothing is loaded, nothing leaves.
"use strict";
(function (global) {
  const SVG = "http://www.w3.org/2000/svg";
  const HTML = "http://www.w3.org/1999/xhtml";

  // ---------------------------------------------------------------- the tree: a linked list of children

  class Node {
    constructor(nodeType, nodeName) {
      this.nodeType = nodeType;
      this.nodeName = nodeName;
      this.parentNode = this.firstChild = this.lastChild = this.nextSibling = this.previousSibling = null;
    }
    get ownerDocument() { return document; }
    get parentElement() { return this.parentNode && this.parentNode.nodeType === 1 ? this.parentNode : null; }
    get childNodes() {
      const all = [];
      for (let child = this.firstChild; child; child = child.nextSibling) all.push(child);
      return all;
    }
    get children() { return this.childNodes.filter((child) => child.nodeType === 1); }
    appendChild(node) { return this.insertBefore(node, null); }
    insertBefore(node, before) {
      if (node === before) return node;
      if (node.nodeType === 11) {
        for (const child of node.childNodes) this.insertBefore(child, before);
        return node;
      }
      if (node.parentNode) node.parentNode.removeChild(node);
      node.parentNode = this;
      node.nextSibling = before || null;
      node.previousSibling = before ? before.previousSibling : this.lastChild;
      if (node.previousSibling) node.previousSibling.nextSibling = node;
      else this.firstChild = node;
      if (before) before.previousSibling = node;
      else this.lastChild = node;
      return node;
    }
    removeChild(node) {
      if (node.parentNode !== this) throw new Error("removeChild: not a child of this node");
      if (node.previousSibling) node.previousSibling.nextSibling = node.nextSibling;
      else this.firstChild = node.nextSibling;
      if (node.nextSibling) node.nextSibling.previousSibling = node.previousSibling;
      else this.lastChild = node.previousSibling;
      node.parentNode = node.nextSibling = node.previousSibling = null;
      return node;
    }
    replaceChild(node, old) {
      this.insertBefore(node, old);
      return this.removeChild(old);
    }
    remove() { if (this.parentNode) this.parentNode.removeChild(this); }
    contains(node) {
      while (node && node !== this) node = node.parentNode;
      return node === this;
    }
    cloneNode(deep) {
      const copy = this._copy();
      if (deep) for (let child = this.firstChild; child; child = child.nextSibling) copy.appendChild(child.cloneNode(true));
      return copy;
    }
    _copy() { return new Node(this.nodeType, this.nodeName); }
    get textContent() {
      let text = "";
      for (let child = this.firstChild; child; child = child.nextSibling) text += child.textContent;
      return text;
    }
    set textContent(text) {
      while (this.firstChild) this.removeChild(this.firstChild);
      if (text !== null && text !== undefined && text !== "") this.appendChild(new Text(text));
    }
    querySelector(selector) { return find(this, compile(selector), true)[0] || null; }
    querySelectorAll(selector) { return find(this, compile(selector), false); }
    addEventListener() {}
    removeEventListener() {}
    dispatchEvent() { return true; }
  }

  class Text extends Node {
    constructor(text) {
      super(3, "#text");
      this.data = String(text);
    }
    get nodeValue() { return this.data; }
    get textContent() { return this.data; }
    set textContent(text) { this.data = String(text); }
    _copy() { return new Text(this.data); }
  }

  class Element extends Node {
    constructor(namespace, name) {
      super(1, namespace === HTML ? name.toUpperCase() : name);
      this.namespaceURI = namespace;
      this.localName = name;
      this._attributes = new Map();
      this._classes = [];
      this._style = null;
    }
    get tagName() { return this.nodeName; }
    get style() { return this._style || (this._style = new Style()); }
    get attributes() { return Array.from(this._attributes, ([name, value]) => ({ name, value })); }
    getAttribute(name) {
      if (name === "style") return this._style && this._style.cssText ? this._style.cssText : null;
      const value = this._attributes.get(name);
      return value === undefined ? null : value;
    }
    hasAttribute(name) { return this.getAttribute(name) !== null; }
    setAttribute(name, value) {
      value = String(value);
      if (name === "style") this.style.cssText = value;
      else this._attributes.set(name, value);
      if (name === "class") this._classes = value.split(/\s+/).filter(Boolean);
    }
    removeAttribute(name) {
      if (name === "style") this._style = null;
      if (name === "class") this._classes = [];
      this._attributes.delete(name);
    }
    setAttributeNS(namespace, name, value) { this.setAttribute(name, value); }
    getAttributeNS(namespace, name) { return this.getAttribute(name) ?? this.getAttribute("xlink:" + name); }
    removeAttributeNS(namespace, name) { this.removeAttribute(name); this.removeAttribute("xlink:" + name); }
    get id() { return this.getAttribute("id") || ""; }
    set id(value) { this.setAttribute("id", value); }
    get className() { return this.getAttribute("class") || ""; }
    set className(value) { this.setAttribute("class", value); }
    get classList() {
      const set = (names) => this.setAttribute("class", names.join(" "));
      return {
        contains: (name) => this._classes.includes(name),
        add: (...names) => set([...new Set([...this._classes, ...names])]),
        remove: (...names) => set(this._classes.filter((name) => !names.includes(name))),
      };
    }
    matches(selector) { return compile(selector).some((steps) => matches(this, steps)); }
    get innerHTML() { return this.childNodes.map(serialize).join(""); }
    set innerHTML(html) { this.textContent = html === "&nbsp;" ? "\u00a0" : html; }
    get sheet() { return { cssRules: [], insertRule() {}, deleteRule() {} }; }
    get ownerSVGElement() {
      let found = this.parentNode;
      while (found && found.localName !== "svg") found = found.parentNode;
      return found;
    }
    getContext() { return null; }
    getBBox() { return rectangle(box(this)); }
    getBoundingClientRect() { return rectangle(mapped(box(this), toScreen(this))); }
    getComputedTextLength() { return spoken(this).reduce((sum, run) => sum + run.x1 - run.x0, 0); }
    getTotalLength() { return lengths(this).total; }
    getPointAtLength(at) { return pointAt(lengths(this), at); }
    _copy() {
      const copy = new Element(this.namespaceURI, this.localName);
      for (const [name, value] of this._attributes) copy.setAttribute(name, value);
      if (this._style) copy.style.cssText = this._style.cssText;
      return copy;
    }
  }

  // ---------------------------------------------------------------- styles

  class Style {
    constructor() { this._values = new Map(); }
    setProperty(name, value) {
      if (value === null || value === undefined || value === "") this._values.delete(name);
      else this._values.set(name, String(value));
    }
    getPropertyValue(name) { return this._values.get(name) || ""; }
    removeProperty(name) { this._values.delete(name); }
    get cssText() { return Array.from(this._values, ([name, value]) => `${name}: ${value};`).join(" "); }
    set cssText(text) {
      this._values.clear();
      for (const part of text.split(/;(?![^(]*\))/)) {
        const colon = part.indexOf(":");
        if (colon > 0) this.setProperty(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
      }
    }
  }
  const PROPERTIES = [
    "background", "background-color", "color", "cursor", "display", "fill", "fill-opacity", "font", "font-family",
    "font-size", "font-style", "font-variant", "font-weight", "height", "left", "margin", "max-width", "opacity",
    "overflow", "pointer-events", "position", "stroke", "stroke-opacity", "stroke-width", "text-anchor", "top",
    "transform", "visibility", "white-space", "width",
  ];
  for (const name of PROPERTIES) {
    Object.defineProperty(Style.prototype, name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), {
      get() { return this.getPropertyValue(name); },
      set(value) { this.setProperty(name, value); },
    });
  }

  const INHERITED = new Set([
    "color", "cursor", "fill", "font-family", "font-size", "font-style", "font-variant", "font-weight", "stroke",
    "text-anchor", "visibility", "white-space",
  ]);
  const INITIAL = { display: "block", "font-size": "16px", "text-anchor": "start", visibility: "visible" };

  function computed(element, name) {
    for (let at = element; at && at.nodeType === 1; at = at.parentNode) {
      const value = (at._style && at._style.getPropertyValue(name)) || at.getAttribute(name);
      if (value && value !== "inherit") return name === "font-size" ? fontSize(at, value) + "px" : value;
      if (!INHERITED.has(name)) break;
    }
    return INITIAL[name] || "";
  }
  function fontSize(element, value) {
    const number = parseFloat(value);
    const relative = value.endsWith("%") ? number / 100 : value.endsWith("em") ? number : 0;
    return relative ? relative * parseFloat(computed(element.parentNode, "font-size")) : number;
  }
  function getComputedStyle(element) {
    const style = new Style();
    style.getPropertyValue = (name) => computed(element, name);
    return style;
  }

  // ---------------------------------------------------------------- selectors: tag#id.class[a=b]:not(…), ' ' and '>'

  const compiled = new Map();
  function compile(selector) {
    if (!compiled.has(selector)) compiled.set(selector, selector.split(",").map((part) => steps(part.trim())));
    return compiled.get(selector);
  }
  // 'g > .a b' as [{test: b}, {test: .a, child: false}, {test: g, child: true}]: from the element upwards.
  function steps(text) {
    const parts = text.replace(/\s*>\s*/g, " >").split(/\s+/).filter(Boolean);
    const built = parts.map((part) => ({ test: compound(part.replace(/^>/, "")), child: part.startsWith(">") }));
    return built.reverse();
  }
  const PIECE = /:not\(([^)]*)\)|\[([\w-]+)(?:([*^$]?)="?([^\]"]*)"?)?\]|([.#]?)([\w-]+|\*)|:[\w-]+/g;
  function compound(text) {
    const tests = Array.from(text.matchAll(PIECE), ([whole, not, attribute, how, value, sign, name]) => {
      if (not !== undefined) { const inner = compound(not); return (e) => !inner(e); }
      if (attribute !== undefined) return (e) => hasValue(e.getAttribute(attribute), how, value);
      if (sign === ".") return (e) => e._classes.includes(name);
      if (sign === "#") return (e) => e.getAttribute("id") === name;
      if (name === "*") return () => true;
      if (name) return (e) => e.localName === name;
      return whole === ":first-child" ? (e) => !e.previousSibling : () => false; // :hover never holds
    });
    return (element) => tests.every((test) => test(element));
  }
  function hasValue(found, how, value) {
    if (found === null || value === undefined) return found !== null;
    if (how === "*") return found.includes(value);
    if (how === "^") return found.startsWith(value);
    if (how === "$") return found.endsWith(value);
    return found === value;
  }
  function matches(element, chain, from = 0) {
    if (!chain[from].test(element)) return false;
    if (from + 1 === chain.length) return true;
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (matches(up, chain, from + 1)) return true;
      if (chain[from].child) return false;
    }
    return false;
  }
  function find(root, chains, onlyFirst) {
    const found = [];
    (function walk(node) {
      for (let child = node.firstChild; child; child = child.nextSibling) {
        if (child.nodeType !== 1) continue;
        if (chains.some((chain) => matches(child, chain))) found.push(child);
        if (onlyFirst && found.length) return;
        walk(child);
      }
    })(root);
    return found;
  }

  // ---------------------------------------------------------------- text as a string

  const escaped = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  function serialize(node) {
    if (node.nodeType === 3) return node.data.replace(/[&<>]/g, (c) => escaped[c]);
    let text = "<" + node.localName;
    for (const [name, value] of node._attributes) text += ` ${name}="${value.replace(/[&<>"]/g, (c) => escaped[c])}"`;
    const style = node.getAttribute("style");
    if (style) text += ` style="${style.replace(/[&<>"]/g, (c) => escaped[c])}"`;
    if (!node.firstChild) return text + "/>";
    text += ">";
    for (let child = node.firstChild; child; child = child.nextSibling) text += serialize(child);
    return text + `</${node.localName}>`;
  }

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
})(globalThis);
