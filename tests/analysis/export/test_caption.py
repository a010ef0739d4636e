"""What a caption and a methods text say of the settings: what was used, not what could have been."""

import re
from dataclasses import replace

import polars as pl
import pytest

from analysis.conduct.rules import SHIPPED, read_rules, shipped
from analysis.core import registry
from analysis.core.query.filter import Filter
from analysis.core.query.selection import select
from analysis.core.question import Question
from analysis.display.tables import present
from analysis.export import caption
from analysis.export.result import Result
from analysis.labels import LANGUAGES, TEXTS, Labels, Language
from analysis.relations.word_network import word_network
from data.corpus import Corpus

registry.load()
EN, JA = Labels("en"), Labels("ja")


def result(corpus: Corpus, name: str, **options: object) -> Result:
    question = Question(
        registry.TABLES[name],
        select(
            corpus,
        ),
        options,
    )
    return Result(None, question, question.answer())


@pytest.mark.parametrize(
    ("options", "says", "never"),
    [
        ({}, "rotated", "within clients"),
        ({"rotation": "none"}, "minimum residuals", "rotated"),
        ({"kind": "within_client"}, "within clients", "between clients"),
        ({"kind": "between_clients"}, "between clients", "within clients"),
    ],
)
def test_factors_name_the_level_that_was_analyzed(demo_ja: Corpus, options: dict, says: str, never: str):
    words = caption.methods(result(demo_ja, "factor_loadings", **options), EN)
    assert says in words
    assert never not in words


def test_parallel_analysis_says_its_number_of_permutations(demo_ja: Corpus):
    assert "eigenvalues of 30 data sets" in caption.methods(result(demo_ja, "scale_eigenvalues", draws=30), EN)


def test_a_caption_names_the_score_that_was_used(demo_ja: Corpus, demo_en: Corpus):
    assert "score = item sum" in caption.caption(result(demo_ja, "experience_effects"), EN)
    assert "score =" not in caption.caption(result(demo_en, "map_clusters"), EN)


def test_a_person_with_few_dialogues_has_no_interval_for_that_reason(demo_ja: Corpus):
    for labels, reason in ((EN, "fewer than five dialogues"), (JA, "対話が5件未満")):
        assert reason in caption.caption(result(demo_ja, "person_effect", person="client:15"), labels)


def test_agreement_rests_on_what_two_people_coded_and_names_its_scheme(demo_ja: Corpus):
    made = result(demo_ja, "agreement")
    assert "n = 24 dialogues" in caption.caption(made, EN)
    assert "scheme = Counselor acts (11)" in caption.caption(made, EN)
    assert "drawing clients" not in caption.methods(made, EN)


def test_persons_and_dialogues_are_named_whether_or_not_they_were_chosen(demo_ja: Corpus):
    said = [caption.methods(result(demo_ja, "person_topics", person=one), JA) for one in ("", "client:15")]
    names = [named[1] for text in said if (named := re.search(r"話者 = ([^、。]+)", text))]
    assert names == ["カウンセラー 12", "クライアント 15"]
    assert "dialogue = 12." in caption.caption(result(demo_ja, "neighbours", dialogue=12), EN)
    assert "dialogue = 1." in caption.caption(result(demo_ja, "dialogue_timeline"), EN)
    assert "dialogue =" not in caption.caption(result(demo_ja, "utterance_paths"), EN)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("answer_permutations", "fewest pairs of turns = 3, permutations = 200"),
        ("cluster_options", "most frequent words = 60, clusters = 8"),
        ("network_options", "most frequent words = 100, edges = 60, fewest segments = 3"),
        ("word_score_options", "fewest dialogues = 20, clear words at most = 40"),
    ],
)
def test_words_in_relation_say_how_many_and_of_what(demo_ja: Corpus, name: str, says: str):
    made = result(demo_ja, name)
    assert says in caption.caption(made, EN)
    assert says in caption.methods(made, EN)


DRAWN = re.compile(
    r"横線|縦線|白丸|白抜き|点線|破線|実線|円の|灰色|図の色|枚のタイル|(^|[。、])(線|帯|点|色)は"
    r"|\b(Lines|Bands|Points) are\b|\bLines:"
    r"|\b[Oo]pen (dots|marks)\b|\b[Dd]otted\b|\b[Cc]olor\b|\b[Gg]ray\b|\btile\b"
)
SCREEN = re.compile(r"押す|クリック|「データ」|画面|既定|\b([Cc]lick|hover|by default|as set)\b|ます。|ください")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_captions_tell_of_what_is_exported(lang: Language):
    """A table's caption describes no drawing, and no caption what only a screen has."""
    labels = Labels(lang)
    for name in registry.TABLES:
        own = f"caption.{name}.table"
        assert not DRAWN.search(labels(own) if own in TEXTS else labels.caption(name)), name
    for name in (*registry.TABLES, *registry.FIGURES):
        assert not SCREEN.search(labels.caption(name)), name


def test_what_is_true_of_one_of_several_corpora_names_it(demo_ja: Corpus, demo_en: Corpus):
    card = replace(demo_en.manifest.card, invented=False, topics_by_machine=True, topics_by="m")
    other = Corpus(replace(demo_en.manifest, card=card), demo_en.folder)
    question = Question(registry.TABLES["topic_counts"], select(demo_ja), {}, select(other))
    made = Result(None, question, question.answer())
    for labels, invented, by_machine in (
        (EN, "The dialogues of demo-ja are invented.", "Topics of demo-en were labeled automatically (m)."),
        (JA, "demo-ja の対話は創作である。", "demo-en の相談テーマは自動分類（m）による。"),
    ):
        for text in (caption.caption(made, labels), caption.methods(made, labels)):
            assert invented in text
            assert by_machine in text


TOLD_ELSEWHERE = {"two_way", "by_partner", "word_slopes"}
CLUSTERED = re.compile(r"clustered|話者の重複を考慮|でクラスタ化|二方向クラスタ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_clustering_is_said_by_the_method_alone(lang: Language):
    """A corpus without persons has none, and who has it reads it once."""
    labels, seen = Labels(lang), 0
    tables = {name: figure.table for name, figure in registry.FIGURES.items()} | registry.TABLES
    for name, table in tables.items():
        if callable(table.methods) or not TOLD_ELSEWHERE & {method.name for method in table.methods}:
            continue
        seen += 1
        for key in {f"caption.{name}", f"caption.{name}.table"} & TEXTS.keys():
            assert not CLUSTERED.search(labels(key)), name
    assert seen > 60


def test_shipped_rules_have_their_names_in_both_languages(demo_ja: Corpus):
    shares = result(demo_ja, "code_shares")
    for labels, name in ((EN, "anxiety"), (JA, "不安")):
        assert name in present(shares.frame, labels)[labels.column("code")].to_list()
    own = shares.frame.with_columns(code=pl.lit("own_code"))
    assert present(own, EN)["Code"].unique().to_list() == ["own_code"]
    for kind in SHIPPED:
        for language in SHIPPED[kind]:
            for rule in read_rules(shipped(kind, language)):
                told = {labels.value("code_of", rule.name) for labels in (EN, JA)}
                assert len(told) == 2, rule.name


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("code_shares", {"by": "topic"}),
        ("group_iccs", {}),
        ("item_functioning", {"by": "topic"}),
        ("interaction_adjusted", {}),
        ("crossed_effects", {}),
    ],
)
def test_topics_that_group_or_are_held_constant_are_told_to_be_a_machine_s(
    demo_ja: Corpus, name: str, options: dict[str, str]
):
    card = replace(demo_ja.manifest.card, topics_by_machine=True, topics_by="m")
    labeled = Corpus(replace(demo_ja.manifest, card=card), demo_ja.folder)
    assert "Topics were labeled automatically (m)." in caption.caption(result(labeled, name, **options), EN)
    assert "Topics were" not in caption.caption(result(labeled, "score_summary"), EN)


def test_a_network_without_resamples_says_why_it_has_no_intervals(demo_ja: Corpus):
    question = Question.of(word_network, select(demo_ja), {"resamples": 0})
    text = caption.caption(Result(None, question, question.answer()), Labels("en"))
    assert "no resamples were drawn" in text and "vary" not in text


@pytest.mark.parametrize("name", ["keyness", "word_frequencies", "topic_scores", "themes_around"])
def test_without_rows_no_method_is_named(name: str, demo_ja: Corpus):
    question = Question(registry.TABLES[name], select(demo_ja, Filter(id=((999_999, 999_999),))), {})
    nothing = Result(None, question, question.answer())
    assert nothing.frame.is_empty() and nothing.methods_shown == ()
    for labels in (EN, JA):
        for told in (caption.caption(nothing, labels), caption.methods(nothing, labels)):
            assert labels("export.empty").strip() in told
            assert "Cameron" not in told and "Dirichlet" not in told
