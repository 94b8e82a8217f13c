"""Reports that several test files read: written once, of the smaller built-in case."""

import pytest

from wholeprocess.cases import load
from wholeprocess.report import write_report


@pytest.fixture(scope="session")
def quzici():
    return load("quzici")


@pytest.fixture(scope="session")
def folder(quzici, tmp_path_factory):
    """The report as a folder, Chinese first."""
    return write_report(quzici, tmp_path_factory.mktemp("report") / "zh").index.parent


@pytest.fixture(scope="session")
def single(quzici, tmp_path_factory):
    """The report as one file, English first."""
    out = tmp_path_factory.mktemp("report") / "en"
    return write_report(quzici, out, single=True, language="en").index


@pytest.fixture
def without_charts(monkeypatch):
    """Charts take most of a report's time and have tests of their own."""
    monkeypatch.setattr("wholeprocess.report.page.contents.charts", lambda *_: {})
