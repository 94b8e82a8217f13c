"""Records that cannot be true, and files that cannot be read: what a person is told.

Each impossible act is tried at both doors: a term refuses it, and the command names its line in a
journal that holds it all the same, with a chain that is whole.
"""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from wholeprocess import Refused
from wholeprocess import decision as d
from wholeprocess import management as m
from wholeprocess.cli.app import app
from wholeprocess.congress import Deputy, Unit
from wholeprocess.errors import BadInput, NoSuchThing
from wholeprocess.journal import GENESIS, chained, write_jsonl
from wholeprocess.process import CODEC, EnterUnits, OpenTerm, SeatDeputies, Term

COUNTY, TOWN = "430381", "430681118"
SINCE, DAY = date(2018, 1, 1), date(2020, 4, 10)
OURS = "no text: a choice of this library"


def seat(ident, congress=COUNTY):
    return Deputy(id=ident, name=ident, congress=congress, elected_by=congress, since=SINCE)


TOWNSPEOPLE = [f"t{n}" for n in range(1, 4)]
RECORDS = [
    OpenTerm(on=SINCE, congress=COUNTY),
    SeatDeputies(on=SINCE, congress=COUNTY, deputies=[seat("d1")]),
    SeatDeputies(on=SINCE, congress=TOWN, deputies=[seat(t, TOWN) for t in TOWNSPEOPLE]),
    EnterUnits(on=SINCE, congress=COUNTY, units=[Unit(id="water", name="水利局", division=COUNTY)]),
    m.Submit(on=DAY, suggestion="s1", by="d1", title="修渠", text="请修复渠道"),
    m.Assign(on=DAY, suggestion="s1", lead="water"),
    d.OpenCall(on=SINCE, slate="y", congress=TOWN, year=2020),
    *(
        d.Propose(on=SINCE, slate="y", proposal=p, title=p, category="道路", source="走访")
        for p in ("road", "well")
    ),
    *(d.Screen(on=SINCE, slate="y", round=n) for n in (1, 2, 3)),
    d.ReviewCandidates(on=SINCE, slate="y", candidates=["road", "well"]),
    d.OpenSession(
        on=DAY, session="spring", congress=TOWN, session_kind="annual", present=TOWNSPEOPLE
    ),
    d.ReportCandidates(on=DAY, slate="y", session="spring", words="两项候选"),
    d.AdoptMeasures(on=DAY, slate="y", session="spring", places=1, votes=d.Votes(for_=3)),
]


def call(*args):
    done = CliRunner().invoke(app, [str(arg) for arg in args])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def written(path, acts):
    """A journal file of acts that nobody asked about, with a whole chain."""
    timed = ((act, None) for act in acts)
    write_jsonl(chained(timed, CODEC, before=GENESIS, seq=0), path, CODEC)
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.jsonl"


def test_the_records_themselves_are_good(path):
    code, _, complained = call("run", written(path, RECORDS))
    assert (code, complained) == (0, "")


# --- impossible acts ------------------------------------------------------------------------------

IMPOSSIBLE = [
    pytest.param(
        m.Submit(on=DAY, suggestion="s1", by="d1", title="修路", text="请修路"),
        "WP-once",
        "s1 is already on record",
        OURS,
        "give the new suggestion a number of its own",
        id="a suggestion's number twice",
    ),
    pytest.param(
        SeatDeputies(on=DAY, congress=COUNTY, deputies=[seat("d1")]),
        "WP-once",
        "d1 would be seated twice",
        OURS,
        "give each mandate an id of its own",
        id="a deputy's id twice",
    ),
    pytest.param(
        EnterUnits(on=DAY, congress=COUNTY, units=[Unit(id="water", name="局", division=COUNTY)]),
        "WP-once",
        "a unit is called water already",
        OURS,
        "give the unit an id of its own",
        id="a unit's id twice",
    ),
    pytest.param(
        d.OpenSession(
            on=DAY, session="spring", congress=TOWN, session_kind="special", present=TOWNSPEOPLE
        ),
        "WP-once",
        "spring is already on record",
        OURS,
        "give the new session an identifier of its own",
        id="a session's id twice",
    ),
    pytest.param(
        m.Acknowledge(on=date(2020, 4, 9), suggestion="s1", by="water"),
        "WP-order",
        "2020-04-09 lies before 2020-04-10, the last act on s1",
        OURS,
        "record acts in the order of their days",
        id="a suggestion's days out of order",
    ),
    pytest.param(
        d.VoteOnProjects(
            on=date(2020, 4, 9), slate="y", session="spring", issued_to=["t1"], ballots=[]
        ),
        "WP-order",
        "2020-04-09 lies before 2020-04-10, the last act on y",
        OURS,
        "record acts in the order of their days",
        id="a slate's days out of order",
    ),
    pytest.param(
        OpenTerm(on=DAY, congress="999999"),
        "WP-known",
        "no division has the code 999999",
        OURS,
        "correct the code, or load the table of divisions that has it",
        id="a term of an unknown division",
    ),
    pytest.param(
        EnterUnits(on=DAY, congress=COUNTY, units=[Unit(id="u", name="局", division="999999")]),
        "WP-known",
        "u belongs to 999999, which no division has as its code",
        OURS,
        "correct the code",
        id="a unit of an unknown division",
    ),
    pytest.param(
        d.OpenCall(on=DAY, slate="z", congress="999999999", year=2021),
        "WP-known",
        "no division has the code 999999999",
        OURS,
        "correct the code, or load the table of divisions that has it",
        id="a call in an unknown division",
    ),
    pytest.param(
        d.VoteOnProjects(
            on=DAY,
            slate="y",
            session="spring",
            issued_to=["t1", "stranger"],
            ballots=[d.Pattern(["road"], 2)],
        ),
        "LVP-voters",
        "stranger is no deputy present at spring and has no vote",
        "practice",
        "issue ballots to the deputies present",
        id="a vote by someone who is no deputy",
    ),
    pytest.param(
        m.Rate(on=DAY, suggestion="s1", by="stranger", rating="satisfied"),
        "SG-5",
        "s1 is assigned and nobody has replied: there is nothing to rate",
        "Deputies Law (2015) art. 42 para. 1",
        "wait for the reply of the handling unit",
        id="a rating of nothing",
    ),
]


@pytest.mark.parametrize(("act", "code", "what", "article", "mend"), IMPOSSIBLE)
def test_a_term_refuses_it_and_keeps_nothing(act, code, what, article, mend):
    term = Term.open(COUNTY)
    for before in RECORDS:
        term.do(before)
    head = term.journal.head
    with pytest.raises(Refused) as caught:
        term.do(act)
    refusal = caught.value.refusal
    assert (refusal.code, refusal.what, refusal.article, refusal.mend) == (
        code,
        what,
        article,
        mend,
    )
    assert term.journal.head == head


@pytest.mark.parametrize(("act", "code", "what", "article", "mend"), IMPOSSIBLE)
def test_the_command_names_its_line_and_its_rule(path, act, code, what, article, mend):
    line = len(RECORDS) + 1
    ended, printed, complained = call("run", written(path, [*RECORDS, act]))
    assert (ended, printed) == (2, "")
    assert complained == f"{path}:{line}: {act.kind} {code}: {what} ({article}); {mend}\n"


def test_a_place_that_the_table_lacks_is_no_term():
    with pytest.raises(NoSuchThing) as nothing:
        Term.open("110101")
    assert str(nothing.value) == (
        "no division has the code '110101'; pass divisions=Divisions.read('…csv')"
    )


# --- money ----------------------------------------------------------------------------------------


def reply(**fields):
    return m.Reply(
        on=DAY, suggestion="s1", by="water", result="solved", words="已修复渠道", **fields
    )


@pytest.mark.parametrize(
    ("fen", "complaint"),
    [
        (-1, "fen -1 is negative; money given back is an act too; see Reply for its fields"),
        (2.5, "fen 2.5 is not a whole number; see Reply for its fields"),
        ("100", "fen '100' is not a whole number; see Reply for its fields"),
    ],
)
def test_money_is_whole_fen_and_never_negative(path, fen, complaint):
    written(path, [*RECORDS, reply(fen=100)])
    *lines, last = path.read_text(encoding="utf-8").splitlines()
    entry = json.loads(last)
    entry["data"]["fen"] = fen
    text = "\n".join([*lines, json.dumps(entry, ensure_ascii=False), lines[-1], ""])
    path.write_text(text, encoding="utf-8")
    ended, printed, complained = call("run", path)
    assert (ended, printed) == (2, "")
    assert complained == f"{path}:{len(RECORDS) + 1}: {complaint}\n"


def test_negative_money_cannot_even_be_made():
    with pytest.raises(ValueError, match=r"^fen -1 is negative; money given back is an act too$"):
        reply(fen=-1)


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("door", ["run", "verify", "term"])
@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        pytest.param(
            lambda raw: b"",
            "1: is empty; a journal's first line opens a term",
            id="an empty file",
        ),
        pytest.param(
            lambda raw: raw.rstrip(b"\n").rpartition(b"\n")[0] + b'\n{"act":',
            f"{len(RECORDS)}: the last line is cut off (is not JSON: Expecting value:"
            f" line 1 column 8 (char 7)); delete it; the {len(RECORDS) - 1} entries before it"
            " are whole",
            id="a last line cut off",
        ),
        pytest.param(
            lambda raw: raw.decode().encode("gbk"),
            "4: is not UTF-8; it reads as GBK (GB 18030), the encoding of many offices' programs;"
            " save it again as UTF-8 (in a text editor: Save as)",
            id="saved by an office program",
        ),
    ],
)
def test_a_file_that_cannot_be_read(path, door, spoil, complaint):
    raw = spoil(written(path, RECORDS).read_bytes())
    path.write_bytes(raw)
    if door == "term":
        with pytest.raises(BadInput) as bad:
            Term.open(COUNTY, journal=path)
        assert str(bad.value) == f"{path}:{complaint}"
    else:
        assert call(door, path) == (2, "", f"{path}:{complaint}\n")
    assert path.read_bytes() == raw
