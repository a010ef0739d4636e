"""What is said of a source that is not as it should be: one English sentence a code.

``analysis.labels.problems.importing`` holds the Japanese beside each. ``{path}`` is a source, ``{folder}`` a place
of the library.
"""

PROBLEMS = {
    "duplicate_id": "dialogue {id} was already in {first}; the first is kept",
    "duplicate_id_language": "dialogue {id} was already in {first}; the first is kept: it is in another language, "
    "so prepare each language's folder as a corpus of its own",
    "dialogue_unreadable": "the dialogue cannot be read",
    "empty_dialogue": "the dialogue has no utterance",
    "empty_text": "utterance {at} is empty; kept as it is",
    "feedback_unreadable": "the client's feedback is not an object; left empty",
    "id_unreadable": "{field} is {value}, neither number nor name; taken from the file's name: {name}",
    "invalid_csv": "not readable as CSV from here on ({detail}); is a quote not closed?",
    "invalid_csv_row": "more cells than column names ({detail}); is one of them not in quotes?",
    "invalid_json": "not valid JSON, perhaps cut off ({detail})",
    "invalid_parquet": "not readable as Parquet ({detail})",
    "invalid_utf8": "not UTF-8 ({detail}); save it as UTF-8",
    "item_out_of_range": "{item} is {value}, not a whole number {low}-{high}; left empty",
    "lone_surrogate": "half a character, replaced by U+FFFD",
    "mark_unreadable": "{mark} is {value}; taken as checked",
    "no_dialogue": "no key 'dialogue'; there are {keys}",
    "no_dialogue_id": "no dialogue id in '{key}'",
    "no_feedback": "no feedback ('{key}')",
    "no_list": "'{key}' is a {type}, not a list",
    "no_record": "a {detail}, not a record",
    "no_text": "the text of utterance {at} ('{key}') is a {type}, not text",
    "no_topic": "no topic",
    "other_encoding": "not UTF-8; read as {detail}. Is the text right? If not, save it as UTF-8",
    "person_unreadable": "{field} is {value}, neither number nor name; left empty",
    "rating_out_of_range": "{name} is {value}, outside {low} to {high}; left out",
    "rating_unreadable": "{name} is {value}, no number; left out",
    "rows_out_of_order": "its utterances were not in order; they are now",
    "score_breaks_rule": "score is {value}, but {expected} by the items and check marks; kept as it is",
    "score_out_of_range": "score is {value}, not a whole number {low}-{high}; left empty",
    "session_number_out_of_range": "session_number is {value}, not a whole number {low}-{high}; left empty",
    "time_backwards": "utterance {at} is earlier than the one before; kept as it is",
    "times_incomplete": "{n} of {of} utterances have no time; kept as they are",
    "too_large": "{size} MiB, more than the {limit} MiB that are read at once; "
    "split it into smaller files or dialogues of interest",
    "topic_unreadable": "{field} is {value}, not text; left empty",
    "unknown_role": "utterance {at}: unknown role {value}; kept under 'other'",
    "unreadable_file": "cannot be read ({detail})",
    "unreadable_time": "utterance {at}: {value} is no time; left empty",
    "unsafe_link": "a link or device, passed over",
    "unsafe_member": "its path leads out of the archive, passed over",
    "utterance_lacks": "utterance {at} has no '{key}'",
    "utterance_unreadable": "utterance {at} is a {type}, not an object",
}

ERRORS = {
    "address": "{url}: not an http or https address; for a file use  prepare FILE",
    "address_unusable": "{url}: not a usable address ({why})",
    "bad_card": "{path}: not a card ({why})",
    "being_fetched": "another process is already fetching {name}; wait for it",
    "being_written": "another process is still writing {id}; try again later",
    "broken_off": "the connection was cut ({why})",
    "cannot_be_read": "{path}: cannot be read ({why})",
    "cannot_be_written": "{folder} cannot be written ({why}); set KOKORO_LIBRARY to a writable folder",
    "card_field": "{path}: unknown field '{field}'; there are {known}",
    "card_text_export": "{path}: text_export must be 'free' or 'excerpts'",
    "card_type": "{path}: '{field}' must be {type}",
    "cut_connection": "the connection was cut after {done} of {total} bytes",
    "damaged_archive": "{path}: damaged archive, or no tar inside ({why}); fetch it again, or unpack it yourself",
    "damaged_vectors": "{folder}: damaged ({why}); remove this folder and prepare the corpus",
    "damaged_zip": "{path}: damaged zip archive ({why}); fetch it again",
    "disk": "{folder}: could not be written ({why}); nothing was changed",
    "download": "{url}: {why}",
    "empty_file": "{path}: the file is empty",
    "encoder_marker": "{name}: {marker} is in no model's name",
    "encoder_name": "give the encoder a name: the default, use, a name on the hub, or a folder",
    "failed_stage": "{id}: {what} could not be made ({why}), so the corpus of before stays; "
    "to import without words and map:  prepare SOURCE --no-words",
    "fetch_failed": "{why}. Run it again to go on where it stopped; or give a mirror: python -m data fetch "
    "{name} --url URL; or download {url} by hand and run: python -m data prepare FILE --name {id}",
    "holds_no_dialogue": "{path}: holds no dialogue; looked for files ending in {ends}",
    "host_unknown": "the host was not found (is this machine connected?)",
    "id_from_name": "{path}: no id can be made from this name; give one with --name",
    "locked_archive": "{path}: locked with a password, or packed in a way that is not known; "
    "unpack it and give the folder",
    "mixed_dimensions": "{path}: vectors of {found} dimensions beside others of {kept}; "
    "remove {folder} and make them again",
    "model_ended": "{name}: the model's process ended",
    "more": " (and {n} more)",
    "no_answer": "no answer for {seconds} s",
    "no_corpus": "no corpus '{id}' in {library}; there are: {known}",
    "no_corpus_id": "'{id}' is no corpus id: small letters, digits, - and _, at most 40",
    "no_named_fields": "{path}: no records with named fields; give .jsonl, .json, .csv or .parquet",
    "no_such_dialogue": "{id} has no dialogue {dialogue}",
    "none_read": "{path}: no dialogue could be read. {where}: {why}{more}",
    "not_published": "{url}: its files are not those of the published corpus (content {found}, expected "
    "{expected}), so nothing was imported; if you want it all the same, download it and "
    "use  python -m data prepare FILE --name ID",
    "not_the_archive": "{url}: what came is no archive of a corpus ({why}); nothing was imported",
    "nothing_there": "{path}: no such file or folder",
    "old_records": "{id}: its records are missing or from another version; "
    "run  python -m data prepare {source} --name {id}",
    "other_content": "'{id}' is there with other content; remove it or give another --name",
    "other_dimension": "{name} gives {found} dimensions now, but the kept vectors have {kept}: "
    "it is another model; run  python -m data embed  again",
    "other_part": "the server sends another part of the file than was asked for",
    "other_revision": "{name} is here in another revision ({found}) than the kept "
    "vectors ({kept}); run  python -m data embed  again",
    "refused": "the server refuses the connection",
    "server_says": "{url}: the server answers {status}",
    "special_file": "{path}: neither a file nor a folder",
    "tokens_failed": "tokens could not be made: {why}",
    "too_big": "{path}: {size} MiB, more than the {limit} MiB that are read at once; "
    "split it into smaller files or dialogues of interest",
    "too_long_download": "more than {limit} MiB, which no corpus here is; nothing was imported",
    "too_many_files": "{path}: more than {limit} files; split the archive",
    "unknown_format": "{path}: no known format; its records hold {columns}. Say which is which: "
    "python -m data map SOURCE > mapping.json, look it over, then prepare SOURCE --map mapping.json",
    "unknown_format_without_fields": "{path}: no dialogue found; known formats are {known}, "
    "and .jsonl or .csv with a mapping",
    "unknown_words": "“{text}”: no word of it is known",
    "untrusted": "no trusted connection ({why})",
    "vectors_disk": "{folder}: could not be written ({why}); "
    "what was encoded so far is kept, and so is the map that was there",
    "vectors_failed": "vectors could not be made: {why}; what was encoded so far is kept",
    "vectors_nan": "{name}: {bad} of {n} vectors hold NaN or infinity; nothing of them was kept",
    "vectors_shape": "{name}: gave an array of shape {shape} for {n} texts; nothing was kept",
    "zip_bomb": "{path}: unfolds to more than {limit} times its size, as a zip bomb does; "
    "unpack it yourself and give the folder if you trust it",
}
