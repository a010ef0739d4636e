"""Visitors without a browser, one or many."""
