"""The pages by groups, in the order of the navigation: their script and their icon, by the name in their URL."""

GROUPS: tuple[dict[str, tuple[str, str]], ...] = (
    {
        "home": ("app.py", ":material/home:"),
        "dialogues": ("pages/dialogues.py", ":material/search:"),
        "reader": ("pages/reader.py", ":material/forum:"),
    },
    {
        "topics": ("pages/topics.py", ":material/category:"),
        "words": ("pages/words.py", ":material/match_word:"),
        "relations": ("pages/relations.py", ":material/hub:"),
        "map": ("pages/map.py", ":material/scatter_plot:"),
        "utterances": ("pages/utterances.py", ":material/blur_on:"),
    },
    {
        "scores": ("pages/scores.py", ":material/bar_chart:"),
        "psychometrics": ("pages/psychometrics.py", ":material/psychology:"),
        "interaction": ("pages/interaction.py", ":material/sync_alt:"),
        "persons": ("pages/persons.py", ":material/group:"),
    },
    {
        "coding": ("pages/coding.py", ":material/edit_note:"),
        "codes": ("pages/codes.py", ":material/label:"),
        "rules": ("pages/rules.py", ":material/rule:"),
    },
    {
        "responses": ("pages/responses.py", ":material/compare:"),
        "judging": ("pages/judging.py", ":material/balance:"),
        "judgement": ("pages/judgement.py", ":material/leaderboard:"),
        "failures": ("pages/failures.py", ":material/report:"),
        "prediction": ("pages/prediction.py", ":material/target:"),
    },
    {
        "comparison": ("pages/comparison.py", ":material/compare_arrows:"),
        "corpora": ("pages/corpora.py", ":material/library_books:"),
    },
)
PAGES = {name: page for pages in GROUPS for name, page in pages.items()}
