"""Tokens: words, their offsets and lemmas, made once per corpus."""
