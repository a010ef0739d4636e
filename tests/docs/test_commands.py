"""Every command and every Python block of README and docs works, in order; the demo is called kokorochat too."""

import re
import shlex
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

import orjson
import pytest

import analysis.__main__
import data.__main__
from data.core.store import PROJECT, Library
from data.workspace import Cohort, Workspace

DOCUMENTS = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
TEXT = "\n\n".join(path.read_text("utf-8") for path in DOCUMENTS)
COMMAND = re.compile(r"^    python -m (analysis|data) (.*)$", re.MULTILINE)
COMMENT = re.compile(r"\s{2,}#.*$")
GENERATE = "responses generate --corpus kokorochat --filter band=top"
FROM_OUTSIDE = {
    "fetch kokorochat": "downloads",
    "embed kokorochat --encoder cl-nagoya/ruri-v3-310m --prefix 'トピック: '": "takes a model from the hub",
    f"{GENERATE} --model FOLDER --out mine.jsonl": "takes a model from a folder",
    f"{GENERATE} --model UEC-InabaLab/Llama-3.1-KokoroChat-High --out high.jsonl": "takes a model from the hub",
    f"{GENERATE} --endpoint http://127.0.0.1:8080/v1 --out local.jsonl": "asks a server",
    f"{GENERATE} --endpoint URL --free-run --turns 40 --out free.jsonl": "asks a server",
    "responses predict --corpus kokorochat --filter band=top --endpoint URL --out scores.jsonl": "asks a server",
    "responses judge --corpus kokorochat --a SYSTEM --b SYSTEM --endpoint URL --out judged.jsonl": "asks a server",
}
MAINS = {"analysis": analysis.__main__.main, "data": data.__main__.main}
TALK = """dialogue_id,speaker,text
1,client,I would like to talk about my work.
1,counselor,Please tell me about it.
"""
PYTHON = re.compile(r"(?:^    (?:from|import) .*\n)(?:^(?:    .*)?\n)*", re.MULTILINE)


def commands() -> list[tuple[str, list[str]]]:
    """Each command: the package and its arguments."""
    return [(package, shlex.split(COMMENT.sub("", rest))) for package, rest in COMMAND.findall(TEXT)]


@pytest.fixture(scope="module")
def desk(demo_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the files that README's reader has, and a library of its own."""
    folder = tmp_path_factory.mktemp("desk")
    with tarfile.open(folder / "kokorochat.tar.xz", "w:xz") as archive:
        for path in sorted((PROJECT / "data" / "demo" / "ja").glob("*.json")):
            archive.add(path, f"kokorochat/{path.name}")
    rows = [
        "dialogue_id,speaker,text",
        "1,client,I would like to talk about my work.",
        "1,counselor,Please tell me about it.",
    ]
    (folder / "my.csv").write_text("\n".join(rows), "utf-8")
    (folder / "ctrs.csv").write_text("dialogue_id,scale,item,value\n1,ctrs,agenda,4\n", "utf-8")
    (folder / "panas.csv").write_text("dialogue_id,moment,value\n1,before,2\n1,after,4\n", "utf-8")
    predicted = (PROJECT / "data" / "demo" / "predictions" / "demo-amai.csv").read_bytes()
    (folder / "predicted.csv").write_bytes(predicted)
    (folder / "compounds.txt").write_text("相談室\n", "utf-8")
    (folder / "synonyms.txt").write_text("不安=心配\n", "utf-8")
    (folder / "figures.json").write_bytes(orjson.dumps([{"figure": "topic_bars", "corpus": "kokorochat"}]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KOKORO_LIBRARY", str(folder / "library"))
        patch.setenv("KOKORO_WORKSPACE", str(folder / "workspace"))
        patch.chdir(folder)
        shutil.copytree(demo_library.root, folder / "library")
        Workspace().save_cohort(Cohort("school", "demo-ja", "topics=school"))
        yield folder


def run(package: str, arguments: list[str]) -> tuple[int, bytes]:
    """Exit code and output of one command."""
    output = TextIOWrapper(BytesIO(), "utf-8")
    with redirect_stdout(output):
        code = MAINS[package](arguments)
    output.flush()
    return code, output.buffer.getvalue()


def answer(folder: Path) -> None:
    """Answer the targets as a system would."""
    targets = [orjson.loads(line) for line in (folder / "targets.jsonl").read_bytes().splitlines()]
    place = ("dialogue_id", "position")
    said = {"system": "echo", "response": "そうなのですね。"}
    answers = [said | {key: target[key] for key in place} for target in targets]
    (folder / "answers.jsonl").write_bytes(b"\n".join(map(orjson.dumps, answers)))
    generated = [one | {"system": "high"} for one in answers]
    (folder / "high.jsonl").write_bytes(b"\n".join(map(orjson.dumps, generated)))
    sides = {"system_a": "echo", "system_b": "high", "winner": "a", "judge": "m", "attribute": "empathy"}
    judged = [
        {key: target[key] for key in place} | sides | {"order": order}
        for target in targets
        for order in ("ab", "ba")
    ]
    (folder / "judged.jsonl").write_bytes(b"\n".join(map(orjson.dumps, judged)))
    scores = [{"dialogue_id": name, "value": 60} for name in sorted({one["dialogue_id"] for one in answers})]
    (folder / "scores.jsonl").write_bytes(b"\n".join(map(orjson.dumps, scores)))


def test_every_command_works(desk: Path):
    tried = []
    for package, arguments in commands():
        if shlex.join(arguments) in FROM_OUTSIDE:
            continue
        whither = None
        if ">" in arguments:
            whither, arguments = desk / arguments[-1], arguments[:-2]
        code, output = run(package, arguments)
        assert code == 0, f"python -m {package} {shlex.join(arguments)}"
        if whither is not None:
            whither.write_bytes(output)
        for name in ("topics.pdf", "figures.zip", "targets.jsonl"):
            assert name not in arguments or (desk / name).stat().st_size > 0
        if "targets" in arguments:
            answer(desk)
        tried.append(arguments)
    assert len(tried) + len(FROM_OUTSIDE) == len(commands()) > 20


def test_every_python_block_runs(desk: Path):
    blocks = PYTHON.findall(TEXT)
    assert blocks
    for block in blocks:
        exec(re.sub(r"^    ", "", block, flags=re.MULTILINE), {})
