"""The version of KokoroScope, in one place: exports, packaging, CITATION.cff and CHANGELOG.md agree with it."""

VERSION = "0.4.0"
