"""What can be wrong with files of judgements and with studies: one English sentence a code.

``analysis.labels.judgement.problems`` holds the Japanese of each.
"""

#: Rule -> what is wrong with one row.
JUDGEMENT_PROBLEMS = {
    "judgement_empty": "no judgement: the cell is empty or holds no number",
    "judgement_no_system": "does not name the systems that are judged",
    "judgement_off_scale": "{detail} is outside the scale of the other values",
    "judgement_outcome": "“{detail}” is not win, tie or lose, nor one of the two systems",
    "judgement_self": "a system judged against itself ({detail}); a tie by construction, not counted",
    "judgement_twice": "the same rater has judged the same before ({detail})",
}
#: Code -> why a file or a study cannot be used.
JUDGEMENT_ERRORS = {
    "failures_name": "a set of failures needs a name of 1 to {longest} characters",
    "judgement_kind": "the kind of rater is person or model, not {value}",
    "judgements_unknown": "{file}: not a known format of judgements; its columns are {columns}. Needed: dialogue_id and position, or context; and system_a, system_b, winner, or system and a rating",
    "no_judgement_set": "{corpus} has no judgements '{id}'; there are: {known}",
    "no_judgement_usable": "{file}: contains no usable judgements. {where}: {why}",
    "study_empty": "there is nothing to judge: the chosen systems answered no turn in common in this selection",
    "study_itself": "a system is not judged against itself",
    "study_name": "a study needs a name of 1 to {longest} characters",
}
