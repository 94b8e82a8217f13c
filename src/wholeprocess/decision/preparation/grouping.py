"""Review groups are formed (组成代表团、审议小组, DL25-14-1): everyone in one, nobody in two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.congress import Deputy, DeputyId, DivisionCode, Organ, Register
from wholeprocess.decision.acts import SessionAct
from wholeprocess.decision.people import no_deputy, wrong_organ
from wholeprocess.decision.preparation.balance import Seat
from wholeprocess.decision.preparation.entry import entered
from wholeprocess.decision.preparation.record import ReviewGroup
from wholeprocess.decision.record import Changes, State
from wholeprocess.decision.sitting import standing_body
from wholeprocess.journal import several, some
from wholeprocess.law import Law, Refusal


@frozen(kw_only=True)
class FormReviewGroups(SessionAct):
    """The deputies of a session are divided into groups that deliberate (审议分组).

    ``balanced_groups`` proposes even ones; a place may form others.
    """

    kind: ClassVar[str] = "decision.form-review-groups"

    groups: tuple[ReviewGroup, ...] = field(converter=several, validator=some)


def delegations(deputies: Iterable[Deputy]) -> dict[DivisionCode, tuple[DeputyId, ...]]:
    """Deputies by the unit that elected them (代表团, DL25-14-1), in the order of the units."""
    by_unit: dict[DivisionCode, list[DeputyId]] = {}
    for deputy in sorted(deputies, key=lambda deputy: (deputy.elected_by, deputy.id)):
        by_unit.setdefault(deputy.elected_by, []).append(deputy.id)
    return {unit: tuple(members) for unit, members in by_unit.items()}


def seats_of(deputies: Iterable[Deputy]) -> tuple[Seat, ...]:
    """Deputies as ``balanced_groups`` takes them: who elected them, and the first field they know.

    >>> d = Deputy(id="x1", name="甲", congress="4303", elected_by="430381",
    ...            since=date(2021, 12, 20), knows=("水利",))
    >>> seats_of([d])
    (Seat(deputy='x1', unit='430381', line='水利'),)
    """
    return tuple(
        Seat(deputy=d.id, unit=d.elected_by, line=d.knows[0] if d.knows else "") for d in deputies
    )


def one_group_each(
    state: State, act: FormReviewGroups, law: Law, register: Register
) -> Refusal | None:
    """The standing body or the presidium forms them; each deputy is in one group at most."""
    congress = state.preparations[act.session].congress
    who = tuple(dict.fromkeys((standing_body(congress), Organ.PRESIDIUM)))
    if refusal := wrong_organ(act.by, who, "DL25-14-1", f"form the groups of {act.session}", law):
        return refusal
    names = [group.name for group in act.groups]
    if len(set(names)) < len(names):
        what = "two groups have one name"
        return law.refusal("WP-once", what, "give each group a name of its own")
    members = [who for group in act.groups for who in group.members]
    if refusal := no_deputy(members, congress, "DL25-14-1", act.on, law, register):
        return refusal
    for group in act.groups:
        if group.convener and group.convener not in group.members:
            what = f"{group.convener} convenes {group.name} and is none of its members"
            return law.refusal("WP-known", what, "let a member convene the group")
    return None


def groups_formed(state: State, act: FormReviewGroups, law: Law, register: Register) -> Changes:
    """These groups deliberate, in the place of any formed before."""
    return entered(state, act, groups=act.groups)
