// What pages of work by keys share: each change stays in the outbox, and is sent again, until the server says that
// it is on its disk. What was said and every name reaches the page through textContent alone.
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

class Work { // a list of items, by their places; ``n`` names an item to the server
  constructor(box) {
    this.box = box;
    this.onKey = (event) => this.key(event);
    this.onLeave = (event) => { if (this.outbox?.size) event.preventDefault(); };
  }

  begin() {
    if (this.begun) return;
    this.begun = true;
    window.addEventListener("keydown", this.onKey, true); // before Streamlit's own keys
    window.addEventListener("beforeunload", this.onLeave);
    this.timer = setInterval(() => { if (this.outbox?.size || this.lacks()) this.flush(); }, AGAIN_MS);
  }

  end() {
    this.begun = false;
    window.removeEventListener("keydown", this.onKey, true);
    window.removeEventListener("beforeunload", this.onLeave);
    clearInterval(this.timer);
  }

  take(data, send, place) { // what the server says; whether it is another list than before
    const fresh = !this.data || this.data.list !== data.list;
    this.send = send;
    if (fresh) {
      this.items = new Map();
      this.mine = new Map();   // n -> what this browser has given and the server may not have yet
      this.outbox = new Map(); // sequence -> n
      this.history = [];
      this.at = data.at;
      this.count = 0;
      this.name = Math.random().toString(36).slice(2);
    }
    this.data = data;
    for (const [name, colour] of Object.entries(data.colours)) this.box.style.setProperty(`--${name}`, colour);
    for (const seq of data.confirmed) this.outbox.delete(seq);
    const open = new Set(this.outbox.values());
    for (const item of this.items.values()) { // what the server has is the item's own from now on
      if (!this.mine.has(item.n) || open.has(item.n)) continue;
      Object.assign(item, this.mine.get(item.n));
      this.mine.delete(item.n);
    }
    for (const item of data.items) this.items.set(place(item), item);
    return fresh;
  }

  root() { return this.box.getRootNode(); }

  now() { return this.items.get(this.at); }

  lacks() { return this.data && !this.now() && this.at < this.data.total; }

  put(item, given, before) { // ``before``: where this was, to come back to
    if (before) this.history.push({ at: this.at, ...before, given: this.given(item) });
    this.mine.set(item.n, given);
    for (const [seq, n] of this.outbox) if (n === item.n) this.outbox.delete(seq);
    this.outbox.set(`${this.name}-${++this.count}`, item.n);
  }

  flush() {
    const work = [...this.outbox].map(([seq, n]) => ({ seq, n, ...this.mine.get(n) }));
    this.send("work", JSON.stringify({ at: this.at, work, have: this.have(), sent: Date.now() }));
  }

  have() { // first place and the one after the last of the items around this one that need not be sent again
    let first = this.at, stop = this.at;
    while (this.items.has(first - 1)) first -= 1;
    while (this.items.has(stop)) stop += 1;
    return [first, stop];
  }

  noting(item, note) { // a note is sent when its writer pauses
    this.put(item, { ...this.given(item), note });
    this.head();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.flush(), NOTE_MS);
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
    for (const item of this.items.values()) {
      const given = this.mine.get(item.n);
      if (given) done += Number(given.done) - Number(item.done);
    }
    const place = this.box.querySelector(".place"), state = this.box.querySelector(".state");
    if (!place) return;
    place.textContent = fill(words.of, { k: done, n: total });
    this.box.querySelector(".track .done").style.width = `${(100 * done) / Math.max(1, total)}%`;
    state.textContent = this.outbox.size ? words.saving : done || this.count ? words.saved : "";
    state.className = `state ${this.outbox.size ? "waiting" : "saved"}`;
  }
}

function shownBy(Kind) { // the component of one kind of work, which goes on where it was when the page is drawn again
  const shown = new WeakMap();
  return ({ data, parentElement, setTriggerValue }) => {
    if (!shown.has(parentElement)) shown.set(parentElement, new Kind(parentElement));
    const work = shown.get(parentElement);
    work.begin();
    work.show(data, setTriggerValue);
    return () => work.end();
  };
}
