// Codes utterances by keys, on top of coder_view.js.
const MOST_KEPT = 600;

class Coder extends CoderView {
  constructor(root) { super(root.querySelector(".coder")); }

  show(data, send) {
    if (this.take(data, send, (item) => item.i)) {
      this.scheme = 0;
      this.doubt = false;
    }
    if (this.items.size > MOST_KEPT) this.items = new Map([...this.items].filter(([place]) => Math.abs(place - this.at) < MOST_KEPT / 4));
    if (this.root().activeElement?.matches?.("textarea, input")) this.head();
    else this.draw();
  }

  given(item) {
    return this.mine.get(item.n) ?? { labels: item.labels, note: item.note, done: item.done };
  }

  schemes(item) {
    return this.data.schemes.filter((scheme) => scheme.roles.includes(item.role));
  }

  of(given, scheme) { return given.labels.filter((label) => label.scheme === scheme.id); }

  open(item) { // the first scheme without a label
    const given = this.given(item), every = this.schemes(item);
    const place = every.findIndex((scheme) => !this.of(given, scheme).length);
    return place < 0 ? 0 : place;
  }

  do(item, given) { this.put(item, given, { scheme: this.scheme }); }

  give(code) {
    const item = this.now(), scheme = item && this.schemes(item)[this.scheme];
    if (!scheme) return;
    const before = this.given(item), label = { scheme: scheme.id };
    if (scheme.kind === "codes") label.code = code.id; else label.value = code.id;
    const range = scheme.span ? this.range() : null;
    if (range) Object.assign(label, range);
    this.span = null;
    const same = (one) => one.scheme === scheme.id && one.code === label.code && one.start === label.start && one.end === label.end;
    if (this.doubt || before.labels.some((one) => one.scheme === scheme.id && one.unsure)) label.unsure = true;
    this.doubt = false;
    let labels;
    if (scheme.one && !range) labels = [...before.labels.filter((one) => one.scheme !== scheme.id), label];
    else if (before.labels.some(same)) labels = before.labels.filter((one) => !same(one));
    else labels = [...before.labels, label];
    const given = { ...before, labels };
    const last = this.scheme >= this.schemes(item).length - 1;
    const goes = scheme.one && !scheme.span;
    if (goes && last) given.done = true;
    this.do(item, given);
    if (goes && last) this.on(before.done); else if (goes) this.scheme += 1;
    this.flush();
    this.draw();
  }

  text(item) { return item.lines.find((line) => line.p === item.p)?.said.map(([, text]) => text).join("") ?? ""; }

  mark(key, extends_) { // the span under the keys: arrows move it, with shift its end; Home and End go to the ends
    const item = this.now(), length = [...this.text(item)].length, before = this.span ?? { from: 0, to: 0 };
    const step = { ArrowLeft: before.to - 1, ArrowRight: before.to + 1, Home: 0, End: length }[key];
    const to = Math.max(0, Math.min(length, step));
    this.span = { from: extends_ ? before.from : to, to };
    (this.root().getSelection?.() ?? document.getSelection())?.removeAllRanges?.();
    this.draw();
  }

  range() { // what is marked in the utterance, in code points: by keys, else with the mouse
    if (this.span && this.span.from !== this.span.to) {
      const { from, to } = this.span;
      return { start: Math.min(from, to), end: Math.max(from, to) };
    }
    const chosen = this.root().getSelection?.() ?? document.getSelection();
    const line = this.box.querySelector(".line.now p");
    if (!chosen || chosen.isCollapsed || !line || !chosen.rangeCount) return null;
    const range = chosen.getRangeAt(0);
    if (!line.contains(range.startContainer) || !line.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(line);
    before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length, end = start + [...range.toString()].length;
    return end > start ? { start, end } : null;
  }

  confirm() { // through with this one, whatever it has
    const item = this.now();
    if (!item) return;
    const given = this.given(item);
    const labels = this.data.gold && !given.labels.length ? this.majority(item) : given.labels;
    if (this.data.gold && !labels.length) return; // there is no majority: one of the labels has to be given
    this.do(item, { ...given, labels, done: true });
    this.on(given.done);
    this.flush();
    this.draw();
  }

  majority(item) {
    const taken = [];
    for (const scheme of this.schemes(item)) {
      const votes = new Map(), coders = new Set();
      for (const one of item.others) {
        if (one.scheme !== scheme.id) continue;
        coders.add(one.coder);
        const { coder, unsure, ...label } = one;
        const name = JSON.stringify(label);
        votes.set(name, (votes.get(name) ?? 0) + 1);
      }
      for (const [name, n] of votes) if (2 * n > coders.size) taken.push(JSON.parse(name));
    }
    return taken;
  }

  on(again) { // to the next one that is not done; after a correction to the next one
    let next = this.at + 1;
    while (!again && this.items.has(next) && this.given(this.items.get(next)).done) next += 1;
    this.at = Math.min(next, this.data.total);
    this.span = null;
    this.scheme = this.now() ? this.open(this.now()) : 0;
  }

  step(by) {
    this.at = Math.max(0, Math.min(this.data.total - 1, this.at + by));
    this.span = null;
    this.scheme = this.now() ? this.open(this.now()) : 0;
    if (!this.items.has(this.at) || !this.items.has(Math.min(this.data.total - 1, this.at + 5 * by))) this.flush();
    this.draw();
  }

  undo() {
    const last = this.history.pop();
    if (!last) return;
    this.at = last.at;
    this.scheme = last.scheme;
    const item = this.now();
    if (item) this.put(item, last.given);
    this.flush();
    this.draw();
  }

  unsure() {
    const item = this.now(), scheme = item && this.schemes(item)[this.scheme];
    if (!scheme) return;
    const given = this.given(item);
    if (!this.of(given, scheme).length) { this.doubt = !this.doubt; this.draw(); return; }
    const labels = given.labels.map((one) => (one.scheme === scheme.id ? { ...one, unsure: !one.unsure } : one));
    this.do(item, { ...given, labels });
    this.flush();
    this.draw();
  }

  clear() {
    const item = this.now(), scheme = item && this.schemes(item)[this.scheme];
    if (!scheme) return;
    const given = this.given(item);
    this.do(item, { ...given, labels: given.labels.filter((one) => one.scheme !== scheme.id), done: false });
    this.flush();
    this.draw();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typed = event.composedPath()[0];
    if (typed.closest?.("textarea.note, input.number")) {
      if (event.key === "Escape" || (event.key === "Enter" && typed.matches("input.number"))) {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (event.key === "Enter") this.number(typed.value);
        typed.blur();
        this.draw();
      }
      return;
    }
    if (typed.closest?.("input, textarea, select, [contenteditable=true], [role=dialog], [role=listbox], [role=combobox]")) return;
    if (!this.box.offsetParent && this.box.getClientRects().length === 0) return; // not on the page
    const item = this.now(), every = item ? this.schemes(item) : [], scheme = every[this.scheme];
    const acts = {
      j: () => this.step(1), k: () => this.step(-1), u: () => this.undo(), Backspace: () => this.clear(),
      n: () => this.box.querySelector("textarea.note")?.focus(), "?": () => this.unsure(), "/": () => this.unsure(),
      Enter: () => this.confirm(),
    };
    if (scheme?.span) for (const move of ["ArrowLeft", "ArrowRight", "Home", "End"]) acts[move] = () => this.mark(move, event.shiftKey);
    if (this.span) acts.Escape = () => { this.span = null; this.draw(); };
    const nowhere = typed === document.body || typed === document.documentElement; // Tab still moves on from a button
    if (every.length > 1 && nowhere) acts.Tab = () => { this.scheme = (this.scheme + (event.shiftKey ? every.length - 1 : 1)) % every.length; this.draw(); };
    const code = scheme?.codes.find((one) => one.key === event.key.toLowerCase());
    const act = code ? () => this.give(code) : acts[event.key];
    if (event.key === "Enter" && typed.closest?.("button, a, summary, [role=tab], [role=button]")) return;
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }
}

export default shownBy(Coder);
