"""Stop words: words so common that lists of frequent words are better off without them.

Lemmas as UniDic writes them. Every list is on screen and can be replaced.
"""

JAPANESE = (
    "為る 居る 有る 成る 無い 言う 行く 来る 遣る 出来る 呉れる 貰う 頂く 下さる 仕舞う 置く "
    "見る 御座る 仰る 思う 事 物 者 所 時 為 訳 筈 方 様 中 上 前 後 内 他 等 其れ 此れ "
    "何 何れ 其の 此の 其処 此処 そう こう どう 如何 一 二 三 四 五 六 七 八 九 十 一つ 二つ "
    "今 良い 私 貴方 さん"
)
ENGLISH = (
    "be have do go get make say know think want need let come take see look feel like can could will "
    "would shall should may might must not no yes ok okay oh well just really very so too also then there "
    "here now it its this that these those what which who how when where why if or and but because as of "
    "at by for with about to from in on up out over i me my mine you your yours he him his she her hers "
    "we us our they them their a an the is am are was were been being has had having does did doing thing "
    "something anything nothing one i'm i'd i've i'll it's it'd it'll that's there's what's let's you're "
    "you've you'd you'll he's she's we're we've they're don't doesn't didn't can't couldn't won't "
    "wouldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't all more before after back down "
    "again never always much many some any other than into only still even"
)
LISTS = {"ja": tuple(JAPANESE.split()), "en": tuple(ENGLISH.split())}
AUTO = "auto"
LONGEST = 500


def stop_words(stop: str, language: str) -> tuple[str, ...]:
    """The lemmas to leave out: ``auto`` is the language's list, any other text is the list itself.

    Words stand apart by spaces or commas; after ``LONGEST`` words the rest is dropped.
    """
    if stop == AUTO:
        return LISTS.get(language, ())
    return tuple(dict.fromkeys(stop.replace("、", " ").replace(",", " ").split()))[:LONGEST]
