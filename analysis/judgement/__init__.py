"""Judgements of responses: who is preferred, how surely, what else moves a judgement, and where systems fail."""
