"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.topic_counts": (
        "対話のうち、その相談テーマの割合です。",
        "The share of the dialogues that has the topic.",
    ),
    "meaning.topic_scores": (
        "その相談テーマの対話の平均点です（0–100）。",
        "The mean score (0–100) of the dialogues of the topic.",
    ),
    "meaning.topic_groups": (
        "その区分の対話のうち、その相談テーマの割合です。区分ごとに合計100%になります。",
        "The share of the topic among the dialogues of a group; each group adds up to 100%.",
    ),
    "meaning.topic_pairs": (
        "二つの相談テーマの平均点の差（B − A）です。0なら差がありません。",
        "The difference of two topics' mean scores (B − A); 0 is no difference.",
    ),
    "meaning.topic_persons": (
        "「実質的な人数」は、全員が同じ数の対話を担当したとしたら何人分にあたるかです。実人数より大きく少なければ、少数の人に偏っています。",
        '"Effective" says how many people, with equally many dialogues each, would be as concentrated; far below the real number, few people hold the topic.',
    ),
    "meaning.sub_topic_clusters": (
        "書き方の似たサブテーマのまとまりと、その割合です。意味ではなく言葉づかいでまとめています。",
        "Groups of sub-topics that are worded alike, and their share; grouped by wording, not by meaning.",
    ),
    "meaning.sub_topics": (
        "1行が1つのサブテーマです。割合は、その相談テーマの対話のうちの割合です。",
        "Each row is one sub-topic; its share is of the topic's dialogues.",
    ),
    "meaning.topic_tree": (
        "面積が対話数を表します。内側が相談テーマ、外側がその中の主なサブテーマ群です。",
        "The area is the number of dialogues: topics inside, their largest groups of sub-topics outside.",
    ),
}
