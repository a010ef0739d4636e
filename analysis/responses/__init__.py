"""Responses: generated responses compared with the counselor's own."""
