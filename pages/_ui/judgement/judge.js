// Judges responses by keys. What was written reaches the page through textContent alone; nothing here names a system.
// Each change stays in the outbox, and is sent again, until the server says that it is on its disk.
const AGAIN_MS = 3000, NOTE_MS = 600;

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

class Judge {
  constructor(root) {
    this.box = root.querySelector(".judge");
    this.onKey = (event) => this.key(event);
    this.onLeave = (event) => { if (this.outbox?.size) event.preventDefault(); };
  }

  begin() {
    if (this.begun) return;
    this.begun = true;
    window.addEventListener("keydown", this.onKey, true); // before Streamlit's own keys
    window.addEventListener("beforeunload", this.onLeave);
    this.timer = setInterval(() => { if (this.outbox?.size) this.flush(); }, AGAIN_MS);
  }

  end() {
    this.begun = false;
    window.removeEventListener("keydown", this.onKey, true);
    window.removeEventListener("beforeunload", this.onLeave);
    clearInterval(this.timer);
  }

  show(data, send) {
    this.send = send;
    if (!this.data || this.data.list !== data.list) {
      this.items = new Map();
      this.mine = new Map();   // place -> what this browser has given and the server may not have yet
      this.outbox = new Map(); // sequence -> place
      this.history = [];
      this.at = data.at;
      this.active = 0;
      this.count = 0;
      this.name = Math.random().toString(36).slice(2);
    }
    this.data = data;
    for (const [name, colour] of Object.entries(data.colours)) this.box.style.setProperty(`--${name}`, colour);
    for (const seq of data.confirmed) this.outbox.delete(seq);
    const open = new Set(this.outbox.values());
    for (const item of data.items) {
      this.items.set(item.n, item);
      if (!open.has(item.n)) this.mine.delete(item.n);
    }
    if (this.root().activeElement?.matches?.("textarea")) this.head();
    else this.draw();
  }

  root() { return this.box.getRootNode(); }

  now() { return this.items.get(this.at); }

  given(item) {
    return this.mine.get(item.n) ?? { values: item.values, note: item.note, done: item.done, reasons: item.reasons };
  }

  open(item) { // the first attribute without a judgement
    const { values } = this.given(item);
    const place = this.data.attributes.findIndex((one) => values[one.id] === undefined);
    return place < 0 ? 0 : place;
  }

  put(item, given, remember = true) {
    if (remember) this.history.push({ at: this.at, active: this.active, given: this.given(item) });
    this.mine.set(item.n, given);
    for (const [seq, place] of this.outbox) if (place === item.n) this.outbox.delete(seq);
    this.outbox.set(`${this.name}-${++this.count}`, item.n);
  }

  flush() {
    const work = [...this.outbox].map(([seq, n]) => ({ seq, n, ...this.mine.get(n) }));
    this.send("work", JSON.stringify({ at: this.at, work, sent: Date.now() }));
  }

  give(value) {
    const item = this.now(), attribute = item && this.data.attributes[this.active];
    if (!attribute) return;
    const before = this.given(item);
    const values = { ...before.values, [attribute.id]: value };
    const whole = this.data.attributes.every((one) => values[one.id] !== undefined);
    this.put(item, { ...before, values, done: before.done || whole });
    if (!whole) this.active = this.open(item);
    else if (!before.done) this.on();
    else this.active = (this.active + 1) % this.data.attributes.length;
    this.flush();
    this.draw();
  }

  on() { // to the next one that is not done
    let next = this.at + 1;
    while (this.items.has(next) && this.given(this.items.get(next)).done) next += 1;
    this.at = Math.min(next, this.data.total);
    this.active = this.now() ? this.open(this.now()) : 0;
  }

  step(by) {
    this.at = Math.max(0, Math.min(this.data.total - 1, this.at + by));
    this.active = this.now() ? this.open(this.now()) : 0;
    if (!this.items.has(this.at)) this.flush();
    this.draw();
  }

  undo() {
    const last = this.history.pop();
    if (!last) return;
    this.at = last.at;
    this.active = last.active;
    const item = this.now();
    if (item) this.put(item, last.given, false);
    this.flush();
    this.draw();
  }

  choices() { // what the keys stand for
    if (this.data.mode === "pair") {
      const { words } = this.data;
      return [["1", 1, words.left], ["2", 0.5, words.tie], ["3", 0, words.right]];
    }
    const attribute = this.data.attributes[this.active];
    const steps = [];
    for (let n = attribute.low; n <= attribute.high; n += 1) steps.push([String(n), n, String(n)]);
    return steps;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typed = event.composedPath()[0];
    if (typed.closest?.("textarea.note")) {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      typed.blur();
      this.draw();
      return;
    }
    if (typed.closest?.("input, textarea, select, [contenteditable=true], [role=dialog], [role=listbox], [role=combobox]")) return;
    if (!this.box.offsetParent && this.box.getClientRects().length === 0) return; // not on the page
    const nowhere = typed === document.body || typed === document.documentElement;
    const acts = {
      j: () => this.step(1), k: () => this.step(-1), u: () => this.undo(),
      n: () => this.box.querySelector("textarea.note")?.focus(),
    };
    const count = this.data.attributes.length;
    if (count > 1 && nowhere) acts.Tab = () => { this.active = (this.active + (event.shiftKey ? count - 1 : 1)) % count; this.draw(); };
    if (this.data.mode === "pair" && nowhere) Object.assign(acts, { ArrowLeft: () => this.give(1), ArrowRight: () => this.give(0) });
    if (this.now()) for (const [key, value] of this.choices()) acts[key] = () => this.give(value);
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  // drawing

  draw() {
    const item = this.now(), parts = [this.bar()];
    if (!item) parts.push(this.ending());
    else {
      const body = make("div", "body");
      body.append(this.chat(item), this.answers(item), this.asked(item));
      parts.push(body);
    }
    this.box.replaceChildren(...parts);
    this.head();
    const chat = this.box.querySelector(".chat");
    if (chat) chat.scrollTop = chat.scrollHeight;
  }

  bar() {
    const bar = make("div", "bar"), { words } = this.data;
    for (const [key, text, act] of [["K", words.previous, () => this.step(-1)], ["J", words.next, () => this.step(1)], ["U", words.undo, () => this.undo()]]) {
      const button = make("button", "", text);
      button.type = "button";
      button.prepend(make("kbd", "", key));
      button.addEventListener("click", act);
      if (key === "U") button.disabled = !this.history.length;
      bar.append(button);
    }
    const track = make("div", "track"), state = make("span", "state");
    track.append(make("div", "done"));
    state.setAttribute("aria-live", "polite");
    bar.append(make("span", "place"), track, state);
    return bar;
  }

  head() { // what changes when the server answers
    const { words, total } = this.data;
    let done = this.data.done;
    for (const [place, given] of this.mine) {
      const item = this.items.get(place);
      if (item) done += Number(given.done) - Number(item.done);
    }
    const place = this.box.querySelector(".place"), state = this.box.querySelector(".state");
    if (!place) return;
    place.textContent = fill(words.of, { k: done, n: total });
    this.box.querySelector(".track .done").style.width = `${(100 * done) / Math.max(1, total)}%`;
    state.textContent = this.outbox.size ? words.saving : done || this.count ? words.saved : "";
    state.className = `state ${this.outbox.size ? "waiting" : "saved"}`;
  }

  ending() {
    return make("div", "ending", this.at < this.data.total ? this.data.words.loading : this.data.words.finished);
  }

  said(pieces) {
    const said = make("p");
    said.dir = "auto";
    if (this.data.lang) said.lang = this.data.lang;
    for (const [kind, text, about] of pieces) {
      if (!kind) { said.append(text); continue; }
      const part = make("span", kind, text);
      part.title = about;
      said.append(part);
    }
    return said;
  }

  chat(item) {
    const chat = make("div", "chat");
    chat.tabIndex = 0;
    chat.setAttribute("aria-label", this.data.words.context);
    for (const line of item.lines) {
      const row = make("div", `turn ${line.role}`);
      row.append(make("span", "who", this.data.roles[line.role] ?? line.role), this.said(line.said));
      chat.append(row);
    }
    return chat;
  }

  answers(item) {
    const box = make("div", `answers ${this.data.mode}`), { words } = this.data;
    item.texts.forEach((pieces, place) => {
      const one = make("section", "answer");
      const title = this.data.mode === "pair" ? (place ? words.second : words.first) : words.response;
      one.append(make("h4", "", title), this.said(pieces));
      box.append(one);
    });
    return box;
  }

  asked(item) {
    const box = make("div", "asked"), { words } = this.data, given = this.given(item);
    this.data.attributes.forEach((attribute, place) => {
      const active = place === this.active;
      const row = make("div", `attribute${active ? " active" : ""}`);
      const name = make("span", "name", attribute.name);
      const head = make("div", "what");
      head.append(name, make("span", "about", attribute.about));
      row.append(head);
      const keys = make("div", "keys");
      const before = this.active;
      this.active = place;
      const choices = this.choices();
      this.active = before;
      for (const [key, value, text] of choices) {
        const button = make("button", "choice", this.data.mode === "pair" ? text : "");
        button.type = "button";
        if (active || this.data.mode !== "pair") button.prepend(make("kbd", "", key));
        button.setAttribute("aria-pressed", String(given.values[attribute.id] === value));
        button.setAttribute("aria-label", `${attribute.name}: ${text}`);
        button.addEventListener("click", () => { this.active = place; this.give(value); });
        keys.append(button);
      }
      row.append(keys);
      box.append(row);
    });
    const why = make("div", "why");
    why.setAttribute("role", "group");
    why.setAttribute("aria-label", words.reasons);
    why.append(make("span", "about", words.reasons));
    for (const [code, text] of this.data.reasons) {
      const chip = make("button", "chip", text), chosen = given.reasons.includes(code);
      chip.type = "button";
      chip.setAttribute("aria-pressed", String(chosen));
      chip.addEventListener("click", () => {
        const now = this.given(item), others = now.reasons.filter((one) => one !== code);
        this.put(item, { ...now, reasons: now.reasons.includes(code) ? others : [...others, code] });
        this.flush();
        this.draw();
      });
      why.append(chip);
    }
    box.append(why);
    const note = make("textarea", "note");
    note.placeholder = words.note;
    note.setAttribute("aria-label", words.note);
    note.value = given.note;
    note.rows = 2;
    note.addEventListener("input", () => {
      this.put(item, { ...this.given(item), note: note.value }, false);
      this.head();
      clearTimeout(this.noting);
      this.noting = setTimeout(() => this.flush(), NOTE_MS);
    });
    box.append(note, make("p", "about help", words.keys));
    return box;
  }
}

const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (!shown.has(parentElement)) shown.set(parentElement, new Judge(parentElement));
  const judge = shown.get(parentElement);
  judge.begin();
  judge.show(data, setTriggerValue);
  return () => judge.end();
}
