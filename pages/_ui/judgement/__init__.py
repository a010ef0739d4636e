"""Judging responses: the component, studies, files, and what the judgements say."""
