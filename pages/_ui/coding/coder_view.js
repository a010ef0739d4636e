// Draws the utterance that is coded, its context and its codes; on top of outbox.js.
class CoderView extends Work {
  number(text) {
    const item = this.now(), scheme = item && this.schemes(item)[this.scheme], value = Number(text);
    if (!scheme || text.trim() === "" || !Number.isFinite(value) || value < scheme.low || value > scheme.high) return;
    this.give({ id: value });
  }

  // drawing

  draw() {
    const item = this.now();
    const parts = [this.bar()];
    if (!item) parts.push(this.ending());
    else {
      const body = make("div", "body");
      body.append(this.context(item), this.choices(item));
      parts.push(body);
    }
    this.box.replaceChildren(...parts);
    this.head();
    this.box.querySelector(".line.now")?.scrollIntoView?.({ block: "nearest" });
  }

  ending() {
    const { words, total } = this.data;
    if (this.at < total) return make("p", "ending", words.loading);
    let first = null;
    for (let place = 0; place < total && first === null; place += 1) {
      const item = this.items.get(place);
      if (item && !this.given(item).done) first = place;
    }
    const end = make("div", "ending");
    end.append(make("p", "", words.finished));
    if (first !== null) {
      const back = make("button", "", fill(words.finished_some, { n: first + 1 }));
      back.type = "button";
      back.addEventListener("click", () => { this.at = first; this.scheme = this.open(this.now()); this.flush(); this.draw(); });
      end.append(back);
    }
    return end;
  }

  context(item) {
    const column = make("div", "context");
    const title = make("div", "title", [item.name, item.p, item.score].filter((fact) => fact !== undefined && fact !== "").join(" · "));
    column.append(title);
    for (const line of item.lines) {
      const here = line.p === item.p;
      const row = make("div", `line ${line.role}${here ? " now" : line.p > item.p ? " after" : ""}`);
      row.append(make("span", "who", this.data.roles[line.role] ?? line.role));
      const said = make("p");
      said.dir = "auto";
      if (this.data.lang) said.lang = this.data.lang;
      let place = 0;
      for (const [kind, text, about] of line.said) {
        if (!kind) { said.append(...(here ? this.marked(text, place) : [text])); place += [...text].length; continue; }
        place += [...text].length;
        const part = make("span", kind, text);
        part.title = about;
        part.dir = "ltr";
        said.append(part);
      }
      row.append(said);
      if (here) {
        row.append(this.labels(item));
        row.setAttribute("aria-current", "true");
      }
      column.append(row);
    }
    return column;
  }

  marked(text, place) { // a piece of the utterance that begins at a place, with what is marked by keys in it
    if (!this.span) return [text];
    const signs = [...text], first = Math.min(this.span.from, this.span.to) - place, stop = Math.max(this.span.from, this.span.to) - place;
    if (stop < 0 || first > signs.length) return [text];
    const part = (from, to) => signs.slice(Math.max(0, from), Math.max(0, to)).join("");
    return [part(0, first), make("mark", first === stop ? "caret" : "", part(first, stop)), part(stop, signs.length)];
  }

  labels(item) {
    const given = this.given(item), list = make("div", "labels");
    for (const scheme of this.data.schemes) {
      for (const label of this.of(given, scheme)) list.append(this.chip(scheme, label));
    }
    for (const other of item.others) {
      const scheme = this.data.schemes.find((one) => one.id === other.scheme);
      if (scheme) {
        const chip = this.chip(scheme, other);
        chip.classList.add("other");
        chip.prepend(make("i", "", other.coder));
        list.append(chip);
      }
    }
    return list;
  }

  chip(scheme, label) {
    const code = scheme.codes.find((one) => one.id === (label.code ?? label.value));
    const name = label.code !== undefined ? code?.name ?? label.code : `${scheme.name} ${label.value}${code?.name ? ` ${code.name}` : ""}`;
    const span = label.start === undefined ? "" : ` [${label.start}–${label.end}]`;
    const item = this.now(), quoted = label.start === undefined || !item ? "" : ` “${[...this.text(item)].slice(label.start, label.end).join("").slice(0, 24)}”`;
    const chip = make("span", "chip", `${name}${quoted || span}${label.unsure ? " ?" : ""}`);
    if (code?.color) chip.style.setProperty("--code", code.color);
    return chip;
  }

  choices(item) {
    const column = make("div", "choices"), { words } = this.data, every = this.schemes(item), given = this.given(item);
    if (!every.length) column.append(make("p", "about", words.no_scheme));
    every.forEach((scheme, place) => {
      const active = place === this.scheme;
      const box = make("section", `scheme${active ? " active" : ""}`);
      const head = make("h4", "", scheme.name);
      if (every.length > 1) {
        head.tabIndex = -1;
        head.addEventListener("click", () => { this.scheme = place; this.draw(); });
      }
      box.append(head);
      const mine = this.of(given, scheme);
      if (active && scheme.kind === "number") {
        const field = make("input", "number");
        field.type = "number";
        field.min = scheme.low;
        field.max = scheme.high;
        field.step = "any";
        field.setAttribute("aria-label", fill(words.code_number, scheme));
        field.placeholder = fill(words.code_number, scheme);
        if (mine.length) field.value = mine[0].value;
        box.append(field);
        queueMicrotask(() => field.focus());
      }
      if (active) for (const code of scheme.codes) box.append(this.choice(scheme, code, mine));
      else box.append(make("p", "about", mine.map((one) => scheme.codes.find((code) => code.id === (one.code ?? one.value))?.name || one.value || one.code).join(", ") || "–"));
      column.append(box);
    });
    const note = make("textarea", "note");
    note.placeholder = words.note;
    note.setAttribute("aria-label", words.note);
    note.value = given.note;
    note.rows = 2;
    note.addEventListener("input", () => this.noting(item, note.value));
    const more = make("div", "more");
    const act = (key, text, press) => {
      const button = make("button", "", text);
      button.type = "button";
      button.prepend(make("kbd", "", key));
      button.addEventListener("click", press);
      more.append(button);
    };
    act("⏎", this.data.gold && !given.labels.length ? words.take : words.settled, () => this.confirm());
    act("?", words.unsure, () => this.unsure());
    more.lastChild.setAttribute("aria-pressed", String(Boolean(this.doubt || this.of(given, every[this.scheme] ?? {}).some((one) => one.unsure))));
    act("⌫", words.clear, () => this.clear());
    column.append(more, note, make("p", "about keys", every[this.scheme]?.span ? `${words.keys} ${words.span}` : words.keys));
    return column;
  }

  choice(scheme, code, mine) {
    const chosen = mine.some((one) => (one.code ?? one.value) === code.id);
    const button = make("button", `code${chosen ? " chosen" : ""}${code.level ? " inner" : ""}`);
    button.type = "button";
    button.setAttribute("aria-pressed", String(chosen));
    if (code.color) button.style.setProperty("--code", code.color);
    button.append(make("kbd", "", code.key.toUpperCase()));
    const text = make("span", "name", scheme.kind === "steps" ? code.name || String(code.id) : code.name);
    button.append(text);
    if (code.about) {
      button.title = code.about;
      button.append(make("span", "about", code.about.split("\n")[0]));
    }
    button.addEventListener("click", () => { this.give(code); });
    return button;
  }
}
