"""How each act about a satisfaction vote is taken in (准入)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from wholeprocess.congress import Register
from wholeprocess.journal import Take
from wholeprocess.law import Law, Refusal
from wholeprocess.supervision.act import SupervisionAct
from wholeprocess.supervision.committee.takes import committee_of
from wholeprocess.supervision.machine import ARRANGING, COUNCIL, Machine
from wholeprocess.supervision.record import State
from wholeprocess.supervision.satisfaction import acts as a
from wholeprocess.supervision.satisfaction.phases import VOTE
from wholeprocess.supervision.satisfaction.record import Counted, Raters, Vote
from wholeprocess.supervision.satisfaction.result import measure
from wholeprocess.supervision.terms import held

VOTES = Machine(VOTE, "votes", "satisfaction vote")


def who_orders(state: State, act: a.OrderVote, law: Law, register: Register) -> Refusal | None:
    """The council orders it where a text says so (SV-3), elsewhere whoever arranges."""
    who = COUNCIL if law.holds("SV-3") else ARRANGING
    if act.by in who:
        return None
    what = f"{act.by} may not order {act.vote}; {' or '.join(who)} may"
    return law.refusal(
        held(law, "SV-3", "WP-phase"), what, f"let {' or '.join(who)} order it", who=who
    )


def known_things(state: State, act: a.OrderVote, law: Law, register: Register) -> Refusal | None:
    """The report and the meeting that it goes with are on record."""
    report = state.reports.get(act.report) if act.report is not None else None
    if act.report is not None and (report is None or report.congress != act.congress):
        what = f"{act.congress} has no report {act.report}"
        return law.refusal("WP-known", what, "schedule the report first, or correct the name")
    meeting = state.meetings.get(act.meeting) if act.meeting is not None else None
    if act.meeting is not None and (meeting is None or meeting.congress != act.congress):
        what = f"{act.congress} has no meeting {act.meeting}"
        return law.refusal("WP-known", what, "record the meeting first, or correct the name")
    return None


def how_many_rate(state: State, act: a.OrderVote, law: Law, register: Register) -> Refusal | None:
    """How many may rate is known: the members on record, or the number that is given."""
    members = committee_of(state, act.congress).size
    if act.raters is Raters.MEMBERS and act.entitled not in (0, members):
        what = f"{act.entitled} may rate, and the standing committee has {members} members"
        return law.refusal("SVP-forms", what, "leave the number out, or seat the members first")
    if act.entitled or (act.raters is Raters.MEMBERS and members):
        return None
    what = f"how many may rate in {act.vote} is not on record"
    return law.refusal("WP-known", what, "give the number, or seat the members first")


def _ordered(act: a.OrderVote, law: Law, state: State) -> Vote:
    return Vote(
        id=act.vote,
        congress=act.congress,
        on=act.rating,
        raters=act.raters,
        entitled=act.entitled or committee_of(state, act.congress).size,
        units=act.units,
        report=act.report,
        meeting=act.meeting,
        acts=(act,),
    )


def _counted(vote: Vote, act: a.CountForms, law: Law, state: State) -> Vote:
    result = Counted(
        rated=act.rated,
        forms=act.forms,
        secret=act.secret,
        on=act.on,
        ruling=measure(act.forms, vote.entitled, law),
    )
    return evolve(vote, results=(*vote.results, result))


def _cancelled(vote: Vote, act: a.CancelVote, law: Law, state: State) -> Vote:
    return evolve(vote, reason=act.reason)


TAKES: Mapping[type[SupervisionAct], Take] = {
    a.OrderVote: VOTES.begins(_ordered, who_orders, known_things, how_many_rate),
    a.CountForms: VOTES.take(_counted),
    a.PublishVote: VOTES.take(),
    a.CancelVote: VOTES.take(_cancelled),
}
"""How each act of this part is taken in."""
