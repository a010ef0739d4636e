"""What can be wrong with files of model responses: one English sentence a code.

``analysis.labels.problems.responses`` holds the Japanese of each.
"""

#: Rule -> what is wrong with one row or file.
RESPONSE_PROBLEMS = {
    "ambiguous": "{detail} positions match its text: add dialogue_id and position",
    "broken_characters": "contains U+FFFD: characters were already lost in the file",
    "duplicate_key": "the system already has a response here: {detail}",
    "empty_response": "the response is empty; it still counts as a response",
    "failed_request": "the model gave no response: {detail}",
    "inside_turn": "inside a turn of several utterances; assigned to its first utterance (dialogue:position {detail})",
    "like_named": "names differ only in width, case or white space; kept as separate systems: {detail}",
    "markup": "contains HTML or Markdown; shown as plain text",
    "mixed_encodings": "lines use different encodings; each was decoded separately",
    "no_context": "neither context nor reference; without a corpus, one of them is required",
    "no_labels": "no lines begin with Pred: or Ref:",
    "no_number": "outcome {detail} is not a number",
    "no_place": "neither dialogue and position nor an ID, a reference or a context",
    "no_position": "position {detail} is not an integer from 0",
    "no_reference": "no reference: shown but not scored",
    "no_such_position": "there is no utterance {detail} (dialogue:position)",
    "no_system": "the system name is missing",
    "not_found": "this reference or context does not occur in the corpus",
    "not_the_counselor": "{detail} (dialogue:position) is not a counselor utterance",
    "null_response": "the response is missing (null)",
    "opening": "{detail} (dialogue:position) opens the dialogue, so there is no context to respond to",
    "other_file": "skipped: not a supported file type",
    "other_reference": "the reference differs from the gold response in the corpus; the corpus is used for scoring",
    "reference_alone": "no context: the response is compared with the reference only",
    "same_names": "both models have the name {detail}; they are now told apart by A and B",
    "too_long": "{detail} characters, over the limit",
    "unequal_lines": "the number of lines differs from the other files ({detail})",
    "unknown_dialogue": "there is no dialogue {detail} in the corpus",
    "unknown_format": "not a known response format; columns: {detail}",
    "very_long": "{detail} characters long",
    "wrong_type": "not a string or a record ({detail})",
}
#: Code -> why a source cannot be used.
RESPONSE_ERRORS = {
    "corpus_there": "the library already has a corpus '{id}': say --corpus {id} to add responses to it, or --name for another id",
    "locked": "another process is adding responses to '{id}'; try again in a moment",
    "no_response": "{file}: contains no responses",
    "no_response_usable": "{file}: contains no usable responses. {where}: {why}{more}",
    "no_such_file": "{file}: holds no file ending in {ends}",
    "not_writable": "{file}: cannot be written ({why}); set KOKORO_LIBRARY",
    "plain_text": "{file}: plain text needs lines that begin with Pred: and Ref:, or a folder of parallel files, as ref.txt (the references), src.txt (the contexts, if any) and SYSTEM.txt, line by line",
    "responses_mapping": "{path}: a mapping of responses is {{'columns': {{field: column}}}}",
    "unmapped": "{file}: not a known format of responses; its records have {columns}. Say which column is which: python -m data responses map {file} > mapping.json, check it, then add it with --map mapping.json",
}
