"""Who sees, shares and removes a corpus; how much one may keep; what is written down."""

import threading
from datetime import datetime

import pytest

from data.building.prepare import prepare
from data.core.problems import UserError
from data.core.store import Library
from data.demos import DEMOS
from data.people import access, audit
from data.people.roles import ANYONE, Person, Role

NOW = datetime(2026, 1, 2)
READER, TARO, JIRO = (
    Person("reader", "r", Role.READER),
    Person("taro", "Taro", Role.CODER),
    Person("jiro", "Jiro", Role.CODER),
)
OWNER = Person("hanako", "Hanako", Role.OWNER)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "library")


def upload(library, corpus_id, person):
    access.claim(library, corpus_id, person)
    prepare(DEMOS["demo-en"], corpus_id, library=library, now=NOW, words=False)


def test_an_upload_is_private_before_it_is_imported_and_after(library):
    access.claim(library, "mine", TARO)
    assert access.of(library, "mine") == access.Access("taro", shared=False)
    prepare(DEMOS["demo-en"], "mine", library=library, now=NOW, words=False)
    found = access.of(library, "mine")
    assert found.seen_by(TARO)
    assert not any(found.seen_by(other) for other in (READER, JIRO, OWNER))
    assert not any(found.changed_by(other) for other in (READER, JIRO, OWNER))


def test_sharing_shows_it_to_all_and_lets_an_owner_remove_it(library):
    upload(library, "mine", TARO)
    with pytest.raises(UserError, match="not yours"):
        access.share(library, "mine", JIRO, shared=True)
    access.share(library, "mine", TARO, shared=True)
    found = access.of(library, "mine")
    assert all(found.seen_by(other) for other in (READER, JIRO, OWNER))
    assert found.changed_by(OWNER)
    assert not found.changed_by(JIRO)
    with pytest.raises(UserError, match="not yours"):
        access.remove(library, "mine", JIRO)
    access.remove(library, "mine", OWNER)
    with pytest.raises(UserError):
        access.remove(library, "mine", OWNER)
    assert library.manifests() == []


def test_a_corpus_of_the_server_is_seen_by_all_and_changed_by_owners(library):
    prepare(DEMOS["demo-en"], "ours", library=library, now=NOW, words=False)
    found = access.of(library, "ours")
    assert all(found.seen_by(one) for one in (READER, TARO, OWNER, ANYONE))
    assert [found.changed_by(one) for one in (READER, TARO, OWNER, ANYONE)] == [False, False, True, True]
    for one in (TARO, OWNER):
        with pytest.raises(UserError, match="another"):
            access.claim(library, "ours", one)


def test_a_name_is_taken_once(library):
    access.claim(library, "mine", TARO)
    access.claim(library, "mine", TARO)
    with pytest.raises(UserError, match="another"):
        access.claim(library, "mine", JIRO)
    with pytest.raises(UserError, match="reader"):
        access.claim(library, "other", READER)


def test_of_two_at_the_same_moment_one_gets_the_name(library):
    start, got = threading.Barrier(2), []

    def ask(person):
        start.wait()
        try:
            access.claim(library, "mine", person)
            got.append(person.id)
        except UserError:
            pass

    threads = [threading.Thread(target=ask, args=(person,)) for person in (TARO, JIRO)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [access.of(library, "mine").owner]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"owner": "taro"}', b"null"])
def test_a_damaged_file_shows_it_to_nobody(library, content):
    upload(library, "mine", TARO)
    (library.folder("mine") / access.FILE).write_bytes(content)
    assert not any(access.of(library, "mine").seen_by(one) for one in (TARO, JIRO, OWNER))


def test_an_upload_beyond_the_quota_is_refused(library):
    upload(library, "mine", TARO)
    used = access.used_mb(library, TARO)
    assert used > 0
    assert access.used_mb(library, JIRO) == 0
    access.check_quota(library, TARO, int(used) + 2, 1_000_000)
    with pytest.raises(UserError, match="you may keep"):
        access.check_quota(library, TARO, int(used) + 2, 5_000_000)
    access.check_quota(library, ANYONE, 0, 5_000_000)


def test_the_log_holds_every_line_of_several_writers(tmp_path):
    def write(person):
        for number in range(50):
            audit.record(tmp_path, person, "upload", f"corpus{number}", NOW)

    threads = [threading.Thread(target=write, args=(person,)) for person in (TARO, JIRO)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = audit.read(tmp_path)
    assert len(lines) == 100
    assert {line["person"] for line in lines} == {"taro", "jiro"}
    assert lines[0].keys() == {"at", "person", "role", "action", "what"}
    with (tmp_path / audit.FILE).open("ab") as file:
        file.write(b'{"at": "20')
    assert audit.read(tmp_path) == lines
    audit.record(tmp_path / "alone", ANYONE, "remove", "x", NOW)
    assert audit.read(tmp_path / "alone") == []
