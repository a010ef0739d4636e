"""Filters: the sidebar, cohorts, and the search box."""
