"""An extra that is there is not installed again."""

from data import extras


def test_what_is_there_stays(run, monkeypatch):
    monkeypatch.setattr(extras, "_installer", lambda: None)  # nothing could be installed
    code, out, err = run("extra", "network", "--progress", "json")
    assert (code, out, err) == (0, '{"result":{"extra":"network","made":false}}\n', "network: already there\n")
    monkeypatch.setattr(extras.Extra, "is_installed", False)
    code, _, err = run("extra", "network")
    assert code == 2
    assert "pip install -r requirements-network.txt" in err
