// Keeps in this tab how far each address was scrolled, and goes there again when one comes back to it.
const STORE = "kokoroscope.scrolled", PATIENCE_MS = 20000, STEADY_MS = 1200, STEP_MS = 60, LONG_MS = 1000;
const KEYS = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "]);
// one for the tab: the script may be loaded again
const tab = (window.__scrolled ??= { here: null, page: null, going: 0, listens: false });

const main = () => document.querySelector("[data-testid=stMain]");
const isShown = () => (location.pathname.split("/").pop() || "home") === tab.page;
const runs = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";

function places() {
  try { return JSON.parse(sessionStorage.getItem(STORE)) || {}; } catch { return {}; }
}

function keep() {
  if (tab.here === null || tab.going || runs() || !isShown()) return;
  try { sessionStorage.setItem(STORE, JSON.stringify({ ...places(), [tab.here]: Math.round(main().scrollTop) })); } catch { /* no room */ }
}

function stop() {
  clearInterval(tab.going);
  tab.going = 0;
}

function goTo(top) {
  const began = performance.now();
  let steady = began;
  tab.going = setInterval(() => {
    const box = main(), now = performance.now();
    const reach = box ? Math.min(top, box.scrollHeight - box.clientHeight) : -1;
    if (box && Math.abs(box.scrollTop - top) > 1) {
      steady = now;
      if (reach > box.scrollTop || reach === top) box.scrollTop = reach;
    }
    if (now - began > PATIENCE_MS || (now - steady > STEADY_MS && !runs())) stop();
  }, STEP_MS);
}

// Only what a person scrolls is kept: on the way to another page the old one is scrolled to its top as well.
function listen() {
  if (tab.listens) return;
  Object.assign(tab, { listens: true, moved: -Infinity, held: false });
  const on = (name, act) => document.addEventListener(name, act, { capture: true, passive: true });
  const moved = () => { stop(); tab.moved = performance.now(); };
  on("scroll", (event) => {
    if (event.target === main() && (tab.held || performance.now() - tab.moved < LONG_MS)) keep();
  });
  on("wheel", moved);
  on("touchmove", moved);
  on("keydown", (event) => { stop(); keep(); if (KEYS.has(event.key)) moved(); });
  on("pointerdown", () => { stop(); keep(); tab.held = true; });
  for (const name of ["pointerup", "pointercancel"]) on(name, () => { tab.held = false; });
}

export default function ({ data }) {
  listen();
  if (tab.here === data.address) return;
  const stays = tab.page === data.page;
  stop();
  Object.assign(tab, { here: data.address, page: data.page });
  const top = places()[data.address];
  if (top && !stays) goTo(top);
}
