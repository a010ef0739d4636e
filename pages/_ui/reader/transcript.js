// Draws one dialogue. What was said reaches the page through textContent alone, never as markup.
const REST_MS = 800;
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
  top.append(icon(row.role), make("b", "", row.who || data.roles[row.role]));
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

class Chat {
  constructor(root) {
    this.root = root;
    this.at = null;
    this.asked = null;
    this.drawn = "";
    this.onKey = (event) => this.key(event);
  }

  begin() {
    document.addEventListener("keydown", this.onKey);
  }

  show(data, send) {
    this.send = send;
    const box = this.root.querySelector(".reader");
    for (const [name, colour] of Object.entries(data.colours)) box.style.setProperty(`--${name}`, colour);
    const drawn = JSON.stringify({ ...data, at: null });
    const anew = drawn !== this.drawn;
    if (anew) {
      const same = this.data && this.data.id === data.id;
      const top = same && this.scroll ? this.scroll.scrollTop : 0;
      this.data = data;
      this.drawn = drawn;
      this.scroll = make("div", "scroll");
      this.scroll.tabIndex = 0;
      this.scroll.setAttribute("role", "region");
      this.scroll.setAttribute("aria-label", data.words.conversation);
      this.scroll.append(list(data));
      this.bar = bar(data);
      box.replaceChildren(this.bar, this.scroll);
      this.lines = [...this.scroll.querySelectorAll(".line")];
      this.hits = this.lines.filter((one) => "hit" in one.dataset);
      this.listen();
      this.scroll.scrollTop = top;
      if (!same) { this.at = null; this.asked = null; }
      this.mark();
    }
    if (data.at !== null && data.at !== this.asked) {
      const other = data.at !== this.at;
      this.asked = data.at;
      if (other || anew) this.go(data.at, { page: true, smooth: !anew, write: false });
    }
    if (data.at === null) this.asked = null;
    box.dataset.ready = data.id;
  }

  listen() {
    const step = (name, act) => this.bar.querySelector("." + name)?.addEventListener("click", act);
    step("line-up", () => this.step(-1));
    step("line-down", () => this.step(1));
    step("hit-up", () => this.hit(-1));
    step("hit-down", () => this.hit(1));
    this.scroll.querySelector(".quoted .copy")?.addEventListener("click", (event) => {
      navigator.clipboard?.writeText(this.data.quote.text).then(() => {
        event.target.textContent = this.data.words.copied;
      });
    });
    this.scroll.querySelector(".quoted .collect")?.addEventListener("click", () => {
      this.send("quote", JSON.stringify([this.data.quote.lines, !this.data.quote.kept]));
    });
    this.scroll.addEventListener("click", (event) => {
      const pressed = event.target.closest(".star");
      if (pressed) { this.star(pressed.closest(".line")); return; }
      const number = event.target.closest(".number");
      if (!number) return;
      const place = +number.closest(".line").dataset.p;
      if (event.shiftKey && this.at !== null) this.choose(this.at, place);
      else { this.choose(place, place); this.go(place, { still: true }); }
    });
  }

  choose(one, other) {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    for (const each of this.lines) each.classList.toggle("chosen", +each.dataset.p >= low && +each.dataset.p <= high);
    this.send("lines", low === high ? `${low}` : `${low}-${high}`);
  }

  star(line) {
    const button = line?.querySelector(".star");
    if (!button) return;
    const now = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(now));
    this.send("star", JSON.stringify([+line.dataset.p, now]));
  }

  index() {
    return this.lines.findIndex((one) => +one.dataset.p === this.at);
  }

  step(by) {
    const here = this.index();
    const next = here < 0 ? this.near(by) : here + by;
    if (this.lines[next]) this.go(+this.lines[next].dataset.p);
  }

  near(by) {
    const top = this.scroll.getBoundingClientRect().top;
    const first = this.lines.findIndex((one) => one.getBoundingClientRect().bottom > top + 8);
    return Math.max(0, by > 0 ? first : first - 1);
  }

  hit(by) {
    if (!this.hits.length) return;
    const here = this.at === null ? (by > 0 ? -1 : Infinity) : this.at;
    const places = this.hits.map((one) => +one.dataset.p);
    const next = by > 0
      ? places.find((place) => place > here) ?? places[0]
      : places.findLast((place) => place < here) ?? places[places.length - 1];
    this.go(next);
  }

  go(place, { page = false, smooth = true, write = true, still = false } = {}) {
    const target = this.lines.find((one) => +one.dataset.p === place);
    if (!target) return;
    this.at = place;
    this.mark();
    if (page) {
      const box = this.root.querySelector(".reader");
      const seen = box.getBoundingClientRect();
      if (seen.top < 0 || seen.top > window.innerHeight * 0.6) box.scrollIntoView({ block: "start" });
    }
    if (!still) {
      this.scroll.classList.toggle("smooth", smooth);
      const [outer, inner] = [this.scroll.getBoundingClientRect(), target.getBoundingClientRect()];
      const middle = inner.top - outer.top - Math.max(16, (outer.height - inner.height) / 3);
      this.scroll.scrollTop += middle;
    }
    if (write) this.write(place);
  }

  write(place) {
    const url = new URL(window.location.href);
    url.searchParams.set("at", place);
    url.searchParams.set("dialogue", this.data.id);
    history.replaceState(history.state, "", url);
    clearTimeout(this.resting);  // links elsewhere on the page lead back here: they learn it once one rests
    this.resting = setTimeout(() => { this.asked = place; this.send("at", place); }, REST_MS);
  }

  mark() {
    // one line's number is on the way of Tab, else a keyboard would stop at each of them
    const reached = this.at ?? +(this.lines[0]?.dataset.p ?? 0);
    const focused = this.root.querySelector(".number:focus");
    for (const one of this.lines) {
      const now = +one.dataset.p === this.at, number = one.querySelector(".number");
      number.tabIndex = +one.dataset.p === reached ? 0 : -1;
      if (now && focused && focused !== number) number.focus({ preventScroll: true });
      one.classList.toggle("now", now);
      if (now) one.setAttribute("aria-current", "location"); else one.removeAttribute("aria-current");
    }
    const found = this.bar.querySelector(".found");
    if (!found) return;
    const here = this.hits.findIndex((one) => +one.dataset.p === this.at);
    const { hits, hit_of: of, no_hits: none } = this.data.words;
    found.textContent = !this.hits.length ? none
      : here < 0 ? hits.replace("{n}", this.hits.length)
      : of.replace("{k}", here + 1).replace("{n}", this.hits.length);
    for (const name of ["hit-up", "hit-down"]) this.bar.querySelector("." + name).disabled = !this.hits.length;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typed = event.composedPath()[0];
    if (typed.closest?.("input, textarea, select, [contenteditable=true], [role=dialog], [role=listbox], [role=combobox]")) return;
    const act = {
      j: () => this.step(1), k: () => this.step(-1), n: () => this.hit(1), N: () => this.hit(-1),
      s: () => this.star(this.lines[this.index()]),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  end() {
    document.removeEventListener("keydown", this.onKey);
    clearTimeout(this.resting);
  }
}

const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (!shown.has(parentElement)) shown.set(parentElement, new Chat(parentElement));
  const chat = shown.get(parentElement);
  chat.begin();
  chat.show(data, setTriggerValue);
  return () => chat.end();
}
