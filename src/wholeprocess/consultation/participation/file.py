"""Everything about one matter in one place (事项案卷), and what of the musts is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from attrs import field, frozen

from wholeprocess.consultation.participation.kinds import Form, MatterKind
from wholeprocess.consultation.participation.record import (
    Came,
    DraftOpinion,
    Invitation,
    Letter,
    Matter,
    MatterId,
    MatterPhase,
    Meeting,
    OpinionPhase,
)
from wholeprocess.consultation.participation.seats import FORMS, MAY, MUST, seats_at
from wholeprocess.consultation.record import State
from wholeprocess.errors import NoSuchThing
from wholeprocess.law import Law

T = TypeVar("T")


@frozen
class Seat:
    """One group at the table (一类人员): how many were invited, what they said, how many came.

    A group invited as a whole counts as one invitation.
    """

    group: str
    must: bool
    invited: int
    accepted: int
    declined: int
    came: int

    @property
    def silent(self) -> int:
        """The invitations without an answer."""
        return self.invited - self.accepted - self.declined


class Lack(StrEnum):
    """In which way a must is missing."""

    NOT_INVITED = "not-invited"  # 未邀请
    NOBODY_CAME = "nobody-came"  # 邀请了无人到场
    NOT_CONSULTED = "not-consulted"  # 未经该协商形式
    NOBODY_MET = "nobody-met"  # 开了会无人参加
    UNANSWERED = "unanswered"  # 意见未答复


@frozen
class Missing:
    """A must that is missing: of which group, form or opinion, and by which rule."""

    lack: Lack
    name: str
    code: str


@frozen(kw_only=True)
class MatterFile:
    """A matter with its invitations, meetings, letters and opinions, each in order."""

    matter: Matter
    invitations: tuple[Invitation, ...] = field(default=(), repr=False)
    meetings: tuple[Meeting, ...] = field(default=(), repr=False)
    letters: tuple[Letter, ...] = field(default=(), repr=False)
    opinions: tuple[DraftOpinion, ...] = field(default=(), repr=False)

    @property
    def came(self) -> tuple[Came, ...]:
        """Who came: on the day on which it was held, or to the meetings on a draft."""
        if not self.matter.kind.drafts:
            return self.matter.came
        return tuple(came for meeting in self.meetings for came in meeting.came)

    @property
    def answer_rule(self) -> str:
        """The rule by which each opinion is answered: for a special report it is the law's."""
        report = self.matter.kind is MatterKind.SPECIAL_REPORT
        return "SL24-14" if report else "PR-answer-opinion"

    def musts(self, law: Law) -> Mapping[str, str]:
        """The groups that must be invited, each with its rule.

        Who must be where a matter is of vital public interest, and whom this one needs.
        """
        matter = self.matter
        must = seats_at(matter.kind, law, vital=matter.vital).outcome.must
        needed = dict.fromkeys(matter.needs, MAY[matter.kind])
        return {**needed, **dict.fromkeys(must, MUST[matter.kind])}

    def seats(self, law: Law) -> tuple[Seat, ...]:
        """The table, group by group: those who must be invited first, then whoever else was."""
        must = self.musts(law)
        others = sorted({i.group for i in self.invitations} | {c.group for c in self.came})
        return tuple(self._seat(group, group in must) for group in dict.fromkeys((*must, *others)))

    def _seat(self, group: str, must: bool) -> Seat:
        invited = [one for one in self.invitations if one.group == group]
        return Seat(
            group=group,
            must=must,
            invited=len(invited),
            accepted=sum(one.accepted is True for one in invited),
            declined=sum(one.accepted is False for one in invited),
            came=sum(one.number for one in self.came if one.group == group),
        )

    def missing(self, law: Law) -> tuple[Missing, ...]:
        """The musts that are missing as things stand: what is left to do before the day.

        Whether somebody came is asked once the matter was held or submitted. A matter that was
        called off has no musts.
        """
        if self.matter.phase is MatterPhase.CALLED_OFF:
            return ()
        return (*self._of_seats(law), *self._of_forms(law), *self._of_opinions())

    def _of_seats(self, law: Law) -> Iterator[Missing]:
        must = self.musts(law)
        for seat in self.seats(law):
            if seat.must and not seat.invited:
                yield Missing(Lack.NOT_INVITED, seat.group, must[seat.group])
            elif seat.must and not seat.came and self.matter.done is not None:
                yield Missing(Lack.NOBODY_CAME, seat.group, "PR-come")

    def _of_forms(self, law: Law) -> Iterator[Missing]:
        code = FORMS[self.matter.kind]
        for form in law.choices(code):
            held = [one for one in self.meetings if one.form == form]
            letters = form == Form.OPINION_LETTER and self.letters
            if not held and not letters:
                yield Missing(Lack.NOT_CONSULTED, form, code)
            elif held and not any(came.number for one in held for came in one.came):
                yield Missing(Lack.NOBODY_MET, form, "PR-come")

    def _of_opinions(self) -> Iterator[Missing]:
        for opinion in self.opinions:
            if opinion.phase is OpinionPhase.OPEN:
                yield Missing(Lack.UNANSWERED, opinion.id, self.answer_rule)


def matter_files(state: State) -> tuple[MatterFile, ...]:
    """Everything about every matter, in the order of their identifiers."""
    invitations, meetings = _by_matter(state.invitations), _by_matter(state.meetings)
    letters, opinions = _by_matter(state.letters), _by_matter(state.draft_opinions)
    return tuple(
        _filed(
            matter,
            invitations.get(ident, ()),
            meetings.get(ident, ()),
            letters.get(ident, ()),
            opinions.get(ident, ()),
        )
        for ident, matter in sorted(state.matters.items())
    )


def matter_file(state: State, matter: str) -> MatterFile:
    """Everything about one matter; ``NoSuchThing`` where it is not on record."""
    ident = MatterId(matter)
    if ident not in state.matters:
        raise NoSuchThing(f"no matter is called {matter!r}; open it first")
    return _filed(
        state.matters[ident],
        (one for one in state.invitations.values() if one.matter == ident),
        (one for one in state.meetings.values() if one.matter == ident),
        (one for one in state.letters.values() if one.matter == ident),
        (one for one in state.draft_opinions.values() if one.matter == ident),
    )


def _filed(
    matter: Matter,
    invitations: Iterable[Invitation],
    meetings: Iterable[Meeting],
    letters: Iterable[Letter],
    opinions: Iterable[DraftOpinion],
) -> MatterFile:
    return MatterFile(
        matter=matter,
        invitations=tuple(sorted(invitations, key=lambda one: (one.group, one.name))),
        meetings=tuple(sorted(meetings, key=lambda one: (one.held, one.id))),
        letters=tuple(sorted(letters, key=lambda one: (one.sent, one.id))),
        opinions=tuple(sorted(opinions, key=lambda one: (one.raised, len(one.id), one.id))),
    )


def _by_matter(table: Mapping[Any, T]) -> Mapping[MatterId, list[T]]:
    """The rows of a table by the matter with which their keys begin."""
    rows: dict[MatterId, list[T]] = {}
    for key, row in table.items():
        rows.setdefault(key[0], []).append(row)
    return rows
