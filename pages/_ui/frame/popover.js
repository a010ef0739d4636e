// An open popover hangs at the end of the page: Tab goes from its button into it, Shift+Tab at its beginning back.
const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea, select, canvas[tabindex], [tabindex='0']";

function tabbed(event) {
  if (event.key !== "Tab") return;
  const body = document.querySelector("[data-testid=stPopoverBody]");
  const opener = document.querySelector("[data-testid=stPopover] button[aria-expanded=true]");
  if (!body || !opener) return;
  const inside = [...body.querySelectorAll(FOCUSABLE)].filter((one) => one.getClientRects().length && one.tabIndex >= 0);
  const goes = event.shiftKey
    ? (document.activeElement === inside[0] || document.activeElement === body) && opener
    : document.activeElement === opener && (inside[0] ?? body);
  if (!goes) return;
  event.preventDefault();
  goes.focus();
}

if (!window.__popover) {
  window.__popover = true;
  document.addEventListener("keydown", tabbed, true);
}
