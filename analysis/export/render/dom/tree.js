// The little of a browser that Plotly needs to draw a figure as SVG: a tree of elements, styles,
// selectors, a serializer, and measuring. Text is measured from the font's own advances, which
// dom.setFont(…) gives; nothing is painted, nothing is loaded, nothing leaves.
// The engine reads the files of this folder as one function of the global object.

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
