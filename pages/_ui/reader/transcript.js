// Draws one dialogue. What was said reaches the page through textContent alone, never as markup.
const REST_MS = 800;

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
