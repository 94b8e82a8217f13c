"""Text files of people: what is said of one that cannot be read."""

import pytest

from wholeprocess.errors import BadInput
from wholeprocess.textfile import decoded, read_text


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("roll.csv", "in a spreadsheet: CSV UTF-8"),
        ("case.toml", "in a text editor: Save as"),
        ("desk.jsonl", "in a text editor: Save as"),
    ],
)
def test_how_to_save_it_again_goes_by_the_kind_of_file(name, program):
    with pytest.raises(BadInput) as bad:
        decoded("\n湖南省".encode("gbk"), name)
    (problem,) = bad.value.problems
    assert (problem.file, problem.line) == (name, 2)
    assert problem.mend == f"save it again as UTF-8 ({program})"


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BadInput, match=r"none: cannot be read: no such file or directory; check"):
        read_text(tmp_path / "none")
