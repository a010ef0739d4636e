"""Who may do what on a server, as its file says."""

import pytest

from data.core.problems import UserError
from data.people.roles import ANYONE, People, Role, person_id

FILE = """
sign_in = "name"
default_role = "reader"
[roles]
"Hanako@Lab.example.org" = "owner"
taro = "coder"
[quotas]
uploads_mb = 20
jobs = 1
"""


def written(tmp_path, text):
    path = tmp_path / "people.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_nobody_signs_in_and_everybody_may_do_everything(monkeypatch):
    monkeypatch.delenv("KOKORO_PEOPLE", raising=False)
    assert People.read() == People()
    assert not People.read().sign_in
    assert ANYONE.is_anyone
    assert ANYONE.role == Role.OWNER


def test_roles_are_found_whatever_the_letter_case(tmp_path, monkeypatch):
    monkeypatch.setenv("KOKORO_PEOPLE", str(written(tmp_path, FILE)))
    people = People.read()
    assert people.person("HANAKO@lab.example.org").role == Role.OWNER
    assert people.person(" Ｔａｒｏ ").role == Role.CODER  # full-width letters
    assert people.person("somebody").role == Role.READER
    assert (people.uploads_mb, people.jobs, people.memory_mb) == (20, 1, 6144)
    assert Role.READER < Role.CODER < Role.OWNER


@pytest.mark.parametrize(
    "text",
    [
        "sign_in = 'password'",
        "default_role = 'reader'",
        "sign_in = 'name'\ndefault_role = 'king'",
        "sign_in = 'name'\nroles = 3",
        "sign_in = 'name'\n[roles]\na = 'boss'",
        "sign_in = 'name'\n[quotas]\nuploads_mb = -1",
        "sign_in = 'name'\n[quotas]\nuploads_mb = true",
        "sign_in = 'name'\n[quotas]\nuploads_gb = 1",
        "sign_in = 'name'\nsignin = 'name'",
        "sign_in = ",
    ],
)
def test_a_file_with_a_mistake_opens_no_door(tmp_path, text):
    with pytest.raises(UserError, match=r"people\.toml"):
        People.read(written(tmp_path, text))


def test_a_file_that_is_not_there_opens_no_door(tmp_path):
    with pytest.raises(UserError, match=r"none\.toml"):
        People.read(tmp_path / "none.toml")


@pytest.mark.parametrize("who", ["", "   ", "a\x00b", "a\u202eb", "x" * 101])
def test_what_is_no_name(who):
    with pytest.raises(UserError):
        person_id(who)
    assert person_id("  花子   山田 ") == "花子 山田"
