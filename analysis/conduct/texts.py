"""The texts of responses beside the gold responses, with what each rule says of both."""

import polars as pl

from analysis.conduct.rules import Rule, held, read_rules, shipped
from analysis.core.query.per_selection import once_per_selection
from analysis.core.query.selection import Selection
from analysis.responses.answers import KEY, Answered, answered, texts
from analysis.responses.scores import Items, chosen
from data.responses.importing import language_of
from data.responses.targets import targets


def rules_of(selection: Selection, kind: str, text: str) -> tuple[Rule, ...]:
    """The rules that were written, or those that come with the project in the corpus' language."""
    return read_rules(text or shipped(kind, language_of(selection.corpus)))


def beside_gold(selection: Selection, systems: str, responses: str, items: Items) -> tuple[Answered, pl.DataFrame]:
    """The responses and a row for each: system, dialogue_id, position, fifth, client_id, response, gold."""
    return _beside_gold(selection, (systems, responses, items))


@once_per_selection
def _beside_gold(selection: Selection, settings: tuple[str, str, Items]) -> tuple[Answered, pl.DataFrame]:
    systems, responses, items = settings
    answers = (
        chosen(selection, systems, responses, items)
        if items == "shared"
        else answered(selection, systems, responses)
    )
    known = answers.measures.select("system", *KEY, "fifth", "topic_main", "client_id", "counselor_id")
    written = texts(answers, selection.corpus).select("response", "turns", "meta")
    gold = targets(selection.corpus, known["dialogue_id"].unique()).select(*KEY, "gold")
    rows = known.hstack(written).join(gold, on=KEY, how="left", maintain_order="left")
    return answers, rows


def marked(rows: pl.DataFrame, rules: tuple[Rule, ...], column: str) -> pl.DataFrame:
    """One boolean column a rule, named by its place, for one of the columns of texts."""
    flags = held(rows[column], rules)
    return pl.DataFrame({f"{column}_{place}": flags[:, place] for place in range(len(rules))})
