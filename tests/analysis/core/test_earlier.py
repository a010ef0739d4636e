"""Scripts that version 0.3 exported run; its modules are found under their former names, others are not."""

import importlib
import json
from pathlib import Path

import pytest

from analysis.core import earlier, registry
from data.corpus import Corpus

SCRIPT = '''"""Draws topic_bars as figure.json with KokoroScope 0.3.0 (its folder on PYTHONPATH)."""

from pathlib import Path

from analysis.compare import both
from analysis.export.render import json_of
from analysis.figures.theme import PAPER_THEMES
from analysis.figures.topic_bars import topic_bars
from analysis.labels import Labels
from analysis.selection import Filter, select
from analysis.topics import topic_counts
from data.corpus import Corpus

corpus_a = Corpus.open('demo-ja')
if corpus_a.version != '{version}':
    raise SystemExit("another version")
a = select(corpus_a, Filter.from_query('score=40-98')[0])
corpus_b = Corpus.open('demo-ja')
b = select(corpus_b, Filter.from_query('score=99-100')[0])
table = both(topic_counts, a, b)
figure = topic_bars(table, labels=Labels('en'), theme=PAPER_THEMES['print'])
Path("figure.json").write_bytes(json_of(figure))
'''


def test_a_script_of_an_export_draws_its_figure(demo_ja: Corpus, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(compile(SCRIPT.replace("{version}", demo_ja.version), "figure.py", "exec"), {})
    figure = json.loads((tmp_path / "figure.json").read_text("utf-8"))
    assert len(figure["data"]) == 2 and figure["layout"]["xaxis"]["title"]["text"]


def test_every_former_name_is_what_is_registered_today():
    registry.load()
    for module, tables in earlier.TABLES.items():
        for name in tables.split():
            assert getattr(importlib.import_module(f"analysis.{module}"), name) is registry.TABLES[name].function
    for name in earlier.FIGURES:
        module = importlib.import_module(f"analysis.figures.{name}")
        assert getattr(module, name) is registry.FIGURES[name].function


def test_other_names_stay_unknown():
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("analysis.nothing")
    with pytest.raises(ImportError):
        exec("from analysis.topics import nothing", {})
    with pytest.raises(AttributeError):
        importlib.import_module("analysis.selection").nothing  # noqa: B018
