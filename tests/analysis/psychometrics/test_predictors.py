"""What a score may be predicted from, and how a model is written."""

import numpy as np
import polars as pl
import pytest

from analysis.core.dialogues.measures import dialogue_measures
from analysis.core.query.selection import select
from analysis.psychometrics.crossed_model import ModelSettings, fitted
from analysis.psychometrics.predictors import available, chosen, formula, with_predictors
from data.core.problems import UserError
from data.corpus import Corpus


def column(frame: pl.DataFrame, by: str, value: str) -> dict:
    return dict(frame.select(by, value).iter_rows())


def test_predictors_are_named_and_written_as_lme4_does(demo_ja: Corpus):
    whole = select(demo_ja)
    names = chosen(whole, "year, topic,duration_min")
    assert names == ("topic", "year", "duration_min")
    assert formula("item_sum", names) == "item_sum ~ topic + year + duration_min + (1 | client) + (1 | counselor)"
    assert formula("score", ()) == "score ~ 1 + (1 | client) + (1 | counselor)"
    with pytest.raises(UserError, match="no predictor 'weather'"):
        chosen(whole, "weather")
    fit = fitted(whole, ModelSettings(predictors="topic")).fit
    assert sum(fit.shares.values()) == pytest.approx(1)


def test_features_interaction_and_labels_can_be_predictors(demo_ja: Corpus, demo_en: Corpus):
    whole = select(demo_ja)
    settings = ModelSettings(predictors="duration_min,reply_s_counselor,char_share_counselor")
    found = fitted(whole, settings)
    assert found.formula.startswith("item_sum ~ duration_min + reply_s_counselor + char_share_counselor + (1")
    raw = dialogue_measures(whole).filter(pl.Series(np.isin(whole.dialogue_ids, found.dialogues["dialogue_id"])))
    logged = np.log1p(raw["reply_s counselor"].to_numpy())
    column = found.dialogues["reply_s_counselor"].to_numpy()
    assert column == pytest.approx(logged), "seconds are taken as logarithms, as on the interaction page"
    assert "labels:move:feeling" in available(demo_en)
    timed = {"year", "experience", "duration_min", "reply_s_counselor", "reply_s_client"}
    assert not timed & set(available(demo_en)), "a corpus without times"
    of_label = with_predictors(select(demo_en), ("labels:move:feeling",))
    first = demo_en.utterance_labels.filter(pl.col("dialogue_id") == of_label["dialogue_id"][0])
    share = (first["label"] == "feeling").mean()
    assert of_label["labels:move:feeling"][0] == pytest.approx(share)
    assert formula("score", ("labels:move:feeling",)).startswith("score ~ `labels:move:feeling` + (1")
