"""The few lines of CSS that Streamlit's theme has no word for."""

import streamlit as st

from analysis.labels import Labels

_STYLE = """<style>
/* cards stand beside each other only where both have room */
[data-testid=stMain] [data-testid=stColumn] {{ min-width: min(100%, 27rem) }}
.st-key-branches [data-testid=stHorizontalBlock]:has(> [data-testid=stColumn]) {{
  flex-wrap: nowrap; overflow-x: auto
}}
[data-testid=stMain] .st-key-branches [data-testid=stColumn] {{ min-width: 15rem }}
/* a narrow window gives its width to what is shown, not to the margins */
@media (max-width: 1000px) {{
  [data-testid=stMainBlockContainer] {{ padding-left: 1.25rem; padding-right: 1.25rem }}
}}
/* the uploader's own words are English whatever the page's language; ours stand above it */
[data-testid=stFileUploaderDropzoneInstructions] {{ display: none }}
[data-testid=stFileUploaderDropzone] button p {{ font-size: 0 }}
[data-testid=stFileUploaderDropzone] button p::after {{ content: "{choose}"; font-size: 0.875rem }}
/* the reader's head stays in sight while the page scrolls */
[data-testid=stLayoutWrapper]:has(> .st-key-reader-head) {{ position: sticky; top: 0; z-index: 90 }}
.st-key-reader-head {{ background: {page}; padding: 0.5rem 0 }}
/* the reader's facts scroll by themselves beside its transcript, so that both heads stay in sight */
@media (min-width: 1001px) {{
  .st-key-reader-facts {{ height: max(26rem, calc(100vh - 14.5rem)); overflow-y: auto }}
}}
/* the map fills the window, and what is beside it scrolls by itself */
@media (min-width: 1001px) {{
  [data-testid=stMainBlockContainer]:has(.st-key-map-plane) {{
    height: 100dvh; padding-top: 1.25rem; padding-bottom: 0.75rem
  }}
  [data-testid=stMainBlockContainer]:has(.st-key-map-plane) > [data-testid=stVerticalBlock] {{ height: 100% }}
  [data-testid=stLayoutWrapper]:has(> .st-key-map-plane) {{ flex: 1 1 0; min-height: 28rem }}
  .st-key-map-plane, .st-key-map-plane > [data-testid=stLayoutWrapper],
  .st-key-map-plane > [data-testid=stLayoutWrapper] > [data-testid=stHorizontalBlock],
  .st-key-map-plane [data-testid=stColumn], .st-key-map-plane [data-testid=stColumn] > * {{
    height: 100%; min-height: 0
  }}
  .st-key-map-plane [data-testid=stColumn] {{ min-width: 18rem }}
  .st-key-map-plane :is([data-testid=stLayoutWrapper], [data-testid=stElementContainer]):has(.stPlotlyChart) {{
    flex: 1 1 0; min-height: 0
  }}
  .st-key-map-plane [data-testid=stVerticalBlock]:has(.stPlotlyChart) {{ height: 100%; min-height: 0 }}
  .st-key-map-plane :is(.stBidiComponent, .stPlotlyChart) {{ height: 100%; min-height: 0 }}
  .st-key-map-plane [data-testid=stColumn]:last-child {{ overflow-y: auto }}
}}
@media (max-width: 1000px) {{
  .st-key-map-plane [data-testid=stElementContainer]:has(.stPlotlyChart) {{ height: min(33rem, 95vw) }}
  .st-key-map-plane :is(.stBidiComponent, .stPlotlyChart) {{ height: 100%; min-height: 0 }}
}}
/* a figure takes its element's room, or the whole window; before it is drawn its place is held */
.stPlotlyChart {{ position: relative; width: 100%; height: 100%; overflow: hidden; contain: strict }}
.stPlotlyChart > [data-testid=stSkeleton] {{
  position: absolute; inset: 0; border-radius: 0.5rem; background: var(--st-secondary-background-color)
}}
.stPlotlyChart > [data-testid=stSkeleton]:has(canvas) {{ background: none }}
.stPlotlyChart > [data-testid=stSkeleton] > p {{
  position: absolute; inset: auto 0 0; margin: 0; padding: 0.5rem 1rem; background: {page}
}}
.stPlotlyChart.kokoroscope-full {{
  position: fixed; inset: 0; z-index: 9999980; background: var(--st-background-color)
}}
/* where a mark says its numbers it can be pressed */
.js-plotly-plot:has(.hoverlayer .hovertext) .nsewdrag {{ cursor: pointer !important }}
/* small text in the gray of the theme, at 4.5:1 or more */
[data-testid=stCaptionContainer] {{ color: {muted}; opacity: 1 }}
[data-testid=stExpander] summary, [data-testid=stExpander] summary * {{ color: inherit; opacity: 1 }}
/* the selected segment, and a quiet button in use, in a color that stands out from its tint, pointed at or not */
button[data-variant][data-selected=true] *,
button[kind=tertiary]:is(:hover, :focus-visible, [aria-expanded=true]) * {{ color: {selected} }}
/* what was chosen, and the main button, stand on a color that white text can be read on in both themes */
[data-testid=stMultiSelect] [data-tag], button[kind^=primary] {{ background-color: {tag} }}
/* links within a text are underlined, not told apart by color alone */
:is([data-testid=stMain], [data-testid=stSidebar]) p a {{ text-decoration: underline !important }}
/* bold stands out in fonts without a weight between regular and bold, as in the best of a table */
[data-testid=stMain] [data-testid=stMarkdownContainer] td strong {{ font-weight: 700 }}
/* tools show their icon alone; their label is read out */
[class*="-tools-"] button [data-testid=stMarkdownContainer] {{
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap
}}
[class*="-tools-"] [data-testid=stPopoverButton] > div > [aria-hidden=true]:last-child {{ display: none }}
/* commands in one colour: those of the code style are too pale */
[data-testid=stCode] .token {{ color: inherit !important }}
/* targets of 24 px and more */
.js-plotly-plot .modebar-btn {{ min-width: 24px; min-height: 24px }}
[class*="-tools-"] button {{ min-width: 1.875rem; min-height: 1.875rem }}
[data-testid=stMultiSelect] button[aria-label^=Clear] {{ min-width: 24px; min-height: 24px }}
[data-testid=stPageLink-NavLink] {{ min-height: 1.75rem }}
/* a page has room for its tables */
[data-testid=stMainBlockContainer] {{ padding-left: 2.5rem; padding-right: 2.5rem }}
/* a connection that a proxy or a server cut is told: Streamlit alone turns the page pale */
[data-testid=stApp]:is([data-test-connection-state=PINGING_SERVER], [data-test-connection-state=CONNECTING],
    [data-test-connection-state=DISCONNECTED_FOREVER])::after {{
  content: "{lost}"; position: fixed; z-index: 9999990; top: 0; left: 0; right: 0; padding: 0.5rem 1rem;
  text-align: center; color: #fff; background: {tag}; opacity: 0; animation: told 0.2s 2s forwards
}}
[data-testid=stApp][data-test-connection-state=DISCONNECTED_FOREVER]::after {{ content: "{ended}" }}
@keyframes told {{ to {{ opacity: 1 }} }}
{quotes}</style>"""
# a Japanese font draws English quotation marks as wide as its letters; where this font is, it comes first
_QUOTES = """@font-face {
  font-family: 'Latin Quotes';
  src: local('Helvetica Neue'), local('Segoe UI'), local(Roboto), local('DejaVu Sans'), local(Arial);
  unicode-range: U+2018-2019, U+201C-201D;
}
"""


def apply(labels: Labels, theme: str) -> None:
    """Put the style into the page."""
    names = ("grayTextColor", "blueTextColor", "backgroundColor")
    muted, selected, page = (st.get_option(f"theme.{theme}.{name}") for name in names)
    quotes = _QUOTES if labels.narrow_quotes else ""
    st.html(
        _STYLE.format(
            choose=labels("corpora.upload_pick"),
            quotes=quotes,
            lost=labels("frame.connection_lost"),
            ended=labels("frame.connection_ended"),
            muted=muted,
            selected=selected,
            page=page,
            tag=st.get_option("theme.light.primaryColor"),
        )
    )
