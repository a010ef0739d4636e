"""What people on a server can run into: one English sentence a code; its Japanese is in ``analysis.labels``."""

PEOPLE_ERRORS = {
    "id_taken": "{id} is the name of a corpus of somebody else; choose another",
    "not_yours": "{id} is not yours; ask the person who uploaded it, or an owner of this server",
    "people_file": "{file}: cannot be used ({why}); see docs/serving/README.md",
    "person_id": "a name has between 1 and {longest} characters and no control characters",
    "quota_jobs": "{n} of your jobs are at work, as many as one person may run on this server; wait, or stop one",
    "quota_memory": "stopped: your jobs took {used} MB of memory, and one person may use {allowed} MB here; "
    "run one at a time, or ask an owner of this server",
    "quota_uploads": "your corpora take {used} MB and this file {size} MB of the {allowed} MB you may keep; "
    "remove a corpus first",
    "role_lacks": "as a {role} you can read; ask an owner of this server to make you a coder",
}
