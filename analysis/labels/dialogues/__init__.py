"""Labels of search and of the list of dialogues."""
