"""The same answers in plain Python, straight from the demo's files: slow, and nothing shared with the code."""

import json
import statistics
from collections import Counter
from datetime import datetime
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from scipy import stats

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
TOPICS = {
    "家庭内問題（夫婦以外）": "family",
    "職場問題": "workplace",
    "心理的問題": "mental_health",
    "学校問題": "school",
    "進路・キャリア問題": "career",
    "恋愛問題": "romantic",
    "家庭内問題（夫婦）": "spouse",
    "人間関係": "interpersonal",
    "経済的問題": "financial",
    "身体的健康問題": "physical_health",
    "その他": "other",
}


def japanese() -> dict[int, dict[str, Any]]:
    """The Japanese demo's records by number, as they stand in the files."""
    files = [path for path in (DEMO / "ja").glob("*.json") if path.stem.isdigit()]
    return {int(path.stem): json.loads(path.read_text("utf-8")) for path in sorted(files)}


def english() -> list[dict[str, Any]]:
    """The English demo's sessions, as they stand in the file."""
    return [json.loads(line) for line in (DEMO / "en" / "sessions.jsonl").read_text("utf-8").splitlines()]


def review(record: dict[str, Any]) -> dict[str, Any]:
    return record["review_by_client_en"]


def ratings(record: dict[str, Any]) -> list[int]:
    """The twenty ratings in the questionnaire's order."""
    return [value for value in review(record).values() if isinstance(value, int)][-20:]


def regime(record: dict[str, Any]) -> str:
    marks = review(record)
    if marks["harmful_due_to_ignorance"] or marks["other_potentially_unethical"]:
        return "zero"
    return "halved" if marks["unwilling_to_continue"] else "sum"


def persons(record: dict[str, Any]) -> tuple[int, int]:
    return review(record)["client_id"], review(record)["counselor_id"]


def times(record: dict[str, Any]) -> list[datetime]:
    return [datetime.fromisoformat(said["time"]) for said in record["dialogue"]]


def minutes(record: dict[str, Any]) -> float:
    return (times(record)[-1] - times(record)[0]).total_seconds() / 60


def runs(roles: list[str]) -> int:
    """Turns: maximal runs of one role."""
    return 1 + sum(a != b for a, b in pairwise(roles)) if roles else 0


def replies(record: dict, role: str) -> list[float]:
    """Seconds until a role answers the other."""
    lines = list(zip(times(record), (line["role"] for line in record["dialogue"]), strict=True))
    return [(b - a).total_seconds() for (a, before), (b, after) in pairwise(lines) if after == role != before]


def two_way(values: list[float], people: list[tuple[int, int]]) -> tuple[float, float, int, int]:
    """The mean's two-way clustered variance, its t quantile at 95 %, and the clusters on each side."""
    centre = statistics.fmean(values)
    total = 0.0
    for sign, key in ((1, lambda p: p[0]), (1, lambda p: p[1]), (-1, lambda p: p)):
        sums: Counter = Counter()
        for value, pair in zip(values, people, strict=True):
            sums[key(pair)] += value - centre
        if len(sums) > 1:
            total += sign * len(sums) / (len(sums) - 1) * sum(s * s for s in sums.values())
    clients, counselors = len({c for c, _ in people}), len({c for _, c in people})
    fewest = min(clients, counselors)
    t = float(stats.t.ppf(0.975, fewest - 1)) if fewest > 1 else float("nan")
    return total / len(values) ** 2, t, clients, counselors


def interval(values: list[float], people: list[tuple[int, int]]) -> tuple[float | None, float | None]:
    """The 95 % interval of a mean, or (None, None) below five clusters."""
    variance, t, clients, counselors = two_way(values, people)
    if min(clients, counselors) < 5:
        return None, None
    half, centre = t * sqrt(variance), statistics.fmean(values)
    return centre - half, centre + half


def behind(people: list[tuple[int, int]]) -> tuple[int, int, int, float]:
    """n, clients, counselors, and the share of the person with the most rows."""
    clients, counselors = Counter(c for c, _ in people), Counter(c for _, c in people)
    return len(people), len(clients), len(counselors), max(*clients.values(), *counselors.values()) / len(people)


def as_rows(frame: pl.DataFrame, *columns: str) -> list[tuple]:
    return frame.select(columns).rows() if columns else frame.rows()


def near(rows: list[tuple]) -> list[tuple]:
    return [tuple(pytest.approx(v, rel=1e-9) if isinstance(v, float) else v for v in row) for row in rows]


def mean(values: list[float], people: list[tuple[int, int]]) -> tuple:
    """Mean, interval, and what stands behind it, as the tables print them."""
    if not values:
        return None, None, None, 0, 0, 0, None
    return statistics.fmean(values), *interval(values, people), *behind(people)


def spread(values: list[float]) -> float | None:
    return statistics.stdev(values) if len(values) > 1 else None


JAPANESE = japanese()
ENGLISH = english()
