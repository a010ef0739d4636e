"""The pages in the order of the navigation: their script and their icon, by the name in their URL."""

PAGES = {
    "home": ("app.py", ":material/home:"),
    "topics": ("pages/topics.py", ":material/category:"),
    "scores": ("pages/scores.py", ":material/bar_chart:"),
    "psychometrics": ("pages/psychometrics.py", ":material/psychology:"),
    "interaction": ("pages/interaction.py", ":material/sync_alt:"),
    "words": ("pages/words.py", ":material/match_word:"),
    "relations": ("pages/relations.py", ":material/hub:"),
    "rules": ("pages/rules.py", ":material/rule:"),
    "coding": ("pages/coding.py", ":material/edit_note:"),
    "codes": ("pages/codes.py", ":material/label:"),
    "map": ("pages/map.py", ":material/scatter_plot:"),
    "dialogues": ("pages/dialogues.py", ":material/search:"),
    "reader": ("pages/reader.py", ":material/forum:"),
    "persons": ("pages/persons.py", ":material/group:"),
    "comparison": ("pages/comparison.py", ":material/balance:"),
    "responses": ("pages/responses.py", ":material/compare:"),
    "prediction": ("pages/prediction.py", ":material/target:"),
    "corpora": ("pages/corpora.py", ":material/library_books:"),
}
