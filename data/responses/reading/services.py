"""Answer files of services and tools: batch APIs, LLM Comparator, LM Evaluation Harness, LLaMA-Factory."""

from collections.abc import Iterator
from typing import Any

from data.importing.files.text_values import text_of
from data.importing.formats.mapped_values import lookup
from data.importing.records import Json, Record
from data.responses.raw import FAILURE, Raw

REASON = 120


class Batch:
    """One line a request, as OpenAI's and Anthropic's batch services answer: found by its ``custom_id``."""

    name = "batch"

    def recognises(self, value: Json) -> bool:
        """An object with ``custom_id`` and the service's answer in ``response`` or ``result``."""
        if not isinstance(value, dict) or "custom_id" not in value:
            return False
        answer = value.get("response", value.get("result"))
        is_answer = isinstance(answer, dict) and bool({"body", "status_code", "type", "message"} & answer.keys())
        return is_answer or isinstance(value.get("error"), dict)

    def rows(self, record: Record, system: str) -> Iterator[Raw]:
        """One response; a request that failed is listed with the service's reason."""
        value = record.value
        body = lookup(value, "response.body") or lookup(value, "result.message")
        failure = _failure(value)
        model = body.get("model") if isinstance(body, dict) else None
        common = {"system": model or system, "id": value["custom_id"]}
        if failure is not None:
            yield Raw(record.where, {**common, FAILURE: failure[:REASON]})
        else:
            yield Raw(record.where, {**common, "response": _answer(body)})


def _failure(value: dict[str, Json]) -> str | None:
    """Why a request has no answer; None where it has one."""
    status, kind = lookup(value, "response.status_code"), lookup(value, "result.type")
    error = value.get("error") or lookup(value, "result.error") or lookup(value, "response.body.error")
    if error:
        message = lookup(error, "message") or lookup(error, "error.message") or error
        return str(message)
    if isinstance(status, int) and status >= 400:
        return f"status {status}"
    return str(kind) if kind not in (None, "succeeded") else None


def _answer(body: Json) -> str | None:
    """The text of an answer: of chat completions, of responses (``output``), or of messages (``content``)."""
    output = body.get("output") if isinstance(body, dict) else None
    if isinstance(output, list):
        messages = [one for one in output if isinstance(one, dict) and one.get("type") == "message"]
        return text_of([one.get("content") for one in messages]) if messages else None
    return text_of(body)


class Harness:
    """Samples that the LM Evaluation Harness logs (``--log_samples``)."""

    name = "lm_eval"

    def recognises(self, value: Json) -> bool:
        """An object with ``doc`` and ``resps``."""
        return isinstance(value, dict) and {"doc", "resps"} <= value.keys()

    def rows(self, record: Record, system: str) -> Iterator[Raw]:
        """One response: the filtered one where there is one, else the first that the model gave."""
        value = record.value
        document = value["doc"] if isinstance(value["doc"], dict) else {}
        response = _first(value.get("filtered_resps"))
        known: dict[str, Any] = {
            name: document[name] for name in ("dialogue_id", "position", "id") if name in document
        }
        yield Raw(
            record.where,
            {
                "system": system,
                "id": value.get("doc_id"),
                **known,
                "response": response if response is not None else _first(value["resps"]),
                "reference": value.get("target"),
                "context": _context(value, document),
            },
        )


def _first(values: Json) -> Json:
    while isinstance(values, list) and values:
        values = values[0]
    return None if isinstance(values, list) else values


def _context(value: dict[str, Json], document: dict[str, Json]) -> Json:
    """The messages or the prompt that the model was given."""
    names = ("messages", "context", "dialogue", "prompt", "input", "question")
    own = next((document[name] for name in names if document.get(name)), None)
    arguments = value.get("arguments")
    if own is None and isinstance(arguments, dict):
        own = lookup(arguments, "gen_args_0.arg_0")
    return own if own is not None else _first(arguments)


class Comparator:
    """LLM Comparator's JSON: examples with the outputs of two models."""

    name = "llm_comparator"

    def recognises(self, value: Json) -> bool:
        """An object with a list ``examples`` of pairs of outputs."""
        examples = value.get("examples") if isinstance(value, dict) else None
        first = examples[0] if isinstance(examples, list) and examples else None
        return isinstance(first, dict) and {"output_text_a", "output_text_b"} <= first.keys()

    def rows(self, record: Record, system: str) -> Iterator[Raw]:
        """Two responses an example, with its tags and its judges' mean score as meta."""
        names = self._names(record.value, system)
        for index, example in enumerate(record.value["examples"]):
            where = f"{record.where} examples[{index}]"
            if not isinstance(example, dict):
                yield Raw(where, {"system": system, "response": None})
                continue
            about = {key: example[key] for key in ("tags", "score", "index") if example.get(key) is not None}
            for side, name in zip("ab", names, strict=True):
                yield Raw(
                    f"{where} {side}",
                    {
                        "system": name,
                        "context": example.get("input_text"),
                        "response": example.get(f"output_text_{side}"),
                        "meta": {**about, "side": side},
                    },
                )

    def shared_name(self, value: Json) -> str:
        """The name that both models have; empty where they have two names."""
        first, second = self._given(value)
        return first if first == second else ""

    def _names(self, value: Json, system: str) -> tuple[str, str]:
        """The names of the two models; where they are one, or missing, A and B tell them apart."""
        first, second = self._given(value)
        if first == second:
            return f"{first or system} A", f"{second or system} B"
        return first or f"{system} A", second or f"{system} B"

    def _given(self, value: Json) -> tuple[str, str]:
        models = value.get("models")
        listed = models if isinstance(models, list) else []
        names = [str(model.get("name") or "").strip() if isinstance(model, dict) else "" for model in listed[:2]]
        first, second = (*names, "", "")[:2]
        return first, second
