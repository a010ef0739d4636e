"""Labels of the page that lists and adds corpora."""
