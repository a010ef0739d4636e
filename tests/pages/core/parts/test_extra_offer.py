"""What is missing is offered to who may install it; others see the command."""

import pytest
from streamlit.testing.v1 import AppTest

from data.extras import Extra
from data.people.roles import ANYONE, Person, Role
from pages._ui.core.parts import extra_offer
from pages._ui.core.state import current


def page() -> None:
    from types import SimpleNamespace
    from typing import Any

    import streamlit as st

    from analysis.labels import Labels
    from pages._ui.core.parts.extra_offer import offer

    view: Any = SimpleNamespace(labels=Labels("en"), key=lambda name: name)
    st.title(str(offer(view, "encoders")))


@pytest.mark.parametrize(
    ("who", "writable", "buttons", "commands"),
    [
        (ANYONE, True, ["Install"], []),
        (ANYONE, False, [], ["pip install -r requirements-encoders.txt"]),
        (Person("taro", "Taro", Role.CODER), True, [], ["pip install -r requirements-encoders.txt"]),
        (Person("hanako", "Hanako", Role.OWNER), True, ["Install"], []),
    ],
)
def test_a_button_or_the_command(monkeypatch, who, writable, buttons, commands):
    monkeypatch.setattr(Extra, "is_installed", False)
    monkeypatch.setattr(current, "person", lambda: who)
    monkeypatch.setattr(extra_offer, "can_install", lambda: writable)
    at = AppTest.from_function(page).run()
    assert not at.exception
    assert at.title[0].value == "False"
    assert "1,100 MB on the disk, 300 MB to download" in at.caption[0].value
    assert [button.label for button in at.button] == buttons
    assert [code.value for code in at.code] == commands
