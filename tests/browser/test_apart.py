"""Inside the frame of a page of another site, as a hosted space shows it; and when the connection is cut."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml

from data.core.store import PROJECT
from tests.browser.server import App

CONTAINER = (PROJECT / "docs" / "serving" / "container.md").read_text("utf-8")
TALK = "dialogue_id,speaker,text\n1,client,I would like to talk.\n1,counselor,Please do.\n"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def test_an_upload_within_a_frame_and_a_connection_that_is_cut(contexts, demo_library, tmp_path: Path):
    settings = yaml.safe_load(CONTAINER.partition("```yaml\n")[2].partition("```")[0].replace("---\n", ""))
    variable = "STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION"
    assert (settings["sdk"], settings["app_port"]) == ("docker", 8501)
    assert f"| `{variable}` | `false` |" in CONTAINER
    (tmp_path / "talk.csv").write_text(TALK, "utf-8")
    app = App(demo_library.root, tmp_path / "workspace", tmp_path / "log", **{variable: "false"})
    other = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    (tmp_path / "index.html").write_text(
        f'<iframe src="{app.url}/corpora?lang=en" width=1200 height=800></iframe>', "utf-8"
    )
    threading.Thread(target=other.serve_forever, daemon=True).start()
    context = contexts.take()
    try:
        page = context.new_page()
        page.goto(f"http://localhost:{other.server_port}/index.html")  # another site than 127.0.0.1
        framed = page.frame_locator("iframe")
        framed.locator("input[type=file]").first.set_input_files(str(tmp_path / "talk.csv"))
        framed.get_by_role("button", name="Import").wait_for()
        app.stop()
        state = framed.locator("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])")
        state.wait_for()
        told = state.evaluate("app => getComputedStyle(app, '::after').content")
        assert "Reconnecting" in told
    finally:
        contexts.give_back(context, app.url)
        other.shutdown()
        other.server_close()
        if app.process.poll() is None:
            app.stop()
