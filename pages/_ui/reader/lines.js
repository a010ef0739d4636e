// The lines of a dialogue, with what can be pressed beside them.
const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  counselor: "M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5z M9 12h.01 M13 12h.01 M17 12h.01",
  client: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4 21a8 8 0 0 1 16 0",
  other: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  star: "M12 3l2.7 5.6 6.1.8-4.5 4.3 1.1 6.1L12 16.9l-5.4 2.9 1.1-6.1-4.5-4.3 6.1-.8z",
  note: "M5 4h14v11l-5 5H5z M14 20v-5h5",
  up: "M6 15l6-6 6 6", down: "M6 9l6 6 6-6",
  first: "M6 17l6-6 6 6 M6 11l6-6 6 6", last: "M6 7l6 6 6-6 M6 13l6 6 6-6",
};

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] || ICONS.other);
  svg.append(path);
  return svg;
}

function said(pieces, lang, className) {
  const paragraph = make("p", className);
  paragraph.dir = "auto";
  if (lang) paragraph.lang = lang;
  for (const [kind, text, title] of pieces) {
    if (!kind) { paragraph.append(text); continue; }
    const part = make(kind === "control" ? "span" : "mark", kind, text);
    if (title) part.title = title;
    if (kind === "control") part.dir = "ltr";
    paragraph.append(part);
  }
  return paragraph;
}

function line(row, data) {
  const item = make("div", "line" + (data.chosen.includes(row.p) ? " chosen" : ""));
  item.dataset.p = row.p;
  if (row.hit) item.dataset.hit = "";
  if (row.answer) item.dataset.answer = "";
  const number = make("button", "number", row.p);
  number.type = "button";
  number.title = [row.time, row.after].filter(Boolean).join("  ");
  number.setAttribute("aria-label", data.words.line.replace("{}", row.p));
  const side = make("div", "side");
  side.append(star(row, data), number);
  const bubble = make("div", "said");
  if (row.to) bubble.append(make("span", "to", row.to));
  bubble.append(said(row.said, data.lang, ""));
  if (row.beside) bubble.append(said(row.beside, row.lang, "beside"));
  if (row.answer) bubble.append(make("span", "label", row.answer));
  if (row.label) bubble.append(make("span", "label", row.label));
  if (row.code) {
    const code = make("span", "code", row.code);
    code.style.setProperty("--code", row.colour);
    bubble.append(code);
  }
  if (row.note) {
    const note = make("span", "label note", row.note);
    note.prepend(icon("note"));
    bubble.append(note);
  }
  item.append(side, bubble);
  return item;
}

function star(row, data) {
  const made = make("button", "star");
  made.type = "button";
  made.tabIndex = -1; // S sets it by key
  made.setAttribute("aria-pressed", row.star ? "true" : "false");
  const label = (row.star ? data.words.unstar : data.words.star).replace("{}", row.p);
  made.title = label;
  made.setAttribute("aria-label", label);
  made.append(icon("star"));
  return made;
}

function quoted(data) {
  const bar = make("div", "quoted");
  const copy = make("button", "copy", data.words.copy), add = make("button", "collect");
  copy.type = add.type = "button";
  add.textContent = data.quote.kept ? data.words.added : data.words.add;
  add.setAttribute("aria-pressed", data.quote.kept ? "true" : "false");
  bar.append(copy, add);
  return bar;
}

function head(row, data) {
  const top = make("div", "head");
  const who = make("b", "", row.who || data.roles[row.role]);
  who.title = who.textContent;
  top.append(icon(row.role), who);
  if (row.time) top.append(make("time", "", row.time));
  if (row.after) top.append(make("span", "after", row.after));
  return top;
}

function list(data) {
  const all = document.createElement("ol");
  let turn = null, before = null;
  for (const row of data.lines) {
    if (row.silence) {
      const gap = make("li", "gap", row.silence);
      gap.style.minHeight = `${1.5 + Math.min(4, row.weight)}rem`;
      all.append(gap);
    }
    if (!turn || !data.merged || row.silence || before.turn !== row.turn || before.who !== row.who) {
      turn = make("li", `turn ${row.role}`);
      turn.append(head(row, data));
      all.append(turn);
    }
    turn.append(line(row, data));
    if (data.quote && data.quote.after === row.p) turn.append(quoted(data));
    before = row;
  }
  return all;
}

function button(name, label) {
  const made = make("button", name);
  made.type = "button";
  made.title = label;
  made.setAttribute("aria-label", label);
  made.append(icon({ "hit-up": "first", "hit-down": "last", "line-up": "up", "line-down": "down" }[name]));
  return made;
}

function bar(data) {
  const top = make("div", "bar");
  top.append(button("line-up", data.words.previous_line), button("line-down", data.words.next_line));
  if (data.searched) {
    const found = make("span", "found");
    found.setAttribute("aria-live", "polite");
    top.append(button("hit-up", data.words.previous_hit), button("hit-down", data.words.next_hit), found);
  }
  top.append(make("span", "keys", data.words.keys));
  return top;
}
