"""The commands of ``python -m data``: each reads its arguments, calls, and prints."""
