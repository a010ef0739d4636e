"""The content notice, shown once in each browser: the browser itself remembers that it was read.

The same few lines tell screen readers which language the page is in, and put Streamlit's own words into it
(``words.js``): what they send never changes, so that a browser is sent it once.
"""

from functools import cache
from pathlib import Path

import streamlit as st

from analysis.labels import TEXTS, Labels, Language
from analysis.labels.frame.browser import OTHERWISE

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
_JS = (
    (Path(__file__).parent / "words.js").read_text("utf-8")
    + """
export default function ({ data, parentElement }) {
  document.documentElement.lang = data.lang;
  translate(data.words, data.lang);
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
)


def once(labels: Labels) -> None:
    """Draw the notice; a browser in which it was acknowledged shows nothing."""
    notice = st.components.v2.component("content_notice", html=_HTML, css=_CSS, js=_JS)
    notice(
        data={
            "text": labels("notice.text"),
            "ok": labels("notice.ok"),
            "lang": labels.lang,
            "words": _words(labels.lang),
        },
        key="content_notice",
        height="content",
    )


@cache
def _words(lang: Language) -> dict[str, str]:
    """What Streamlit writes, and what it is in this language; without what is the same."""
    labels = Labels(lang)
    own = {key: OTHERWISE.get(key, english) for key, (_, english) in TEXTS.items() if key.startswith("browser.")}
    words = {english: labels(key) for key, english in own.items()}
    return {english: text for english, text in words.items() if text != english}
