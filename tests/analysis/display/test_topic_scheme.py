"""The topics of a corpus as a scheme."""

from analysis.display.topic_scheme import topic_scheme
from data.coding.scheme import checked, with_keys
from data.corpus import Corpus


def test_every_topic_is_a_code_with_its_name_and_a_key(demo_ja: Corpus):
    scheme = topic_scheme(demo_ja)
    assert scheme is not None
    checked(with_keys(scheme))
    assert [code.id for code in scheme.codes] == list(demo_ja.manifest.topics)
    workplace = scheme.code("workplace")
    assert workplace is not None
    assert workplace.name("ja") != workplace.name("en")
