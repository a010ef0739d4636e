"""What can be wrong with codebooks, labels and queues: one English sentence a code."""

#: Rule -> what is wrong with one row of a file of labels, and what was done about it.
CODING_PROBLEMS: dict[str, str] = {}

#: Code -> why something cannot be done, and what to do.
CODING_ERRORS = {
    "code_color": "code '{id}': the color {color} is not written as #RRGGBB",
    "code_id": "'{id}' cannot name a code: at most {longest} characters, without : @ , > | and backslash",
    "code_in_use": "'{id}' has {n} labels, so it cannot be taken away; rename it, or remove these labels first",
    "code_key": "code '{id}': the key '{key}' is not one letter or digit, or is taken by the page ({reserved})",
    "code_key_twice": "two codes have the key '{key}'",
    "code_parent": "code '{id}': its parent '{parent}' is not a code of the scheme above it",
    "code_twice": "the code '{id}' is there twice",
    "codebook_columns": "a codebook as CSV has the columns scheme and code; all there can be: {known}",
    "codebook_empty": "{file}: there is no scheme in it",
    "codebook_large": "{file}: a codebook has at most {limit} MB",
    "codebook_unreadable": "{file}: cannot be read as a codebook ({why})",
    "coder_name": "a coder's name has 1 to {longest} characters, without : @ , > | and backslash",
    "coder_taken": "another browser has a coder '{name}'; say that it is you, or take another name",
    "queue_empty": "there is nothing to code: the selection has no utterance of these roles",
    "queue_name": "a queue needs a name of 1 to {longest} characters",
    "queue_no_scheme": "a queue needs at least one scheme",
    "scheme_choice": "{field} is '{value}'; the choices are {known}",
    "scheme_codes": "the codes of a scheme must be a list of codes",
    "scheme_empty": "scheme '{id}': it has no codes",
    "scheme_field": "unknown field '{field}'; the fields are {known}",
    "scheme_id": "'{id}' cannot name a scheme: at most {longest} characters, without : @ , > | and backslash",
    "scheme_in_use": "scheme '{id}' has {n} labels; remove these first",
    "scheme_number": "{field} is '{value}', not a number",
    "scheme_object": "a scheme is an object with named fields",
    "scheme_scale": "scheme '{id}': a scale needs a low end and a higher high end",
    "scheme_text": "names and definitions must be texts, or texts by language",
    "scheme_too_many": "a scheme has at most {most} codes",
}
