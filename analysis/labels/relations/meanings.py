"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.answer_permutations": (
        "すべての組を一度に見たときに、その結びつきが偶然でも現れる確率（p）です。小さいほど確かな結びつきです。",
        "The probability (p) that chance alone would give such a link anywhere among all pairs; the smaller, the surer the link.",
    ),
    "meaning.cluster_options": (
        "設定を変えても、語のクラスターがどれだけ同じになるかです。1なら変わりません。",
        "How far the clusters come back under other settings; 1 is unchanged.",
    ),
    "meaning.word_cluster_options": (
        "そのクラスターが、設定を変えてもどれだけ残るかです。低いものは設定しだいのまとまりです。",
        "How far this cluster comes back under other settings; a low value hangs on the settings.",
    ),
    "meaning.correspondence_axes": (
        "各軸が、群の間の語の使い方の違いの何割を表すかです。",
        "Which share of the differences between groups each axis shows.",
    ),
    "meaning.correspondence_points": (
        "原点から同じ方向にある語と群は、結びつきが強い組です。原点に近い語は、どの群でも同じように使われています。",
        "Words and groups in the same direction from the origin go together; words near it are used alike in all groups.",
    ),
    "meaning.correspondence_options": (
        "設定を変えても、いちばん近い群が変わらない語の割合です。",
        "The share of words whose nearest group stays the same under other settings.",
    ),
    "meaning.correspondence_word_options": (
        "設定を変えたときに、その語のいちばん近い群が同じだった割合です。低い語は設定しだいです。",
        "How often the word's nearest group stays the same under other settings; a low value hangs on the settings.",
    ),
    "meaning.network_difference": (
        "二つの語がともに現れる度合いが、AとBでどれだけ違うかです。正ならAで、負ならBで強い結びつきです。",
        "By how much two words go together more in A (above 0) or in B (below 0).",
    ),
    "meaning.network_edge_options": (
        "その語の組が、設定を変えてもネットワークに残る割合です。",
        "How often this pair stays in the network under other settings.",
    ),
    "meaning.network_options": (
        "設定を変えても残る線の割合です。1なら変わりません。",
        "The share of edges that stay under other settings; 1 is unchanged.",
    ),
    "meaning.word_pair_lines": (
        "1行は、二つの語がともに現れる1つの区間です。",
        "Each row is one segment that holds both words.",
    ),
    "meaning.answer_lines": (
        "1行は、その語を含むターンと、もう一方の語を含む応答です。",
        "Each row is a turn with the one word and the answer with the other.",
    ),
    "meaning.question_answers": (
        "前のターンにその語があるとき、応答にもう一方の語が現れやすいかです。リフト1は偶然なみ、2なら偶然の2倍です。",
        "Whether a word of the answer goes with a word of the turn before it: lift 1 is as by chance, 2 twice as often.",
    ),
    "meaning.prediction_words": (
        "その語が1標準偏差多い対話で、予測が何点動くかです。予測の中身を表す値で、検定ではありません。",
        "By how many points the prediction moves with one standard deviation more of the word; it describes the prediction and is no test.",
    ),
    "meaning.score_prediction": (
        "初めて見るクライアントの得点を、言葉や長さからどれだけ当てられるかです。R² が0なら平均を答えるのと同じ、1なら完全です。",
        "How well scores of unseen clients are predicted from words or length: R² 0 is no better than the mean, 1 perfect.",
    ),
    "meaning.variable_links": (
        "語と群が同じ区間に現れる度合いです。1に近いほど結びついています。",
        "How far a word and a group share their segments; the nearer to 1, the closer.",
    ),
    "meaning.variable_points": (
        "近くにある区分は、同じ対話に現れやすい組み合わせです。",
        "Categories that lie near each other tend to be of the same dialogues.",
    ),
    "meaning.word_clusters": (
        "同じクラスターの語は、同じ発話に現れやすい語です。再現度0.75以上が、安定したまとまりの目安です。",
        "Words of one cluster tend to be said together; a recovery of 0.75 or more is roughly a stable group.",
    ),
    "meaning.word_merges": (
        "語がまとまる順を表します。低い高さでつながる語ほど、ともに現れやすい語です。",
        "How words join to groups: the lower they meet, the more they are said together.",
    ),
    "meaning.word_centralities": (
        "値が大きいほど、多くの語を結びつけている語です。",
        "The larger a value, the more the word holds others together.",
    ),
    "meaning.word_network": (
        "線で結ばれた語は、ほかの組よりも同じ区間に現れやすい語です。残存率が低い線は、人が変われば消えるかもしれません。",
        "Linked words are said together more than others; links of low survival may vanish with other people.",
    ),
    "meaning.word_scores": (
        "その語が1標準偏差多い対話で、得点が何点高い（負なら低い）かです。因果関係は示しません。",
        "By how many points dialogues with one standard deviation more of the word score higher (below 0: lower); no proof of cause.",
    ),
    "meaning.bigram_scores": (
        "その2語の連なりが1標準偏差多い対話で、得点が何点高い（負なら低い）かです。因果関係は示しません。",
        "By how many points dialogues with one standard deviation more of the pair score higher (below 0: lower); no proof of cause.",
    ),
    "meaning.word_score_options": (
        "設定を変えても、同じ向きに有意なままの語の割合です。",
        "The share of the words that stay significant in the same direction under other settings.",
    ),
    "meaning.word_score_word_options": (
        "設定を変えたときに、その語が同じ向きに有意だった割合です。低い語は設定しだいです。",
        "How often the word stays significant in the same direction under other settings; a low value hangs on the settings.",
    ),
}
