"""Codebooks as files: YAML, JSON and CSV, and REFI-QDA's (see ``refi``)."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from data.coding import ready, refi
from data.coding.scheme import Scheme
from data.core.problems import UserError

ENDS = ("yaml", "yml", "json", "csv", "qdc")
LARGEST = 2_000_000
LANGUAGES = ("ja", "en")
TEXTS = ("names", "definition", "example", "counter_example")
OF_SCHEME = ("kind", "exclusive", "unit", "roles", "low", "high", "source")
COLUMNS = (
    *("scheme", "scheme_name_ja", "scheme_name_en", *OF_SCHEME, "code", "key", "color", "parent"),
    *(f"{text}_{lang}" for text in TEXTS for lang in LANGUAGES),
)


def read(content: bytes, name: str, known: Mapping[str, Scheme] | None = None) -> list[Scheme]:
    """The schemes of a file. Raises UserError where it is no codebook.

    ``known``: schemes by id that a REFI-QDA file may have come from, beside the ready ones.
    """
    if len(content) > LARGEST:
        raise UserError.of("codebook_large", file=name, limit=LARGEST // 1_000_000)
    end = PurePath(name).suffix.lower().lstrip(".")
    if end == "qdc":
        schemes = refi.read_codebook(content, PurePath(name).stem, (ready.schemes() | dict(known or {})).values())
    elif end == "csv":
        schemes = _of_csv(_text(content, name))
    else:
        schemes = _of_plain(_yaml(content, name))
    if not schemes:
        raise UserError.of("codebook_empty", file=name)
    return schemes


def to_yaml(schemes: Iterable[Scheme]) -> bytes:
    """Schemes as a YAML file, which ``read`` reads."""
    import yaml

    plain = [scheme.to_dict() for scheme in schemes]
    text: str = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


def to_csv(schemes: Iterable[Scheme]) -> bytes:
    """Schemes as a CSV file with a row a code, which ``read`` and spreadsheets read."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for scheme in schemes:
        about = {"scheme": scheme.id, **{name: getattr(scheme, name) for name in OF_SCHEME}}
        about |= {"roles": " ".join(scheme.roles), "exclusive": "yes" if scheme.exclusive else "no"}
        about |= {f"scheme_name_{lang}": scheme.names.get(lang, "") for lang in LANGUAGES}
        for code in scheme.codes or (None,):
            row = dict(about)
            if code is not None:
                row |= {"code": code.id, "key": code.key, "color": code.color, "parent": code.parent}
                row |= {
                    f"{text}_{lang}": getattr(code, text).get(lang, "") for text in TEXTS for lang in LANGUAGES
                }
            writer.writerow({name: _safe(row.get(name)) for name in COLUMNS})
    return out.getvalue().encode("utf-8-sig")


def _safe(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "@", "\t") else text


def _of_csv(text: str) -> list[Scheme]:
    rows = list(csv.DictReader(io.StringIO(text)))
    if rows and not {"scheme", "code"} <= rows[0].keys():
        raise UserError.of("codebook_columns", known=", ".join(COLUMNS))
    plain: dict[str, dict[str, Any]] = {}
    for row in rows:
        given = {
            name: (value or "").strip()
            for name, value in row.items()
            if name in COLUMNS and isinstance(value, str)
        }
        scheme = plain.get(given["scheme"])
        if scheme is None:
            about: dict[str, Any] = {name: given[name] for name in OF_SCHEME if given.get(name)}
            if "exclusive" in about:
                about["exclusive"] = about["exclusive"].lower() not in ("no", "false", "0")
            if "roles" in about:
                about["roles"] = about["roles"].replace(",", " ").split()
            names = {lang: given[f"scheme_name_{lang}"] for lang in LANGUAGES if given.get(f"scheme_name_{lang}")}
            scheme = plain[given["scheme"]] = {"id": given["scheme"], "names": names, **about, "codes": []}
        if given["code"]:
            code: dict[str, Any] = {"id": given["code"].removeprefix("'")}
            code |= {name: given[name] for name in ("key", "color", "parent") if given.get(name)}
            for text_name in TEXTS:
                code[text_name] = {
                    lang: given[f"{text_name}_{lang}"] for lang in LANGUAGES if given.get(f"{text_name}_{lang}")
                }
            scheme["codes"].append(code)
    return [Scheme.from_dict(one) for one in plain.values()]


def _of_plain(plain: Any) -> list[Scheme]:
    if isinstance(plain, Mapping) and "schemes" in plain:
        plain = plain["schemes"]
    listed = plain if isinstance(plain, list) else [plain]
    return [Scheme.from_dict(one) for one in listed if one is not None]


def _yaml(content: bytes, name: str) -> Any:
    """What a YAML or JSON file holds; one whose parts refer to each other could grow without bound."""
    import yaml

    try:
        text = _text(content, name)
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.CSafeLoader)):
            raise UserError.of("codebook_unreadable", file=name, why="it has aliases (*name)")
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        why = " ".join(str(error).split())[:160]
        raise UserError.of("codebook_unreadable", file=name, why=why) from None


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp932")
    except UnicodeDecodeError:
        raise UserError.of("codebook_unreadable", file=name, why="UTF-8") from None
