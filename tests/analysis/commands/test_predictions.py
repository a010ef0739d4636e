"""python -m analysis predict: baselines become sets of predictions."""

from analysis.__main__ import main
from data.core.store import Library
from data.corpus import Corpus
from tests.copies import copied


def test_baselines_are_added_once(demo_library: Library, tmp_path, capsys):
    own = copied(demo_library, tmp_path, "demo-ja")
    asked = ["predict", "mean", "client_mean", "--corpus", "demo-ja", "--library", str(own.root)]
    assert main(asked) == 0 and "mean 1,452" in capsys.readouterr().err
    sets = {one.name: one for one in Corpus.open("demo-ja", own).predictions.sets()}
    assert (sets["mean"].unseen, sets["mean"].leaky) == ("client", ())
    assert (sets["client_mean"].unseen, sets["client_mean"].leaky) == ("none", ("client_mean",))
    assert main(asked) == 0 and "already there" in capsys.readouterr().err
