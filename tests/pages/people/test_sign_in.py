"""Signing in, by name and by a provider; what each person sees, shares and may do."""

import shutil
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from data.building.prepare import prepare
from data.core.store import Library
from data.demos import DEMOS
from data.people import access, audit
from data.people.roles import Person, Role
from data.workspace import Workspace
from tests.pages.app import APP, PAGES, figures, keys

NOW = datetime(2026, 1, 2)
TARO = Person("taro", "Taro", Role.CODER)
SETTINGS = """
sign_in = "{sign_in}"
[roles]
"hanako" = "owner"
"hanako@lab.example.org" = "owner"
"taro" = "coder"
"jiro" = "coder"
"""


@pytest.fixture(scope="module")
def server(demo_library, tmp_path_factory):
    """The demos, and a private upload of Taro's."""
    library = Library(tmp_path_factory.mktemp("server") / "library")
    shutil.copytree(demo_library.root, library.root)
    access.claim(library, "taros", TARO)
    prepare(DEMOS["demo-en"], "taros", library=library, now=NOW, maps=False)
    return library


@pytest.fixture
def library(server, tmp_path, monkeypatch):
    """A server of its own for each test."""
    library = Library(tmp_path / "library")
    shutil.copytree(server.root, library.root)
    monkeypatch.setenv("KOKORO_LIBRARY", str(library.root))
    monkeypatch.setenv("KOKORO_WORKSPACE", str(tmp_path / "workspace"))
    return library


@pytest.fixture
def by_name(tmp_path, monkeypatch):
    path = tmp_path / "people.toml"
    path.write_text(SETTINGS.format(sign_in="name"), "utf-8")
    monkeypatch.setenv("KOKORO_PEOPLE", str(path))


@pytest.fixture
def by_provider(tmp_path, monkeypatch):
    path = tmp_path / "people.toml"
    path.write_text(SETTINGS.format(sign_in="oidc"), "utf-8")
    monkeypatch.setenv("KOKORO_PEOPLE", str(path))


def opened(page: str = "home", name: str = "", **query: str) -> AppTest:
    at = AppTest.from_file(str(APP), default_timeout=30)
    at.query_params.update({"lang": "en", **query})
    if name:
        at.session_state["people.name"] = name
    if page != "home":
        at.switch_page(PAGES[page])
    return at.run()


def shown(at: AppTest) -> str:
    return "\n".join(
        str(node.value) for kind in ("title", "markdown", "caption", "error") for node in at.get(kind)
    )


@pytest.mark.usefixtures("library", "by_name")
@pytest.mark.parametrize("page", list(PAGES))
def test_nothing_is_shown_before_somebody_has_signed_in(page):
    at = opened(page)
    assert [title.value for title in at.title] == ["Sign in"]
    assert figures(at) == []
    assert at.sidebar.get("selectbox") == []
    assert not at.exception


@pytest.mark.usefixtures("library", "by_name")
def test_a_name_opens_the_door_and_is_written_down(tmp_path):
    at = opened()
    at.text_input[0].set_value("  Taro ")
    next(button for button in at.button if button.label == "Start").click()
    at.run()
    assert not at.exception
    assert at.title[0].value != "Sign in"
    assert "Taro · coder" in shown(at)
    assert [(line["person"], line["action"]) for line in audit.read(tmp_path / "workspace")] == [
        ("taro", "sign_in")
    ]
    at.run()
    assert len(audit.read(tmp_path / "workspace")) == 1
    next(button for button in at.button if button.label == "Sign out").click()
    at.run()
    assert [title.value for title in at.title] == ["Sign in"]
    assert [line["action"] for line in audit.read(tmp_path / "workspace")] == ["sign_in", "sign_out"]


@pytest.mark.usefixtures("library", "by_name")
def test_a_private_upload_is_there_for_its_owner_alone():
    for name, sees in {"taro": True, "jiro": False, "hanako": False, "somebody": False}.items():
        at = opened("corpora", name)
        corpora = next(
            box for box in at.sidebar.selectbox if "demo-ja" in str(box.proto) or "demo" in str(box.options)
        )
        assert len(corpora.options) == (3 if sees else 2), name
        at = opened("home", name, corpus="taros")
        assert ("taros" in shown(at)) == sees or not sees
        assert not at.exception


@pytest.mark.usefixtures("by_name")
def test_sharing_says_so_and_shows_it_to_all(library, tmp_path):
    at = opened("corpora", "taro")
    assert "Only you can see it" in shown(at)
    next(button for button in at.button if button.label == "Share with everyone").click()
    at.run()
    assert access.of(library, "taros").shared
    assert "Everyone on this server can see it" in shown(opened("corpora", "jiro"))
    actions = [(line["person"], line["action"], line["what"]) for line in audit.read(tmp_path / "workspace")]
    assert ("taro", "share", "taros") in actions


@pytest.mark.usefixtures("by_name")
def test_of_two_who_remove_one_corpus_the_second_is_told(library):
    hanako = opened("corpora", "hanako")
    access.remove(library, "demo-en", Person("other", "Other", Role.OWNER))
    hanako.button(key=_full(hanako, "remove.demo-en")).click().run()
    assert not hanako.exception
    assert [toast.value for toast in hanako.toast] == ["Somebody else has removed this corpus already."]
    assert "remove.demo-en" not in keys(hanako)


@pytest.mark.usefixtures("by_name", "library")
def test_a_reader_reads_and_changes_nothing():
    at = opened("corpora", "somebody")
    assert "Readers cannot add corpora" in shown(at)
    assert at.get("file_uploader") == []
    assert [key for key in keys(at) if key.startswith(("remove.", "share."))] == []


@pytest.mark.usefixtures("by_name", "library")
def test_a_cohort_is_ones_own_until_it_is_shared():
    def save(name: str, cohort: str, *, shared: bool) -> None:
        at = opened("home", name, corpus="demo-ja", topics="workplace")
        at.text_input(key=_full(at, "cohort.name")).set_value(cohort)
        if shared:
            at.toggle(key=_full(at, "cohort.share")).set_value(True)
        at.button(key=_full(at, "cohort.save")).click().run()
        assert not at.exception

    save("taro", "mine", shared=False)
    save("taro", "ours", shared=True)
    theirs = keys(opened("home", "jiro", corpus="demo-ja"))
    assert "use.a.shared.ours" in theirs
    assert not any("mine" in key for key in theirs)
    own = keys(opened("home", "taro", corpus="demo-ja"))
    assert {"use.a.mine", "use.a.shared.ours"} <= own.keys()
    save("jiro", "ours", shared=True)  # another's name: refused
    assert [cohort.name for cohort in Workspace().cohorts()] == ["ours"]
    assert Workspace().value("cohort.by.ours") == "taro"


def _full(at: AppTest, name: str) -> str:
    return keys(at)[name]


@pytest.mark.usefixtures("library", "by_provider")
def test_a_provider_says_who_it_is():
    at = AppTest.from_file(str(APP), default_timeout=30)
    at.query_params["lang"] = "en"
    at.user = {
        "is_logged_in": True,
        "email": "Hanako@Lab.example.org",
        "email_verified": True,
        "name": "山田花子",
    }
    at.run()
    assert not at.exception
    assert "山田花子 · owner" in shown(at)


@pytest.mark.usefixtures("library", "by_provider")
@pytest.mark.parametrize(
    ("user", "words"),
    [
        ({"is_logged_in": False}, "Sign-in is not set up"),
        ({"is_logged_in": True, "email": "hanako@lab.example.org", "email_verified": False}, "no verified email"),
        ({"is_logged_in": True, "name": "Hanako"}, "no verified email"),
    ],
)
def test_who_a_provider_does_not_vouch_for_stays_outside(user, words):
    at = AppTest.from_file(str(APP), default_timeout=30)
    at.query_params["lang"] = "en"
    at.user = user
    at.run()
    assert not at.exception
    assert words in shown(at)
    assert [title.value for title in at.title] == ["Sign in"]


@pytest.mark.usefixtures("library")
def test_a_broken_settings_file_shuts_the_door(tmp_path, monkeypatch):
    monkeypatch.setenv("KOKORO_PEOPLE", str(tmp_path / "none.toml"))
    at = opened()
    assert not at.exception
    assert "none" in shown(at)
    assert "cannot be used" in shown(at)
    assert figures(at) == []
