"""What the numbers of each table mean, in a sentence for readers who are no statisticians."""

TEXTS = {
    "meaning.category_rates": (
        "話された語のうち、辞書のその分類に入る語の割合です。",
        "The share of the words said that belongs to the category of the dictionary.",
    ),
    "meaning.category_words": (
        "その分類に数えられた語と、その出現数です。",
        "Which words were counted for the category, and how often.",
    ),
    "meaning.concordance": (
        "1行が、語の1つの用例です。前後の文脈を添えています。",
        "Each row is one use of the word with what is said around it.",
    ),
    "meaning.concordance_counts": (
        "用例の数と、100万語あたりの数です。長さの違う資料どうしは「100万語あたり」で比べます。",
        "How many hits there are, and how many in a million words, by which samples of different size are compared.",
    ),
    "meaning.concordance_positions": (
        "1行が1つの用例で、前後の語を1語ずつ列に分けています。",
        "Each row is one use, with one column for each word before and after it.",
    ),
    "meaning.word_frequencies": (
        "100万語のうち何回使われるかです。ばらつき（DP）が1に近い語は、少数の対話に集中しています。",
        "How often the word occurs in a million words; with a dispersion (DP) near 1, few dialogues hold most of its uses.",
    ),
    "meaning.parts_of_speech": (
        "話された語のうち、その品詞の割合です。",
        "The share of the words said that has the part of speech.",
    ),
    "meaning.keyness": (
        "0は両方で同じくらい使われる語です。正（右）ならAに、負（左）ならBに多く、0から離れるほど差が大きい語です。",
        "0 is a word used alike in both; above 0 (right) it is more frequent in A, below (left) in B, and the farther from 0 the larger the difference.",
    ),
    "meaning.keyness_options": (
        "指標や設定を変えても、特徴語として残る語の割合です。",
        "The share of the telling words that stays with other measures and settings.",
    ),
    "meaning.keyness_word_options": (
        "設定を変えたときに、その語が特徴語として残った割合です。低い語は設定しだいです。",
        "How often the word stays among the telling ones under other settings; a low value hangs on the settings.",
    ),
    "meaning.ngrams": (
        "続けて現れる2語または3語の並びと、その出現数です。",
        "Which two or three words stand side by side, and how often.",
    ),
    "meaning.collocates": (
        "その語のそばに、どれだけ現れやすいかです。log-Dice は最大14で、1大きいと結びつきがおよそ2倍強いことを表します。",
        "How strongly a word keeps near the other: log-Dice is 14 at most, and one more is about twice as strong.",
    ),
    "meaning.word_forms": (
        "その語がどの表記や読みで現れるかです。割合は、その語の全用例のうちの割合です。",
        "In which forms and readings the word occurs; the share is of all its uses.",
    ),
    "meaning.concordance_patterns": (
        "用例を、隣に来る語でまとめて数えています。",
        "Uses grouped by the word that stands beside them.",
    ),
    "meaning.concordance_steps": (
        "用例を読み進めた手順と、それぞれで残った行の数です。",
        "The steps by which the uses were read, and how many lines each left.",
    ),
    "meaning.word_trend": (
        "その時期の100万語のうち、何回使われるかです。",
        "How often the word is used in a million words of that period.",
    ),
    "meaning.word_use": (
        "その役割やテーマの100万語のうち、何回使われるかです。",
        "How often the word is used in a million words of that role, topic or score band.",
    ),
}
