"""Judgements of responses: studies that people judge blind, and judgements that come from files."""
