"""Serving: what happens before the first visit, which hosts are answered, several processes behind a proxy."""
