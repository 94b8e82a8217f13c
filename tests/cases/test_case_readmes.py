"""Each built-in case's README: the numbers that it calls reported are those of ``case.toml``."""

import re
import tomllib
from importlib.resources import files

from wholeprocess.check import findings
from wholeprocess.report import Compared


def readme(case):
    return files(f"wholeprocess.cases.{case.name}").joinpath("README.md").read_text("utf-8")


def table(text, section):
    """The rows of the table under a heading."""
    part = text.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if line.startswith("|")
    ]
    return rows[2:]


def test_what_the_readme_calls_reported_is_what_the_case_compares(case):
    expected = [
        [f.row, f.what.en, Compared(figure=f, came_out=None).reported_words("en")]
        for f in case.figures
    ]
    assert table(readme(case), "Reported") == expected


def test_what_the_readme_calls_made_up_is_what_the_generator_starts_from(case):
    made = tomllib.loads(case.texts["case.toml"])["made"]
    flat = made | {
        f"{story}.{key}": value
        for story, own in made.items()
        if isinstance(own, dict)
        for key, value in own.items()
    }
    rows = [(key.strip("`"), value) for key, value in table(readme(case), "Made up")]
    assert rows
    assert rows == [(key, str(flat[key])) for key, _ in rows]


def test_the_findings_of_the_readme_are_all_that_are_found(case, state_of):
    codes = {f.code for f in findings(state_of(case), case.through)}
    said = readme(case).partition("\n## Findings to expect\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"`([A-Z]+-[\w-]+)`", said)) == codes
