// A note that loses nothing: what is typed stays in this browser until the server says that it has it.
const WAIT_MS = 700, AGAIN_MS = 4000, LONGEST_MS = 30000;

class Note {
  constructor(root) {
    this.field = root.querySelector("textarea");
    this.label = root.querySelector("label");
    this.state = root.querySelector(".state");
    this.tries = 0;
    this.field.addEventListener("input", () => {
      this.tries = 0;
      if (!this.isOpen()) { this.settle(); return; }
      this.keep();
      this.later(WAIT_MS);
    });
    this.field.addEventListener("blur", () => { if (this.isOpen()) this.later(0); });
  }

  show(data, send) {
    this.send = send;
    const other = this.data?.id !== data.id;
    if (other && this.data && this.isOpen()) this.put(`kokoroscope.note.${this.data.id}`, this.field.value);
    this.data = data;
    this.label.textContent = data.label;
    this.field.placeholder = data.hint;
    this.field.maxLength = data.longest;
    if (other) { this.tries = 0; clearTimeout(this.timer); }
    const draft = this.draft();
    if (draft !== null && draft.trim() !== data.text) {
      if (other) this.field.value = draft;
      this.say("waiting");
      this.later(this.tries ? this.pause() : WAIT_MS);
      return;
    }
    if (draft !== null) this.drop();
    if (other || this.field.value.trim() !== data.text) this.field.value = data.text;
    this.say(data.text ? "saved" : "");
  }

  get name() { return `kokoroscope.note.${this.data.id}`; }

  isOpen() { return this.data && this.field.value.trim() !== this.data.text; }

  draft() {
    try { return localStorage.getItem(this.name); } catch { return this.kept?.[this.name] ?? null; }
  }

  put(name, text) {
    try { localStorage.setItem(name, text); } catch { this.kept = { ...this.kept, [name]: text }; }
  }

  keep() {
    this.put(this.name, this.field.value);
    this.say("waiting");
  }

  settle() {
    clearTimeout(this.timer);
    this.drop();
    this.say(this.data.text ? "saved" : "");
  }

  drop() {
    try { localStorage.removeItem(this.name); } catch { /* a browser that keeps nothing */ }
    if (this.kept) delete this.kept[this.name];
  }

  later(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.tries += 1;
      try { this.send("text", JSON.stringify([this.data.id, this.field.value])); } catch { /* no connection */ }
      this.timer = setTimeout(() => { this.say("here"); this.later(0); }, this.pause());
    }, ms);
  }

  pause() { return Math.min(AGAIN_MS * 2 ** Math.max(0, this.tries - 1), LONGEST_MS); }

  say(state) {
    if (state === "saved" || state === "") clearTimeout(this.timer);
    this.state.dataset.state = state;
    this.state.textContent = state ? this.data.words[state] : "";
  }

  end() { clearTimeout(this.timer); }
}

const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (!shown.has(parentElement)) shown.set(parentElement, new Note(parentElement));
  const note = shown.get(parentElement);
  note.show(data, setTriggerValue);
  return () => note.end();
}
