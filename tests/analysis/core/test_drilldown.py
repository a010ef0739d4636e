"""From every row of every table to the dialogues that it counts: as many as the row says, and no others."""

import polars as pl
import pytest

from analysis.core import registry
from analysis.core.drilldown import Leads
from analysis.core.errors import Absent
from analysis.core.query.filter import Filter
from analysis.core.query.selection import Selection, select
from analysis.core.registry import TABLES, Table
from analysis.figures.kit.charts import row_of
from analysis.labels import Labels
from data.affect.store import add_lexicon
from data.core.problems import UserError
from data.corpus import Corpus
from tests.analysis.answers import answer
from tests.analysis.cohorts import cohort

# what the tables are asked with: those that would be empty without, and each of their kinds
OPTIONS: dict[str, list[dict]] = {
    **{name: [{"source": "mlask"}] for name in ("affect_course", "affect_dynamics", "affect_words")},
    "word_pair_lines": [{"first": "声", "second": "掛ける"}],
    "answer_lines": [{"before": "時間", "after": "時間"}],
    "collection_over_time": [{"every": every} for every in ("month", "quarter", "year")],
    **{f"concordance_{name}": [{"query": "です"}] for name in ("steps", "patterns", "positions")},
    "bigram_scores": [{"words": "all", "stop": "", "minimum": 15}],
    "similar_utterances": [{"sentence": "I cannot sleep at night"}],
    "concordance": [{"query": "です", "sort": "left1"}],
    "concordance_counts": [{"query": "です"}, {"query": "lemma:為る", "role": "client"}],
    "item_functioning": [{"by": by, "fewest": 5} for by in ("year", "topic")],
    "item_correlations": [{"kind": kind} for kind in ("pooled", "within_client", "between_clients")],
    "near_duplicates": [{"least": -1.0}],
    "sentence_neighbours": [{"text": "仕事が不安です"}],
    "themes_around": [{"of_theme": "1.1"}],
    "templates": [{"least": 2, "shortest": 1}],
    "keyness": [{"minimum": 2, "against": side} for side in ("", "roles", "rest", "year:2021", "band=top")],
    "ngrams": [{"size": size, "role": role} for size in (2, 3) for role in ("both", "client")]
    + [{"unit": "compound"}],
    "score_counts": [{"bin_width": 10}, {"bin_width": 7, "measure": "item_sum"}],
    "score_groups": [{"by": by} for by in ("year", "band", "topic", "minutes", "utterances")],
    "sub_topics": [{}, {"find": "仕事"}],
    "topic_groups": [{"by": by} for by in ("band", "year", "minutes", "utterances")],
    "word_frequencies": [{"role": role, "words": "all"} for role in ("both", "counselor", "client")],
    "word_trend": [{"by": "fifth"}, {"by": "year"}, {"by": "fifth", "unit": "compound"}],
    "word_use": [{"by": by} for by in ("role", "topic", "band")],
}
MOST = 12
CATEGORIES = ("category_rates", "category_words")
WHOLE = Filter()
NARROWED = [
    Filter(score=(40, 83)),
    Filter(topics=("workplace", "romance"), year=((2020, 2022),)),
    Filter(text="仕事", role="client"),
    Filter(id=((1, 40),), items=(("felt_respected", (2, 4)),)),
]
READ_BY_THEIR_PAGE = {
    "map_scatter",
    "map_panels",
    "map_density",
    "utterance_map",
    "dialogue_timeline_bars",
    "item_percentile_dots",
}
DRAWN_OTHERWISE = {"rating_dots", "rating_mean_dots"}
CUT = {"word_dots", "collocate_bars", "ngram_bars", "pos_dots", "keyness_dots", "keyness_scatter"}
CUT |= {"agreement_dots", "corrected_topic_dots", "fidelity_item_dots", "transition_links"}
CUT |= {"theme_dots", "theme_share_dots", "theme_following_cells", "themes_around_dots", "theme_score_dots"}
CUT |= {"question_answer_links", "word_score_volcano", "bigram_score_volcano", "variable_network"}
# rows that their figure does not draw: slopes stand in the names of lines, the others are on another scale
ELSEWHERE = {
    "crossed_effect_dots": pl.col("term") == "intercept",
    "graded_threshold_dots": pl.col("parameter") == "discrimination",
    "item_correlation_cells": pl.col("r").is_null(),
    "variance_share_bars": pl.col("component") == "fixed",
    "utterance_path_lines": pl.col("path") == "map",
}


@pytest.fixture(scope="module", autouse=True)
def dictionary() -> None:
    """Word categories that tables can be asked with."""
    added = add_lexicon("%\n1\tsleep\n%\n眠*\t1\n夜\t1\n".encode(), "own.dic")
    OPTIONS.update({name: [{"dictionary": added}] for name in CATEGORIES})


def made(entry: Table, selection: Selection, **options) -> pl.DataFrame | None:
    """The table, where the corpus holds what it is made from."""
    try:
        return answer(entry, selection, **options)
    except (Absent, UserError):
        return None


@pytest.mark.parametrize("name", TABLES)
def test_every_table_says_where_its_rows_lead_or_why_nowhere(name: str):
    leads = TABLES[name].drilldown
    assert leads, (
        f"{name}: @table(drilldown=Leads(…)), or the reason why its rows lead nowhere (analysis/core/drilldown.py)"
    )
    if isinstance(leads, Leads):
        assert leads.named, f"{name}: named=(…), the columns that name a row"
    else:
        assert len(leads) > 10


def follow(entry: Table, selection: Selection, options: dict) -> int:
    """Rows of a table, at most MOST and from its first to its last, led to their dialogues; how many it has."""
    frame = made(entry, selection, **options)
    if frame is None or isinstance(entry.drilldown, str):
        return 0
    assert set(entry.drilldown.named) <= set(frame.columns)
    for row in frame.gather_every(max(1, -(-frame.height // MOST))).iter_rows(named=True):
        found = entry.row_dialogues(row, selection, options)
        n = 0 if found is None else select(selection.corpus, found.filter).n_dialogues
        expected = entry.drilldown.count(row)
        if expected is None:
            assert n or not row.get("n"), (entry.name, row)
        else:
            assert n == expected, (entry.name, row, found)
        if found is not None:
            chosen, notes = Filter.from_query(found.filter.to_query())
            assert (chosen, notes) == (found.filter, []), "the address says the same"
    return frame.height


@pytest.mark.parametrize("name", [name for name, entry in TABLES.items() if isinstance(entry.drilldown, Leads)])
def test_a_row_leads_to_as_many_dialogues_as_it_says(name: str, demos: list[Corpus], encoded: Corpus):
    corpus_filter = Filter(text="です") if name.startswith("search") else WHOLE
    followed = 0
    for corpus in (*demos, encoded):
        if corpus is not encoded or not followed:
            selection = select(corpus, corpus_filter)
            followed += sum(follow(TABLES[name], selection, options) for options in OPTIONS.get(name, [{}]))
    assert followed, "of no demo has it a row"


@pytest.mark.parametrize(
    ("name", "first"),
    [(name, n) for n, (name, entry) in enumerate(TABLES.items()) if isinstance(entry.drilldown, Leads)],
)
def test_so_it_does_under_a_selection(name: str, first: int, demo_ja: Corpus):
    """Selections and options in turn: a table never sees what selected its dialogues."""
    selection = select(demo_ja, NARROWED[first % len(NARROWED)])
    assert 0 < selection.n_dialogues < 66
    options = OPTIONS.get(name, [{}])
    follow(TABLES[name], selection, options[first % len(options)])


def marks(name: str, corpus: Corpus, frame: pl.DataFrame) -> list[tuple[dict, int]]:
    """Each mark of a figure as (trace, place), with the row it shows."""
    spec = registry.FIGURES[name].function(frame, labels=Labels("en")).to_plotly_json()
    found = []
    for trace in spec["data"]:
        if trace.get("hoverinfo") == "skip":
            assert "ids" not in trace, "what says nothing leads nowhere"
            continue
        length = len(trace.get("values", trace.get("x", ())))
        assert len(trace["ids"]) == length > 0
        found += [(trace, place) for place in range(length)]
    return found


def test_exceptions_are_of_figures_that_are_there():
    assert READ_BY_THEIR_PAGE | DRAWN_OTHERWISE | CUT | ELSEWHERE.keys() <= registry.FIGURES.keys()


@pytest.mark.parametrize("name", registry.FIGURES)
def test_every_mark_carries_its_row(name: str, demo_ja: Corpus, demo_en: Corpus):
    drawn = registry.FIGURES[name].table
    if name in READ_BY_THEIR_PAGE or isinstance(drawn.drilldown, str):
        return
    corpus = demo_en if name in ("rating_dots", "label_bars") else demo_ja
    for options in OPTIONS.get(drawn.name, [{}]):
        for frame in (answer(drawn, select(corpus), **options), cohorts(drawn, corpus, options)):
            seen = set()
            for trace, place in marks(name, corpus, frame):
                row = frame.row(row_of(trace["ids"][place]), named=True)
                seen.add(row_of(trace["ids"][place]))
                shown = trace["values"][place] if "values" in trace else None
                counts = [value for value in row.values() if value is not None]
                if shown is not None:
                    assert shown == row["n_dialogues"]
                elif trace["type"] == "scatter" and "error_x" in trace and name not in DRAWN_OTHERWISE:
                    x = trace["x"][place]
                    if x is None:
                        continue
                    assert any(abs(x - f * v) < 1e-6 for v in counts if isinstance(v, float) for f in (1, 100)), (
                        row
                    )
            if name not in CUT:
                assert seen == set(range(frame.height)) - not_drawn(name, frame)


def not_drawn(name: str, frame: pl.DataFrame) -> set[int]:
    """The rows that a figure leaves out."""
    if name not in ELSEWHERE:
        return set()
    return set(frame.with_row_index("row").filter(ELSEWHERE[name])["row"].to_list())


def cohorts(table: Table, corpus: Corpus, options: dict) -> pl.DataFrame:
    halves = ("score=0-69", "score=70-100") if corpus.has("score") else ("id=1-3", "id=4-6")
    a, b = (cohort(corpus, half) for half in halves)
    return answer(table, a, b, **{name: value for name, value in options.items() if name != "against"})
