"""What a corpus is, in one or two sentences: who speaks with whom, when, and what was rated."""

from analysis.labels import TEXTS, Labels
from data.core.schema import ITEMS
from data.corpus import Corpus


def description(corpus: Corpus, labels: Labels) -> str:
    """Sentences from what the corpus holds; what it lacks is left out."""
    dialogues, card = corpus.dialogues, corpus.manifest.card
    counts = {"n": labels.number(dialogues.height), "utterances": labels.number(corpus.utterances.height)}
    if corpus.has("persons"):
        counts |= {
            role: labels.number(dialogues[f"{role}_id"].drop_nulls().n_unique())
            for role in ("counselor", "client")
        }
    sentences = [labels("home.about" if corpus.has("persons") else "home.about_plain", **counts)]
    if corpus.has("times"):
        years = dialogues["started_at"].dt.year()
        first, last = years.min(), years.max()
        sentences.append(
            labels("home.about_year" if first == last else "home.about_years", first=first, last=last)
        )
    if f"home.about_origin.{card.origin}" in TEXTS:
        sentences.append(labels(f"home.about_origin.{card.origin}"))
    if corpus.has("feedback"):
        sentences.append(labels("home.about_feedback", items=len(ITEMS)))
    return labels.sentences(sentences)
