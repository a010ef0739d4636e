"""Stop words: words so common that they crowd out others in lists of frequent words.

Lemmas as the corpus' tokenizer writes them. Every list is shown on the page and can be replaced. A list may also
name a group of words: ``auto`` is the standard list of the language, ``@names`` are personal names, ``@sensitive``
words that speak of suicide and self-harm.
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
CHINESE = (
    "的 了 着 过 地 得 是 有 没有 没 在 不 也 都 就 还 又 再 才 很 太 更 最 只 会 能 可以 可能 要 想 "
    "觉得 感觉 知道 说 去 来 到 做 让 给 把 被 对 和 跟 与 从 向 为 比 以 于 用 我 你 您 他 她 它 我们 你们 他们 "
    "她们 自己 大家 这 那 这个 那个 这些 那些 这样 那样 这种 那种 这里 那里 什么 怎么 怎样 怎么样 哪 哪里 哪些 谁 "
    "为什么 多少 几 因为 所以 但是 但 不过 而 而且 如果 的话 虽然 然后 或者 还是 吗 呢 吧 啊 呀 嗯 哦 嘛 一 一个 "
    "一些 一点 一下 二 两 三 个 种 次 些 上 下 里 中 时 时候 后 前 们 好 好的 多 大 真的 其实 非常 比较 已经 现在 "
    "沒有 沒 著 過 還 會 覺得 感覺 說 來 讓 給 對 從 為 與 我們 你們 他們 她們 這 這個 那個 這些 這樣 那樣 這種 "
    "這裡 那裡 "
    "什麼 怎麼 怎麼樣 哪裡 誰 為什麼 幾 因為 不過 雖然 然後 還是 嗎 個 種 裡 時 時候 後 們 其實 比較 已經 現在"
)
LISTS = {"ja": tuple(JAPANESE.split()), "en": tuple(ENGLISH.split()), "zh": tuple(CHINESE.split())}
AUTO, NAMES, SENSITIVE = "auto", "@names", "@sensitive"
GROUPS = (NAMES, SENSITIVE)
SENSITIVE_WORDS = (
    "死ぬ 死 自殺 自死 自害 心中 遺書 希死 自傷 リスト カット 首吊り 飛び降り 飛び降りる 殺す 殺害 "
    "suicide suicidal self-harm kill killed killing die died dying dead death "
    "自杀 自殘 自残 寻死 尋死 轻生 輕生 割腕 去死 想死 死亡"
)
MAX_STOP_WORDS = 500


def stop_words(stop: str, language: str) -> tuple[str, ...]:
    """The lemmas to exclude: ``auto`` stands for the language's list, any other word for itself.

    Words are separated by spaces or commas; after ``MAX_STOP_WORDS`` words the rest is dropped. Groups are not
    among them (see ``word_groups``).
    """
    words: dict[str, None] = {}
    for word in _parts(stop):
        words |= dict.fromkeys(LISTS.get(language, ()) if word == AUTO else (word,) * (word not in GROUPS))
    return tuple(words)[:MAX_STOP_WORDS]


def word_groups(stop: str) -> tuple[str, ...]:
    """The groups of words that a list names, in a fixed order."""
    named = _parts(stop)
    return tuple(group for group in GROUPS if group in named)


def _parts(stop: str) -> list[str]:
    return stop.replace("、", " ").replace(",", " ").split()
