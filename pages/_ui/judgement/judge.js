// Judges responses by keys, on top of outbox.js; nothing here names a system.
class Judge extends Work {
  constructor(root) { super(root.querySelector(".judge")); }

  show(data, send) {
    if (this.take(data, send, (item) => item.n)) this.active = 0;
    if (this.root().activeElement?.matches?.("textarea")) this.head();
    else this.draw();
  }

  given(item) {
    return this.mine.get(item.n) ?? { values: item.values, note: item.note, done: item.done, reasons: item.reasons };
  }

  open(item) { // the first attribute without a judgement
    const { values } = this.given(item);
    const place = this.data.attributes.findIndex((one) => values[one.id] === undefined);
    return place < 0 ? 0 : place;
  }

  do(item, given) { this.put(item, given, { active: this.active }); }

  give(value) {
    const item = this.now(), attribute = item && this.data.attributes[this.active];
    if (!attribute) return;
    const before = this.given(item);
    const values = { ...before.values, [attribute.id]: value };
    const whole = this.data.attributes.every((one) => values[one.id] !== undefined);
    this.do(item, { ...before, values, done: before.done || whole });
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
    if (item) this.put(item, last.given);
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
        this.do(item, { ...now, reasons: now.reasons.includes(code) ? others : [...others, code] });
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
    note.addEventListener("input", () => this.noting(item, note.value));
    box.append(note, make("p", "about help", words.keys));
    return box;
  }
}

export default shownBy(Judge);
