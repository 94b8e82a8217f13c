"""Each built-in case's README: the numbers that it calls reported are those of ``case.toml``."""

import re
import tomllib
from importlib.resources import files

import pytest

from wholeprocess.cases import BUILT_IN, built_in
from wholeprocess.check import findings
from wholeprocess.process import replay
from wholeprocess.report import Compared


@pytest.fixture(params=BUILT_IN)
def case(request):
    return built_in(request.param)


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
    rows = [(key.strip("`"), value) for key, value in table(readme(case), "Made up")]
    assert rows
    assert rows == [(key, str(made[key])) for key, _ in rows]


def test_the_findings_of_the_readme_are_all_that_are_found(case):
    codes = {f.code for f in findings(replay(case.journal), case.through)}
    said = readme(case).partition("\n## Findings to expect\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"`([A-Z]+-[\w-]+)`", said)) == codes
