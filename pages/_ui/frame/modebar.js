// The tools of a chart are one stop of Tab: arrows lead from one to the next, Tab leads on.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function among(event) {
  const here = document.activeElement, bar = here?.closest?.(".modebar");
  if (!bar) return;
  const tools = [...bar.querySelectorAll(".modebar-btn")];
  if (event.key === "Tab") {
    const others = tools.filter((one) => one !== here);
    for (const one of others) one.tabIndex = -1;
    setTimeout(() => { for (const one of others) one.tabIndex = 0; });
  } else if (STEPS[event.key]) {
    event.preventDefault();
    tools[(tools.indexOf(here) + STEPS[event.key] + tools.length) % tools.length].focus();
  }
}

if (!window.__modebar) {
  window.__modebar = true;
  document.addEventListener("keydown", among, true);
}
