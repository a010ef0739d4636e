"""``python -m analysis generate | ask-scores | ask-judge``: responses, scores and judgements by language models.

Known as ``python -m data responses generate | predict | judge``.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.core.query.selection import Selection
    from data.generation.asking import Ask, Model

KOKORO = "UEC-InabaLab/Llama-3.1-KokoroChat-High"


def register(commands: Any) -> None:
    """Add the commands."""
    texts = {
        "generate": ("python -m data responses generate", "responses by a language model, as a file", generate),
        "ask-scores": ("python -m data responses predict", "scores predicted by a language model", predict),
        "ask-judge": ("python -m data responses judge", "two systems judged by a language model", judge),
    }
    for name, (prog, text, run) in texts.items():
        command = commands.add_parser(name, prog=prog, help=text, description=text)
        command.set_defaults(run=run)
        command.add_argument("--corpus", required=True, help="id, see python -m data list")
        command.add_argument("--filter", default="", help="a URL query, as band=top")
        command.add_argument("--library", type=Path, help="folder of prepared corpora (default KOKORO_LIBRARY)")
        command.add_argument("--model", default="", help=f"a folder or a name on the hub, as {KOKORO}")
        command.add_argument(
            "--endpoint", metavar="URL", help="a server on this computer, as http://127.0.0.1:8080/v1"
        )
        command.add_argument("--allow-remote", action="store_true", help="let --endpoint be another computer")
        command.add_argument("--key-env", default="", metavar="NAME", help="variable with the server's key")
        command.add_argument("--timeout", type=float, default=300.0, help="seconds for one answer of a server")
        command.add_argument("--chat-template", type=Path, metavar="FILE", help="Jinja, for a model without one")
        command.add_argument(
            "--prompt", type=Path, metavar="FILE", help="the instruction, in place of the built-in one"
        )
        command.add_argument(
            "--name", default="", help="of the system or judge in the file (default: the model's)"
        )
        command.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl")
        command.add_argument("--max-tokens", type=int, default=256 if name == "generate" else 512)
        command.add_argument("--temperature", type=float, default=0.0, help="0: always the likeliest token")
        command.add_argument("--top-p", type=float, default=1.0)
        command.add_argument("--seed", type=int, default=1)
        command.add_argument(
            "--batch",
            type=int,
            default=4,
            help="answers at a time of a model of transformers; a server is asked one by one",
        )
        command.add_argument("--limit", type=int, default=0, metavar="N", help="ask the first N only")
        command.add_argument("--progress", choices=("text", "json"), default="text", help="json: lines on stdout")
        if name == "generate":
            command.add_argument(
                "--free-run", action="store_true", help="play whole dialogues against a client model"
            )
            command.add_argument("--turns", type=int, default=20, help="of a free run")
            command.add_argument("--client-model", default="", help="plays the client (default: the same model)")
        if name == "ask-judge":
            command.add_argument("--a", required=True, metavar="SYSTEM")
            command.add_argument("--b", required=True, metavar="SYSTEM")
            command.add_argument("--attribute", default="", help="what to judge by, as empathy")


def generate(options: argparse.Namespace) -> None:
    """Responses to the selection's targets, or whole dialogues, as a file that ``responses add`` takes."""
    from analysis.labels import Labels
    from data.generation import tasks

    selection, language = _selected(options)
    corpus, ids = selection.corpus, selection.dialogue_ids
    prompt = _prompt(options, tasks.prompts_of(language).respond)

    def asks(system: str) -> "Iterable[Ask]":
        if options.free_run:
            topics = {
                code: Labels("ja" if language == "ja" else "en").value("topic", code)
                for code in corpus.manifest.topics
            }
            return tasks.to_play(corpus, ids, system, topics)
        return tasks.to_respond(corpus, ids, system, prompt)

    read = tasks.read_played if options.free_run else tasks.read_response

    def playing(model: "Model") -> "Model":
        if not options.free_run:
            return model
        client = _model(options, options.client_model) if options.client_model else model
        told = (prompt, tasks.prompts_of(language).client)
        return tasks.Played(model, client, told, options.turns)

    key = (prompt, options.turns if options.free_run else 0)
    _run(options, selection, asks, read, key, playing)
    sys.stderr.write(f"to add them:  python -m data responses add {options.out} --corpus {options.corpus}\n")


def predict(options: argparse.Namespace) -> None:
    """The 20 items of each dialogue, as a file that ``predictions add`` takes."""
    from analysis.labels import Labels
    from data.core.schema import ITEMS
    from data.generation import tasks

    selection, language = _selected(options)
    labels = Labels("ja" if language == "ja" else "en")
    items = {item: labels.value("item", item) for item in ITEMS}
    prompt = _prompt(options, tasks.prompts_of(language).scores)

    def asks(system: str) -> "Iterable[Ask]":
        return tasks.to_score(selection.corpus, selection.dialogue_ids, system, prompt, items, language)

    _run(options, selection, asks, tasks.read_scores, (prompt, items))
    sys.stderr.write(f"to add them:  python -m data predictions add {options.out} --corpus {options.corpus}\n")


def judge(options: argparse.Namespace) -> None:
    """Which of two systems' responses is better, asked in both orders, one JSON line each."""
    from analysis.core.errors import mistake
    from data.generation import tasks

    if options.a == options.b:
        raise mistake("compared_with_itself", system=options.a)
    selection, language = _selected(options)
    pairs = _pairs(selection, options.a, options.b)
    prompt = _prompt(options, tasks.prompts_of(language).judge)

    def asks(name: str) -> "Iterable[Ask]":
        known = "ja" if language == "ja" else "en"
        return tasks.to_judge(
            selection.corpus, pairs, (options.a, options.b), name, prompt, options.attribute, known
        )

    _run(options, selection, asks, tasks.read_judgement, (prompt, options.a, options.b, options.attribute))
    sys.stderr.write(f"to add them:  python -m data judgements add {options.out} --corpus {options.corpus}\n")


def _selected(options: argparse.Namespace) -> "tuple[Selection, str]":
    from analysis.commands.common import selected_by
    from analysis.core.errors import mistake
    from data.responses.importing import language_of

    selection = selected_by(options.corpus, options.filter, options.library)
    if selection.is_empty:
        raise mistake("nothing_to_draw")
    return selection, language_of(selection.corpus)


def _prompt(options: argparse.Namespace, built_in: str) -> str:
    from data.generation.local import text_of

    return text_of(options.prompt).strip() if options.prompt else built_in


def _model(options: argparse.Namespace, name: str) -> "Model":
    from data.core.problems import UserError
    from data.generation.endpoint import Endpoint
    from data.generation.local import Local, template_of

    if options.endpoint:
        return Endpoint(
            options.endpoint, name, key_variable=options.key_env, timeout_s=options.timeout, out=options.out
        )
    if not name:
        raise UserError.of("no_model_given")
    return Local(name, template_of(options.chat_template))


def _run(
    options: argparse.Namespace,
    selection: "Selection",
    asks: "Callable[[str], Iterable[Ask]]",
    read: "Callable[[Ask, str], dict[str, Any]]",
    key: object,
    wrapped: "Callable[[Model], Model]" = lambda model: model,
) -> None:
    from itertools import islice

    from data.commands.common import print_json, reporter_of
    from data.generation import runs
    from data.generation.asking import Settings

    one_by_one = bool(options.endpoint) or getattr(options, "free_run", False)
    batch = 1 if one_by_one else options.batch
    settings = Settings(options.max_tokens, options.temperature, options.top_p, options.seed, batch)
    limit = options.limit or None
    sizes = [sum(len(message["content"]) for message in ask.messages) for ask in islice(asks(""), limit)]
    if options.endpoint:
        _tell_remote(options, selection, len(sizes), sum(sizes))
    model = wrapped(_model(options, options.model))
    name = options.name or model.name.rsplit("/", 1)[-1]
    progress = reporter_of(options)
    try:
        run = runs.run(
            islice(asks(name), limit),
            model,
            settings,
            options.out,
            read,
            key=(selection.corpus.version, name, key),
            total=len(sizes),
            progress=progress,
        )
    finally:
        progress.close()
    card = selection.corpus.manifest.card
    sys.stderr.write(
        f"{options.out}: {run.asked:,} answers by {model.name}, {run.there_already:,} there already, "
        f"{run.empty:,} empty, {run.failed:,} that say nothing usable. "
        f"Made from {selection.corpus.id}: {card.licence or 'no licence stated'}. {card.citation}\n"
    )
    if options.progress == "json":
        print_json({"result": {"asked": run.asked, "there": run.there_already, "failed": run.failed}})


def _tell_remote(options: argparse.Namespace, selection: "Selection", n: int, chars: int) -> None:
    """Refuse another computer unless it is allowed, and say what will leave this one before it does."""
    from data.generation.endpoint import address, is_here, need_here

    url = address(options.endpoint)
    licence = selection.corpus.manifest.card.licence or "no licence stated"
    what = (
        f"{n:,} requests with at least {chars:,} characters of text of {selection.n_dialogues:,} dialogues of "
        f"{selection.corpus.id} ({licence}), and the instructions"
    )
    need_here(url, what, allowed=options.allow_remote)
    if not is_here(url):
        sys.stderr.write(f"leaves this computer for {url}: {what}\n")
        sys.stderr.flush()


def _pairs(selection: "Selection", a: str, b: str) -> list[Any]:
    """The targets that both systems answered, with their responses; ``gold`` is what the counselor wrote."""
    import polars as pl

    from data.core.problems import UserError
    from data.core.store.responses import RESPONSES
    from data.generation.tasks import Pair
    from data.judgement.frames import GOLD
    from data.responses.targets import targets

    store = selection.corpus.responses
    sets = store.fitting()
    rows = store.tables(sets, RESPONSES).select("system", "dialogue_id", "position", "response")
    inside = rows.filter(pl.col("dialogue_id").is_in(selection.dialogue_ids.implode()))
    key = ["dialogue_id", "position"]
    if GOLD in (a, b):
        golds = targets(selection.corpus, inside["dialogue_id"].unique().sort())
        own = golds.select("dialogue_id", "position", system=pl.lit(GOLD), response="gold")
        inside = pl.concat([inside, own.select(inside.columns)], how="vertical_relaxed")
    sides = [inside.filter(pl.col("system") == name).drop("system") for name in (a, b)]
    both = sides[0].join(sides[1], on=key, how="inner", suffix="_b").sort(key)
    if both.is_empty():
        known = ", ".join(dict.fromkeys(name for one in sets for name in one.systems))
        raise UserError.of("no_pair_to_judge", a=a, b=b, known=known)
    return [Pair(*row) for row in both.select(*key, "response", "response_b").iter_rows()]
