"""A wrong command line is one line on stderr and exit code 2."""

import pytest

from data.commands.parser import Parser


def test_an_error_is_one_line_that_names_the_help(capsys):
    parser = Parser("python -m x")
    parser.add_argument("id")
    with pytest.raises(SystemExit) as caught:
        parser.parse_args([])
    out, err = capsys.readouterr()
    assert (caught.value.code, out) == (2, "")
    assert err.startswith("error: ") and err.endswith("(see: python -m x --help)\n") and err.count("\n") == 1
