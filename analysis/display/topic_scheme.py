"""The topics of a corpus as a scheme, so that people can code dialogues again by hand."""

from analysis.labels import LANGUAGES, Labels
from data.coding.scheme import ROLES, TOPIC, Code, Scheme, is_id
from data.corpus import Corpus


def topic_scheme(corpus: Corpus) -> Scheme | None:
    """One code for each topic of the corpus, named in every language; None where it has none.

    Given once in a dialogue of a random sample (a queue of whole-dialogue ratings), its labels correct the shares
    of topics (``corrected_topics``).
    """
    topics = tuple(filter(is_id, corpus.manifest.topics)) if corpus.has("topics") else ()
    if not topics:
        return None
    every = {lang: Labels(lang) for lang in LANGUAGES}
    called = {topic: {lang: labels.value("topic", topic) for lang, labels in every.items()} for topic in topics}
    codes = tuple(Code(topic, names) for topic, names in called.items())
    names = {lang: labels("coding.topic_scheme") for lang, labels in every.items()}
    return Scheme(TOPIC, names, roles=ROLES, codes=codes, source=corpus.id)
