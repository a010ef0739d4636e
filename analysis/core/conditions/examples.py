"""Rules to begin with, in the language of the corpus."""

from analysis.core.text.lexicon import language
from data.corpus import Corpus

JAPANESE = """＊不安
不安 or 心配 or 怖い

＊気持ちを聞く
気持ち and ( 聞く or 聞かせる )

＊家族
母 or 父 or 親 or 家族 or 子供

＊家族の不安
<＊不安> and <＊家族>
"""
ENGLISH = """*anxiety
anxious or worry or worried or afraid

*asking_about_feelings
( feel or feeling or feelings ) and ( how or what )

*family
mother or father or parents or family or child or children

*anxiety_in_the_family
<*anxiety> and <*family>
"""
CHINESE = """*焦虑
焦虑 or 担心 or 害怕

*询问感受
感受 and ( 怎么 or 什么 )

*家庭
妈妈 or 爸爸 or 父母 or 家庭 or 孩子

*家庭的焦虑
<*焦虑> and <*家庭>
"""
EXAMPLES = {"ja": JAPANESE, "zh": CHINESE}


def example(corpus: Corpus) -> str:
    """The example of the corpus' language; of other languages the English one."""
    return EXAMPLES.get(language(corpus), ENGLISH)
