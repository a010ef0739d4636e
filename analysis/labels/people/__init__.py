"""Texts about people on a shared server."""
