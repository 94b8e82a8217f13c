"""Whatever people write is words: it runs nothing, turns nothing round, and bursts no page."""

import re
from datetime import date

import html5lib
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wholeprocess.cases import ReportedCase
from wholeprocess.cases.folder import recorded
from wholeprocess.congress import Deputy, Unit
from wholeprocess.consultation import OpenStation
from wholeprocess.decision import OpenCall, Propose
from wholeprocess.election import AppointProxy, CallElection
from wholeprocess.journal import MemoryJournal
from wholeprocess.law import Text
from wholeprocess.management import Assign, Reply, Submit
from wholeprocess.process import CODEC, EnterUnits, OpenTerm, SeatDeputies, State
from wholeprocess.report import write_report
from wholeprocess.report.page.acts import ActRows
from wholeprocess.report.page.behind import FOLDER, Behind
from wholeprocess.report.page.html import Speaker, seen
from wholeprocess.supervision import Observe, OpenMatter, OpenSeries

DAY, CITY = date(2022, 3, 1), "430381"
HOSTILE = (
    "<script>alert(1)</script>",
    "</bdi></td></table><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">',
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnol\u202c\u2067",
    "=HYPERLINK(1)",
    "&amp;lt;b&gt;",
    "长" * 3_000,
    "x" * 20_000,
    "]]><!--",
    "{n} {0} %(s)s",
)
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip),
)


def journal(words):
    """One act for each field in which people write, and the words in all of them."""
    deputy = Deputy(id="d1", name=words, congress=CITY, elected_by=CITY, since=DAY)
    return [
        OpenTerm(on=DAY, congress=CITY),
        SeatDeputies(on=DAY, congress=CITY, deputies=[deputy]),
        EnterUnits(on=DAY, congress=CITY, units=[Unit(id="u1", name=words, division=CITY)]),
        Submit(on=DAY, suggestion="s1", by="d1", title=words, text=words),
        Assign(on=DAY, suggestion="s1", lead="u1"),
        Reply(on=DAY, suggestion="s1", by="u1", result="solved", words=words),
        OpenStation(
            on=DAY, station="w1", congress=CITY, division="430381100", name=words, by="presidium"
        ),
        OpenCall(on=DAY, slate="430381100/2022", congress="430381100", year=2022),
        Propose(
            on=DAY, slate="430381100/2022", proposal="p1", title=words, category=words, source=words
        ),
        CallElection(on=DAY, election="e1", congress=CITY, method="direct", day=date(2022, 9, 1)),
        OpenMatter(on=DAY, matter="m1", congress=CITY, title=words),
        OpenSeries(
            on=DAY,
            series="o1",
            congress=CITY,
            place=CITY,
            title=words,
            measure="number",
            unit=words,
        ),
        Observe(on=DAY, series="o1", first=DAY, last=DAY, value="1", source=words),
    ]


def case_of(words):
    return ReportedCase(
        name=words,
        title=Text(words, words),
        journal=recorded(journal(words)),
        notes=(Text(words, words),),
    )


def is_harmless(html, words):
    html5lib.HTMLParser(strict=True).parse(html)
    page = BeautifulSoup(html, "html5lib")
    assert len(page.select("script")) == 1
    assert page.select("img, iframe, object, embed, form, input, base") == []
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on")]
        address = tag.get("href", "")
        assert re.fullmatch(r"|#[\w.-]*|[\w-]+\.(html|css)(#[\w.-]+)?|data:,", address), address
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", html)
    told = " ".join(seen(words).split())
    assert any(" ".join(one.get_text().split()) == told for one in page.select("bdi"))
    return page


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(WORDS)
@pytest.mark.usefixtures("without_charts")
def test_words_of_people_stay_words(tmp_path_factory, words):
    out = tmp_path_factory.mktemp("hostile") / "out"
    written = write_report(case_of(words), out, single=True)
    is_harmless(written.index.read_text(encoding="utf-8"), words)


def test_the_worst_together_are_words_in_a_folder_too(tmp_path):
    words = " ".join(HOSTILE)
    written = write_report(case_of(words), tmp_path / "out", language="en")
    read = [path.read_text(encoding="utf-8") for path in written.index.parent.glob("*.html")]
    assert len(read) > 5
    for html in read:
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "49{%" not in html
    is_harmless(written.index.read_text(encoding="utf-8"), words)


def test_nobody_is_named_who_holds_no_office():
    voters = ("voter-of-this-test", "other-voter-of-this-test")
    act = AppointProxy(
        on=DAY,
        election="e1",
        district="D1",
        principal=voters[0],
        proxy=voters[1],
        reason="away",
    )
    kept = MemoryJournal(CODEC)
    kept.append(act)
    behind = Behind(tuple(kept), State.empty(), FOLDER)
    row = str(ActRows(behind, Speaker(lambda key: f"#{key}")).row(1, True))
    assert "e1/D1" in row
    assert not any(voter in row for voter in voters)
