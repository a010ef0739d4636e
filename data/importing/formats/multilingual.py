"""Multilingual KokoroChat: the English and Chinese edition, each line with the Japanese one that it translates."""

import re
from collections.abc import Mapping
from typing import Any

from data.core.store.card import Card
from data.importing.formats import kokorochat

HAN = re.compile(r"[\u4e00-\u9fff]")
KANA = re.compile(r"[\u3041-\u30ff]")
FOREIGN = 0.2

BIBTEX = """@inproceedings{suzuki2026multilingual,
  title     = {Multilingual KokoroChat: A Multi-LLM Ensemble Translation Method for Creating a Multilingual Counseling Dialogue Dataset},
  author    = {Suzuki, Ryoma and Qi, Zhiyang and Inaba, Michimasa},
  booktitle = {Proceedings of the Fifteenth Language Resources and Evaluation Conference},
  year      = {2026}
}"""


class Reader(kokorochat.Reader):
    """Records whose utterances hold {role, time, origin, content}, with one ``review_by_client``."""

    name = "multilingual"
    published: frozenset[str] = frozenset()
    version = 2
    text_key = "content"
    original_key = "origin"
    review_keys: tuple[str, ...] = ("review_by_client", *kokorochat.Reader.review_keys)
    card = Card(
        title_ja="Multilingual KokoroChat（英中訳）",
        title_en="Multilingual KokoroChat",
        licence="CC BY-NC-ND 4.0",
        licence_url="https://creativecommons.org/licenses/by-nc-nd/4.0/",
        text_export="excerpts",
        citation="Suzuki et al. (2026). Multilingual KokoroChat. LREC 2026.",
        bibtex=BIBTEX,
        home="https://github.com/UEC-InabaLab/MultilingualKokoroChat",
        origin="translated",
        topics_by_machine=True,
    )

    def _has_own_keys(self, utterance: Mapping[str, Any]) -> bool:
        return "origin" in utterance and "role" in utterance

    def _language(self, texts: list[str]) -> str:
        """By script: mostly kana is Japanese, mostly Han Chinese, else English; a few foreign characters do not count."""
        sample = "".join(texts[:20])
        kana, han = len(KANA.findall(sample)), len(HAN.findall(sample))
        if kana + han <= FOREIGN * len(sample):
            return "en"
        return "ja" if kana > FOREIGN * (kana + han) else "zh"
