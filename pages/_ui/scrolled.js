// Keeps in this tab how far each address was scrolled, and goes there again when one comes back to it.
const STORE = "kokoroscope.scrolled", PATIENCE_MS = 8000, STEADY_MS = 1200, STEP_MS = 60;
// one for the tab: the script may be loaded again
const tab = (window.__scrolled ??= { here: null, path: null, going: 0, listens: false });

const main = () => document.querySelector("[data-testid=stMain]");
const runs = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";

function places() {
  try { return JSON.parse(sessionStorage.getItem(STORE)) || {}; } catch { return {}; }
}

function keep() {
  if (tab.here === null || tab.going || runs() || location.pathname !== tab.path) return;
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

function listen() {
  if (tab.listens) return;
  tab.listens = true;
  document.addEventListener("scroll", (event) => { if (event.target === main()) keep(); }, { capture: true, passive: true });
  for (const name of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    document.addEventListener(name, () => { if (tab.going) stop(); keep(); }, { capture: true, passive: true });
  }
}

export default function ({ data }) {
  listen();
  if (tab.here === data.address) return;
  const stays = tab.here !== null && tab.path === location.pathname && data.page === tab.here.split("?")[0];
  stop();
  Object.assign(tab, { here: data.address, path: location.pathname });
  const top = places()[data.address];
  if (top && !stays) goTo(top);
}
