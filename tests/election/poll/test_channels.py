"""Channels add up to the turnout, and no act ties a voter to a ballot."""

from types import NoneType
from typing import get_args, get_type_hints

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess import election as e
from wholeprocess.election import turnout, turnout_of
from wholeprocess.election.candidates.takes import TAKES as OF_CANDIDATES

BOXES = ("station", "meeting", "mobile-box")
BATCHES = st.lists(st.tuples(st.sampled_from(BOXES), st.integers(1, 9), st.booleans()), max_size=8)


@settings(deadline=None)  # the first reads the tables of the law
@given(BATCHES, st.lists(st.integers(0, 60), min_size=3, max_size=3), st.booleans())
def test_channels_add_up_to_the_turnout(poll, batches, returned, issued):
    here = poll(**{"ELP-participation": "issued" if issued else "cast"}, named=False)
    here.ready(channels=BOXES)
    for box, number, proxy in batches:
        kind = e.IssueProxyBallots if proxy else e.IssueBallots
        reason = {"reason": "scattered"} if box == "mobile-box" and not proxy else {}
        if here.why_not(kind, box=box, number=number, **reason) is None:
            here.do(kind, box=box, number=number, **reason)
    by_way = turnout_of(here.poll, 40)
    assert by_way.issued == by_way.voters_who_voted == here.poll.issued <= 40
    here.close(**{box.replace("-", "_"): n for box, n in zip(BOXES, returned, strict=True)})
    by_way = turnout_of(here.poll, 40)
    channels = by_way.station + by_way.meeting + by_way.mobile_box + by_way.proxy
    event(f"not cast: {min(by_way.not_cast, 1)}")
    assert channels == here.poll.issued
    assert channels - by_way.not_cast == here.poll.voters_who_voted
    assert 0 <= by_way.not_cast <= (0 if issued else channels)
    assert here.poll.returned == sum(returned)
    assert turnout(here.state, ["2021"]).voters_who_voted == here.poll.voters_who_voted


# --- the secret of the ballot ---------------------------------------------------------------------


def names_in(hint):
    """Every type that a hint mentions, down to the fields of our own values."""
    for part in get_args(hint):
        yield from names_in(part)
    if hint is not NoneType:
        yield getattr(hint, "__name__", "")
    if hasattr(hint, "__attrs_attrs__") and hint.__module__.startswith("wholeprocess.election"):
        for inner in get_type_hints(hint).values():
            yield from names_in(inner)


MARKS = {"CandidateId", "Pattern", "Mark", "Polled"}
POLL_ACTS = [act for act in e.ACTS if act not in OF_CANDIDATES]


@pytest.mark.parametrize("act", POLL_ACTS, ids=lambda act: act.kind)
def test_no_act_has_a_voter_and_a_mark(act):
    names = {name for hint in get_type_hints(act).values() for name in names_in(hint)}
    assert not ({"VoterId"} & names and MARKS & names)


def test_the_check_would_see_one():
    hints = get_type_hints(e.IssueBallots).values()
    assert "VoterId" in {name for hint in hints for name in names_in(hint)}
    hints = get_type_hints(e.DeclareKin).values()
    assert "CandidateId" in {name for hint in hints for name in names_in(hint)}


def test_the_marked_roll_says_that_and_not_how(poll):
    here = poll().proxy("v03", "v01").ready(channels=("station", "mobile-box"))
    here.give("v01").give("v02", box="mobile-box", reason="unable-to-move")
    here.do(e.IssueProxyBallots, box="station", voters=("v03",))
    assert here.state.given == {"2021": {"v01": 1, "v02": 1, "v03": 1}}
    boxes = here.poll.boxes.values()
    assert not any("v0" in str(box) for box in boxes)
