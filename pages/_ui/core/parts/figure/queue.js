// One figure is drawn after the other, those in sight first, with a breath between for the page to be painted.
const AGAIN_MS = 5000;
const waiting = new Map();
let working = false, loaded;

const plotly = (library) => loaded ??= new Promise((done, failed) => {
  const script = document.createElement("script");
  script.src = new URL(library, import.meta.url);
  script.onload = () => done(window.Plotly);
  script.onerror = () => { loaded = undefined; script.remove(); failed(new Error("Plotly could not be loaded")); };
  document.head.append(script);
});

export function ask(figure, draw) {
  waiting.set(figure, draw);
  if (!working) work();
}

export const forget = (figure) => waiting.delete(figure);

async function work() {
  working = true;
  try {
    const library = await plotly(nearest().said.library);
    while (waiting.size) {
      const next = nearest(), draw = waiting.get(next);
      waiting.delete(next);
      try { await draw(next, library); } catch (error) { console.error(error); }
      if (waiting.size) await new Promise((go) => setTimeout(go));
    }
  } catch (error) {
    console.error(error);
    for (const figure of waiting.keys()) figure.lost();
    setTimeout(() => { if (waiting.size && !working) work(); }, AGAIN_MS);
  } finally { working = false; }
}

function nearest() {
  let best, least = Infinity;
  for (const figure of waiting.keys()) {
    const { top, bottom } = figure.place.getBoundingClientRect();
    const far = Math.max(0, top - innerHeight, -bottom);
    if (far < least) [best, least] = [figure, far];
  }
  return best;
}
