"""The codes of the schemes that are ready to use, as people read them."""

from data.coding.ready import schemes

TEXTS = {
    f"code_of.{code.id}": (code.name("ja"), code.name("en"))
    for scheme in schemes().values()
    if not scheme.is_number
    for code in scheme.codes
} | {f"scheme.{scheme.id}": (scheme.name("ja"), scheme.name("en")) for scheme in schemes().values()}
TEXTS |= {"code_of.none": ("（なし）", "(none)")}
