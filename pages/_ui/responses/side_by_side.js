// Draws one item. What was said and written reaches the page through textContent alone, never as markup.
const MARKS = { ins: "ins", del: "del", control: "span" };

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function said(pieces, data) {
  const paragraph = make("p");
  paragraph.dir = "auto";
  if (data.lang) paragraph.lang = data.lang;
  if (!pieces.some(([, text]) => text.trim())) paragraph.append(make("span", "none", data.words.empty));
  else for (const [kind, text, title] of pieces) {
    if (!MARKS[kind]) { paragraph.append(text); continue; }
    const part = make(MARKS[kind], kind, text);
    if (title) part.title = title;
    paragraph.append(part);
  }
  return paragraph;
}

function turn(one, data) {
  const role = ["counselor", "client"].includes(one.role) ? one.role : "other";
  const box = make("div", `turn ${role}`);
  box.append(make("span", "who", one.name), said(one.said, data));
  return box;
}

function scroller(className, label) {
  const box = make("div", className);
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", label);
  return box;
}

function more(column, data) {
  const box = make("div", "more");
  for (const edited of column.edited || []) {
    const part = make("section");
    part.append(make("h4", "", data.words.edited), said(edited, data));
    box.append(part);
  }
  if (column.later.length) {
    const part = make("section");
    part.append(make("h4", "", column.later_name), ...column.later.map((one) => turn(one, data)));
    box.append(part);
  }
  return box;
}

function scores(column) {
  const list = make("dl", "scores");
  for (const one of column.scores) {
    const pair = make("div");
    pair.append(make("dt", "", one.name), make("dd", one.best ? "best" : "", one.value));
    list.append(pair);
  }
  return list;
}

function facts(column) {
  const list = make("ul", "facts");
  list.append(...column.facts.map((one) => make("li", "", one)));
  return list;
}

function drawn(column, data) {
  const box = make("section", column.gold ? "column gold" : "column");
  if (column.colour) box.style.setProperty("--own", column.colour);
  const text = make("div", "said");
  text.append(said(column.said, data));
  const name = make("div", "name", column.name);
  name.setAttribute("role", "heading");
  name.setAttribute("aria-level", "3");
  box.append(name, text, scores(column), facts(column), more(column, data));
  return box;
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".item");
  for (const [name, colour] of Object.entries(data.colours)) box.style.setProperty(`--${name}`, colour);
  const context = scroller("context", data.words.context);
  context.append(...data.context.map((one) => turn(one, data)));
  const columns = scroller("columns", data.words.beside);
  columns.append(...data.columns.map((one) => drawn(one, data)));
  const heading = make("h4", "", data.words.context);
  const before = box.querySelector(".columns");
  const left = before && box.dataset.shown === data.id ? before.scrollLeft : 0;
  box.replaceChildren(...(data.context.length ? [heading, context] : []), columns);
  context.scrollTop = context.scrollHeight;
  columns.scrollLeft = left;
  box.dataset.shown = data.id;
}
