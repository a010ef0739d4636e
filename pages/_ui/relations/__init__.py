"""The relations page."""
