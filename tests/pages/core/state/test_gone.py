"""A session holds what its page shows, not what it has shown before."""

from tests.pages.app import opened

SELECTIONS = ("0-40", "0-50", "0-60", "0-70", "0-80", "0-90")


def widgets(at) -> int:
    return len(at._session_state._state._new_widget_state.widget_metadata)


def test_widgets_of_former_selections_are_let_go(demo_ja):
    at = opened("topics", corpus="demo-ja")
    seen = []
    for score in SELECTIONS:
        at.query_params["score"] = score
        at.run()
        assert not at.exception
        seen.append(widgets(at))
    assert len(set(seen)) == 1, seen
