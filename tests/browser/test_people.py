"""Two people on one server: by a provider, and by name; a reload keeps them signed in."""

import pytest

from tests.browser.provider import Provider
from tests.browser.server import App, own_port

SETTINGS = """
sign_in = "{sign_in}"
[roles]
"hanako@lab.example.org" = "owner"
"taro" = "coder"
"""


@pytest.fixture
def people(tmp_path):
    def written(sign_in: str) -> str:
        path = tmp_path / f"{sign_in}.toml"
        path.write_text(SETTINGS.format(sign_in=sign_in), "utf-8")
        return str(path)

    return written


def test_a_provider_signs_two_people_in(contexts, people, demo_library, tmp_path):
    port = own_port()
    with Provider() as provider:
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(provider.secrets(f"http://127.0.0.1:{port}"), "utf-8")
        app = App(
            demo_library,
            tmp_path / "workspace",
            tmp_path / "log",
            port=port,
            KOKORO_PEOPLE=people("oidc"),
            STREAMLIT_SECRETS_FILES=str(secrets),
        )
        try:
            for name, email, role in (
                ("山田花子", "Hanako@lab.example.org", "owner"),
                ("Jiro", "jiro@lab.example.org", "reader"),
            ):
                provider.person = {"sub": email, "email": email, "email_verified": True, "name": name}
                context = contexts.take("en-US")
                page = context.new_page()
                page.goto(f"{app.url}/?lang=en")
                page.get_by_role("button", name="Sign in").click()
                page.get_by_text(f"{name} · {role}").wait_for(state="attached")
                page.reload()
                page.get_by_text(f"{name} · {role}").wait_for(state="attached")
                contexts.give_back(context, app.url, provider.url)
        finally:
            app.stop()


def test_a_name_is_remembered_until_it_signs_out(contexts, people, demo_library, tmp_path):
    app = App(demo_library, tmp_path / "workspace", tmp_path / "log", KOKORO_PEOPLE=people("name"))
    context = contexts.take()
    try:
        page = context.new_page()
        page.goto(f"{app.url}/topics?lang=en")
        page.get_by_label("Your name").fill("Taro")
        page.get_by_role("button", name="Start").click()
        page.get_by_text("Taro · coder").wait_for(state="attached")
        page.reload()
        page.get_by_text("Taro · coder").wait_for(state="attached")
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("Your name").wait_for()
        page.wait_for_function("() => !document.cookie.includes('kokoroscope_name=Taro')")
        page.reload()
        page.get_by_label("Your name").wait_for()
    finally:
        contexts.give_back(context, app.url)
        app.stop()
