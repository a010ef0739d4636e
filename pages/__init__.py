"""Ask and show: one flat file a page; its name is its URL. What pages share is in ``_ui``."""
