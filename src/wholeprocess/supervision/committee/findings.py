"""The standing committee (常务委员会): its size, how often it met, questions nobody answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.journal import finders, finds, found_by
from wholeprocess.law import Finding, Law, LawAt, deadline, found
from wholeprocess.supervision.committee.record import Committee, Meeting
from wholeprocess.supervision.record import State


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _committees(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[Committee, date, Law]]:
    for congress, committee in sorted(state.committees.items()):
        last = committee.acts[-1].on
        yield committee, last, law_at(last, congress)


def _meetings(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Meeting]]:
    for meeting in state.meetings.values():
        yield (meeting,)


def _congresses(
    state: State, law_at: LawAt, through: date
) -> Iterator[tuple[str, list[Meeting], LawAt, date]]:
    by_congress: dict[str, list[Meeting]] = {}
    for meeting in state.meetings.values():
        by_congress.setdefault(meeting.congress, []).append(meeting)
    for place, meetings in sorted(by_congress.items()):
        yield place, meetings, law_at, through


def size_allowed(law: Law, population: int) -> tuple[int, int]:
    """The least and the most members by level and population (OL-47-4); 0 is not known.

    >>> from wholeprocess.law import in_force
    >>> here = in_force(date(2022, 4, 1), "430381")
    >>> size_allowed(here, 1_000_000), size_allowed(here, 1_000_001)
    ((15, 35), (15, 45))
    """
    large = population > law.count("OL-47-4-large-above")
    return law.count("OL-47-4"), law.count("OL-47-4-large" if large else "OL-47-4-most")


@finds("OL-47-4")
def _of_size(committee: Committee, on: date, law: Law) -> Iterator[Finding]:
    if not law.holds("OL-47-4"):
        return
    least, most = size_allowed(law, committee.population)
    if not least <= committee.size <= most:
        yield found(
            "OL-47-4",
            committee.congress,
            (
                f"常委会组成人员{committee.size}名，应为{least}名至{most}名",
                f"the standing committee has {committee.size} members; {least} to {most} are due",
            ),
            ("补选，或者核对人口数", "elect more, or check the population"),
            on,
        )


@finds("OL-51-1")
def _of_rhythm(
    congress: str, meetings: list[Meeting], law_at: LawAt, through: date
) -> Iterator[Finding]:
    days = sorted(meeting.opened for meeting in meetings)
    for last, following in zip(days, [*days[1:], None], strict=True):
        law = law_at(last, congress)
        if not law.holds("OL-51-1"):
            continue
        due = deadline("OL-51-1", last, law).due
        if (following or through) > due:
            yield found(
                "OL-51-1",
                congress,
                (
                    f"{last}开会后，{following or '尚未'}再开，应在{due}以前",
                    f"after {last} it met {f'on {following}' if following else 'no more'}; "
                    f"{due} was the last day",
                ),
                ("每两个月至少举行一次会议", "meet at least every two months"),
                following or due,
            )


@finds("SL24-46")
def _unanswered(meeting: Meeting) -> Iterator[Finding]:
    for asked in meeting.asked:
        if not asked.answered_by:
            yield found(
                "SL24-46",
                meeting.id,
                (
                    f"{asked.member}询问，{asked.organ}没有派人到会回答",
                    f"{asked.member} asked, and the {asked.organ} sent nobody to answer",
                ),
                ("派有关负责人员到会", "send somebody responsible"),
                meeting.opened,
            )


CHECKS = (
    *finders(_committees, _of_size),
    *finders(_meetings, _unanswered),
    *finders(_congresses, _of_rhythm),
)
"""What finds it."""
