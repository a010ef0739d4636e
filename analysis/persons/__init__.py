"""Persons: the sessions of one client or counselor."""
