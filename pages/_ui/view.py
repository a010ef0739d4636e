"""What a page is shown with: language, theme, corpus and selection."""

from dataclasses import dataclass

from analysis.labels import Labels
from analysis.selection import Selection
from data.corpus import Corpus


@dataclass(frozen=True)
class View:
    """The frame's answer to a page: everything it needs to ask and show."""

    page: str
    labels: Labels
    theme: str
    selection: Selection

    @property
    def corpus(self) -> Corpus:
        """The open corpus."""
        return self.selection.corpus

    def key(self, name: str) -> str:
        """A widget's key: it must hold page, language and corpus, else old values come back."""
        return f"{self.page}.{self.labels.lang}.{self.corpus.id}.{name}"
