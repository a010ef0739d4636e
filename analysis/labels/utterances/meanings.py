"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.themes_around": (
        "その発話の前後に、それぞれのテーマが現れる割合です。全体での割合より高ければ、近くに現れやすいテーマです。",
        "The share of each theme among the utterances before and after; above its overall share, the theme tends to stand near.",
    ),
    "meaning.typical_courses": (
        "対話の進み方を似たものどうしまとめたものです。割合は、各時期の発話のうちそのテーマが占める割合です。",
        "Dialogues grouped by how they go; a share is that of the theme among the utterances of a fifth.",
    ),
    "meaning.theme_following": (
        "あるテーマの発話の後に、別のテーマの発話が続く割合です。全体での割合より高ければ、続きやすい組み合わせです。",
        "Of the utterances of one theme, the share that is followed by another; above its overall share, the two tend to follow each other.",
    ),
    "meaning.path_lengths": (
        "話す内容が、時期から時期へどれだけ移るかです。0なら同じ内容で、大きいほど離れた内容に移ります。",
        "How far dialogues move in what is said from one fifth to the next: 0 is the same, more is farther.",
    ),
    "meaning.utterance_paths": (
        "対話の始まりから終わりまで、話す内容が地図の上をどう移るかです。軸に単位はありません。",
        "Where on the map a dialogue begins and ends; the axes have no unit.",
    ),
    "meaning.utterance_plane": (
        "1つのマスが、似た発話の集まりです。色が濃いほど、発話（または選んだものの割合）が多いところです。",
        "Each cell holds utterances that are alike; the stronger its color, the more utterances (or the larger the share of what is chosen).",
    ),
    "meaning.utterance_plane_difference": (
        "地図のその場所の発話が、AよりBで何ポイント多い（負なら少ない）かです。",
        "By how many percentage points more of what B says lies in a part of the map than of what A says.",
    ),
    "meaning.templates": (
        "多くの対話で一字一句同じに言われる発話です。件数は、選択した対話の中で言われた回数です。",
        "Utterances said word for word in many dialogues, and how often they are said in the selection.",
    ),
    "meaning.theme_scores": (
        "そのテーマの発話が1標準偏差多い対話で、得点が何点高い（負なら低い）かです。因果関係は示しません。",
        "By how many points dialogues with one standard deviation more of the theme score higher (below 0: lower); no proof of cause.",
    ),
    "meaning.utterance_theme_shares": (
        "その役割や時期の発話のうち、そのテーマの割合です。",
        "The share of the theme among the utterances of a role, fifth, topic or score band.",
    ),
    "meaning.utterance_themes": (
        "発話のうち、そのテーマの割合です。安定性が1に近いほど、何度分けても同じまとまりになります。",
        "The share of the utterances that belongs to the theme; the nearer its stability to 1, the more it comes back whenever utterances are grouped anew.",
    ),
}
