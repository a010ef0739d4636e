"""Why a model or an endpoint cannot be asked: one English sentence a code.

``analysis.labels.problems.generation`` holds the Japanese of each.
"""

GENERATION_ERRORS = {
    "bad_chat_template": "{name}: its chat template refuses these messages ({why}); give another by --chat-template FILE",
    "bad_endpoint": "{url}: not the address of a server, as http://127.0.0.1:8080/v1",
    "endpoint_empty": "{url}: the first {n} answers are empty; is this a model for chats? What was answered is in {out}",
    "endpoint_failed": "{url}: {why}, {tries} times; what was answered so far is in {out}: the same command goes on from there",
    "endpoint_needs_model": "{url}: does not say which model it serves; name it by --model",
    "endpoint_remote": "{url} is not on this computer. Nothing was sent. With --allow-remote, {what} would be sent to {host}",
    "no_chat_template": "{name}: the model has no chat template, so it cannot be told who speaks; give one by --chat-template FILE (Jinja), or take a model that is made for chats",
    "no_file_to_read": "{path}: cannot be read ({why})",
    "no_model_given": "name a model by --model, or a server on this computer by --endpoint",
    "no_pair_to_judge": "no target of this selection has responses of both {a} and {b}; there are responses of: {known}",
    "other_run": "{out}: holds answers of another run (model, prompt, seed or settings differ); give another --out, or remove it",
    "unreadable_run": "{out}: line {line} is no answer of this command; give another --out",
}
