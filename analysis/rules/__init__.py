"""Coding rules: named conditions on words, in the syntax of KH Coder."""
