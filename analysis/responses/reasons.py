"""Why some tables of responses lead to no dialogues."""

SYSTEMS = "its rows are systems on the same targets; response_items lists these one by one, each with its dialogue"
PARTS_OF_ONE = "its rows are the parts of one response; the page links to its dialogue"
FILES = "its rows are files, and what is wrong in them"
