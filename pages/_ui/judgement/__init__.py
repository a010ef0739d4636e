"""Judging responses, and what the judgements say."""
