"""The commands of ``python -m analysis``: each reads its arguments, asks, and prints or writes."""
