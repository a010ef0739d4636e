"""The content notice, shown once in each browser: the browser itself remembers that it was read.

The same few lines tell screen readers which language the page is in.
"""

import streamlit as st

from analysis.labels import Labels

_HTML = '<div class="notice" role="note"><span></span><button type="button"></button></div>'
_CSS = """
.notice {
  display: none; align-items: center; gap: 1rem; padding: .625rem .875rem;
  border-radius: var(--st-base-radius); background: var(--st-secondary-background-color);
  color: var(--st-text-color); font: 400 .875rem/1.6 var(--st-font);
}
.notice span { flex: 1; }
.notice button {
  flex: none; padding: .25rem .75rem; font: inherit; color: inherit; cursor: pointer;
  background: transparent; border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius);
}
.notice button:hover, .notice button:focus-visible {
  border-color: var(--st-primary-color); color: var(--st-primary-color);
}
"""
_JS = """
export default function ({ data, parentElement }) {
  document.documentElement.lang = data.lang;
  const box = parentElement.querySelector(".notice");
  const seen = "kokoroscope.notice";
  let read = false;
  try { read = localStorage.getItem(seen) === "read"; } catch (_) { }
  box.querySelector("span").textContent = data.text;
  const button = box.querySelector("button");
  button.textContent = data.ok;
  box.style.display = read ? "none" : "flex";
  button.onclick = () => {
    try { localStorage.setItem(seen, "read"); } catch (_) { }
    box.style.display = "none";
  };
}
"""


def once(labels: Labels) -> None:
    """Draw the notice; a browser in which it was acknowledged shows nothing."""
    notice = st.components.v2.component("content_notice", html=_HTML, css=_CSS, js=_JS)
    notice(
        data={"text": labels("notice.text"), "ok": labels("notice.ok"), "lang": labels.lang},
        key="content_notice",
        height="content",
    )
