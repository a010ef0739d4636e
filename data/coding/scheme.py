"""A scheme of codes: what one coder decides about one utterance, and the codes there are to choose from."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, cast, get_args

from data.core.problems import UserError

Kind = Literal["nominal", "ordinal", "numeric"]
Unit = Literal["utterance", "span"]
KINDS: tuple[Kind, ...] = get_args(Kind)
UNITS: tuple[Unit, ...] = get_args(Unit)
ROLES = ("counselor", "client")
TOPIC = "topic"  # the scheme whose codes are a corpus' own topics
RESERVED_KEYS = "jkun"
LONGEST_ID, LONGEST_TEXT, MOST_CODES = 60, 4_000, 200
#: Okabe and Ito's colours without black, then Tol's muted ones: told apart without red-green vision.
PALETTE = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#882255",
    "#999933",
    "#332288",
    "#44AA99",
    "#AA4499",
    "#777777",
)


@dataclass(frozen=True)
class Code:
    """One code; names, definition and examples by language code."""

    id: str
    names: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    example: Mapping[str, str] = field(default_factory=dict)
    counter_example: Mapping[str, str] = field(default_factory=dict)
    #: #RRGGBB; empty: by the code's place in its scheme.
    color: str = ""
    #: The key that gives it, one lower-case letter or digit; empty: none.
    key: str = ""
    #: The id of the code that this one is a kind of; empty: none.
    parent: str = ""

    def name(self, lang: str) -> str:
        """What people read, in a language or in the one there is."""
        return _in(self.names, lang) or self.id


@dataclass(frozen=True)
class Scheme:
    """A set of codes, or a scale."""

    id: str
    names: Mapping[str, str] = field(default_factory=dict)
    #: nominal: codes without order; ordinal: codes that are whole numbers; numeric: any number.
    kind: Kind = "nominal"
    #: Whether an utterance has at most one code of it.
    exclusive: bool = True
    unit: Unit = "utterance"
    #: Whose utterances are coded.
    roles: tuple[str, ...] = ROLES
    #: Ends of the scale, of ordinal and numeric schemes.
    low: float | None = None
    high: float | None = None
    codes: tuple[Code, ...] = ()
    #: Where the scheme comes from, as a reference.
    source: str = ""

    def name(self, lang: str) -> str:
        """What people read, in a language or in the one there is."""
        return _in(self.names, lang) or self.id

    @property
    def is_number(self) -> bool:
        """Whether its labels are numbers."""
        return self.kind != "nominal"

    def code(self, code_id: str) -> Code | None:
        """A code by its id."""
        return next((code for code in self.codes if code.id == code_id), None)

    def color(self, code_id: str) -> str:
        """The colour of a code."""
        for place, code in enumerate(self.codes):
            if code.id == code_id:
                return code.color or PALETTE[place % len(PALETTE)]
        return PALETTE[-1]

    def allows(self, code: str | None, value: float | None) -> bool:
        """Whether a label is one of this scheme."""
        if not self.is_number:
            return value is None and code is not None and self.code(code) is not None
        if code is not None or value is None or value != value:
            return False
        whole = self.kind == "numeric" or float(value).is_integer()
        return whole and (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def to_dict(self) -> dict[str, Any]:
        """As plain data for a file; what is empty is left out."""
        plain = asdict(self)
        plain["codes"] = [{name: value for name, value in code.items() if value} for code in plain["codes"]]
        return {name: value for name, value in plain.items() if value not in ("", {}, [], (), None)} | {
            "roles": list(self.roles)
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Scheme":
        """A scheme from plain data. Raises UserError naming what is wrong."""
        if not isinstance(plain, Mapping):
            raise UserError.of("scheme_object")
        unknown = plain.keys() - set(cls.__dataclass_fields__)
        if unknown:
            raise UserError.of(
                "scheme_field", field=min(map(str, unknown)), known=", ".join(cls.__dataclass_fields__)
            )
        codes = plain.get("codes") or []
        if not isinstance(codes, list | tuple):
            raise UserError.of("scheme_codes")
        scheme = cls(
            id=str(plain.get("id") or "").strip(),
            names=_texts(plain.get("names")),
            kind=cast(Kind, _one_of(plain.get("kind", "nominal"), KINDS, "kind")),
            exclusive=bool(plain.get("exclusive", True)),
            unit=cast(Unit, _one_of(plain.get("unit", "utterance"), UNITS, "unit")),
            roles=_roles(plain.get("roles", ROLES)),
            low=_number(plain.get("low"), "low"),
            high=_number(plain.get("high"), "high"),
            codes=tuple(map(_code, codes)),
            source=str(plain.get("source") or "")[:LONGEST_TEXT],
        )
        return checked(scheme)


def checked(scheme: Scheme) -> Scheme:
    """The scheme, if it can be coded with. Raises UserError naming what is wrong."""
    if not is_id(scheme.id):
        raise UserError.of("scheme_id", id=scheme.id[:LONGEST_ID], longest=LONGEST_ID)
    if len(scheme.codes) > MOST_CODES:
        raise UserError.of("scheme_too_many", most=MOST_CODES)
    ids = [code.id for code in scheme.codes]
    for code in scheme.codes:
        if not is_id(code.id):
            raise UserError.of("code_id", id=code.id[:LONGEST_ID], longest=LONGEST_ID)
        if ids.count(code.id) > 1:
            raise UserError.of("code_twice", id=code.id)
        if code.color and not re.fullmatch(r"#[0-9A-Fa-f]{6}", code.color):
            raise UserError.of("code_color", id=code.id, color=code.color[:20])
        if code.parent and (code.parent not in ids or _loops(scheme, code)):
            raise UserError.of("code_parent", id=code.id, parent=code.parent)
        if code.key and (not re.fullmatch(r"[a-z0-9]", code.key) or code.key in RESERVED_KEYS):
            raise UserError.of("code_key", id=code.id, key=code.key[:5], reserved=", ".join(RESERVED_KEYS))
    keys = [code.key for code in scheme.codes if code.key]
    if twice := [key for key in keys if keys.count(key) > 1]:
        raise UserError.of("code_key_twice", key=twice[0])
    if scheme.is_number and (scheme.low is None or scheme.high is None or scheme.low >= scheme.high):
        raise UserError.of("scheme_scale", id=scheme.id)
    if not scheme.is_number and not scheme.codes:
        raise UserError.of("scheme_empty", id=scheme.id)
    return scheme


def with_keys(scheme: Scheme) -> Scheme:
    """The scheme in which every code without a key has one, the digits first."""
    taken = {code.key for code in scheme.codes}
    free = [key for key in "123456789qwertyasdfghzxcvbmpoil0" if key not in taken]
    codes = [code if code.key or not free else replace(code, key=free.pop(0)) for code in scheme.codes]
    return replace(scheme, codes=tuple(codes))


def derived(scheme_id: str, codes: Iterable[str], numbers: Iterable[float] = ()) -> Scheme:
    """The scheme of labels that came without one: their codes, or a scale from the lowest to the highest."""
    values = sorted(set(numbers))
    names = sorted(set(codes))
    if values and not names:
        kind: Kind = "ordinal" if all(float(value).is_integer() for value in values) else "numeric"
        return Scheme(scheme_id, kind=kind, low=values[0], high=values[-1])
    return Scheme(scheme_id, codes=tuple(map(Code, names)))


def is_id(text: str) -> bool:
    """Whether a text can name a scheme or a code: short, and without signs that separate names in an address."""
    separating = set(":@,>|\\")
    return (
        bool(text.strip() == text and 0 < len(text) <= LONGEST_ID)
        and not separating & set(text)
        and not any(unicodedata.category(sign).startswith("C") for sign in text)
    )


def _in(texts: Mapping[str, str], lang: str) -> str:
    return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")


def _loops(scheme: Scheme, code: Code) -> bool:
    seen = {code.id}
    above = scheme.code(code.parent)
    while above is not None:
        if above.id in seen:
            return True
        seen.add(above.id)
        above = scheme.code(above.parent) if above.parent else None
    return False


def _known(plain: Mapping[str, Any], fields: Iterable[str]) -> None:
    if unknown := sorted(map(str, plain.keys() - set(fields))):
        raise UserError.of("scheme_field", field=unknown[0][:40], known=", ".join(fields))


def _code(plain: Any) -> Code:
    if isinstance(plain, str):
        return Code(plain.strip())
    if not isinstance(plain, Mapping):
        raise UserError.of("scheme_codes")
    if unknown := plain.keys() - set(Code.__dataclass_fields__):
        raise UserError.of(
            "scheme_field", field=min(map(str, unknown)), known=", ".join(Code.__dataclass_fields__)
        )
    return Code(
        id=str(plain.get("id", "")).strip(),
        names=_texts(plain.get("names")),
        definition=_texts(plain.get("definition")),
        example=_texts(plain.get("example")),
        counter_example=_texts(plain.get("counter_example")),
        color=str(plain.get("color") or "").strip(),
        key="" if plain.get("key") is None else str(plain["key"]).strip(),
        parent=str(plain.get("parent") or "").strip(),
    )


def _texts(plain: Any) -> dict[str, str]:
    """Texts by language; one text alone is that of every language."""
    if plain is None or plain == "":
        return {}
    if isinstance(plain, str):
        return {"en": plain[:LONGEST_TEXT]}
    if isinstance(plain, Mapping):
        return {str(lang): str(text)[:LONGEST_TEXT] for lang, text in plain.items() if text}
    raise UserError.of("scheme_text")


def _one_of(value: Any, among: tuple[str, ...], name: str) -> str:
    if value not in among:
        raise UserError.of("scheme_choice", field=name, value=str(value)[:40], known=", ".join(among))
    return str(value)


def _roles(value: Any) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else list(value or ())
    if not given or not set(given) <= set(ROLES):
        raise UserError.of("scheme_choice", field="roles", value=str(value)[:40], known=", ".join(ROLES))
    return tuple(role for role in ROLES if role in given)


def _number(value: Any, name: str) -> float | None:
    if value is None or value == "":
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        raise UserError.of("scheme_number", field=name, value=str(value)[:40]) from None
