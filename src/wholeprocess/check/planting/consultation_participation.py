"""Faults in who is at the table (协商参与中的问题): not invited, not there, not answered."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from wholeprocess.check.planting import supervision_inspection, supervision_reports
from wholeprocess.check.planting.changes import DAY, mixed, quiet
from wholeprocess.check.planting.fault import Clean, Fault, Plant, plants, without
from wholeprocess.consultation import (
    AdoptOpinion,
    AnswerInvitation,
    AnswerLetter,
    ConsultBody,
    DeclineOpinion,
    HoldForum,
    HoldMatter,
    Invite,
    MatterFile,
    MatterKind,
    SendLetter,
    SubmitDraft,
    matter_file,
)
from wholeprocess.consultation.participation.act import MatterAct
from wholeprocess.consultation.participation.kinds import Form, Group
from wholeprocess.consultation.participation.seats import FORMS, MAY, MUST
from wholeprocess.law import Law, deadline


def _file(ground: Clean, act: MatterAct) -> MatterFile:
    return matter_file(ground.state.consultation, act.matter)


def _law(ground: Clean, file: MatterFile) -> Law:
    return ground.law_at(file.matter.done or file.matter.day, file.matter.congress)


def _done(ground: Clean, matter: str) -> MatterAct:
    """The act by which it was held or went on."""
    act = ground.about(matter, HoldMatter, SubmitDraft)[0][1]
    assert isinstance(act, MatterAct)
    return act


def _at_the_table(code: str) -> Plant:
    """One of those who must come to such a matter, or whom it needs, is not invited."""

    def plant(ground: Clean, rng: Random) -> Iterator[Fault]:
        for _, act in ground.of(Invite, rng):
            file = _file(ground, act)
            if file.matter.done is None or file.musts(_law(ground, file)).get(act.group) != code:
                continue
            asked = ground.about(act.matter, Invite)
            answered = ground.about(act.matter, AnswerInvitation)
            gone = [n for n, other in asked if other.group == act.group]
            gone += [n for n, other in answered if other.group == act.group]
            yield without(code, gone, act.matter, at=_done(ground, act.matter))

    return plant


for _code in (*MUST.values(), *MAY.values()):
    plants(_code)(_at_the_table(_code))


def _not_consulted(kind: MatterKind) -> Plant:
    """A form of consultation that must come before such a matter is left out."""
    code = FORMS[kind]

    def plant(ground: Clean, rng: Random) -> Iterator[Fault]:
        for _, act in ground.of(MatterAct, rng):
            file = _file(ground, act)
            if file.matter.kind is not kind or file.matter.done is None:
                continue
            form = _form_of(act, file)
            if form not in _law(ground, file).choices(code):
                continue
            ident = getattr(act, "meeting", "") or getattr(act, "letter", "")
            own = [n for n, other in ground.about(act.matter) if _in(other, ident)]
            if not file.matter.kind.drafts or _still_came(file, ident):
                yield without(code, own, act.matter, at=_done(ground, act.matter))

    return plant


def _form_of(act: MatterAct, file: MatterFile) -> str:
    if isinstance(act, HoldForum):
        return act.form
    if isinstance(act, ConsultBody):
        return next(m.form for m in file.meetings if m.id == act.meeting)
    return str(Form.OPINION_LETTER) if isinstance(act, SendLetter) else ""


def _in(act: object, ident: str) -> bool:
    """Whether an act is about that meeting or letter."""
    return ident in (getattr(act, "meeting", ""), getattr(act, "letter", ""))


def _still_came(file: MatterFile, ident: str) -> bool:
    """Whether who must come to a draft came to another meeting on it."""
    others = {c.group for m in file.meetings if m.id != ident for c in m.came if c.number}
    here = {c.group for m in file.meetings if m.id == ident for c in m.came if c.number}
    return not (here & {*file.matter.needs, Group.DEPUTIES, Group.RESIDENTS}) - others


for _kind in MatterKind:
    plants(FORMS[_kind])(_not_consulted(_kind))


@plants("PR-come")
def nobody_came(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Nobody comes of a group that was invited, or nobody at all to a meeting."""
    return mixed(rng, _group_missing(ground, rng), _empty_meeting(ground, rng))


def _group_missing(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(HoldMatter, rng):
        file = _file(ground, act)
        groups = [one.group for one in act.came if one.group in file.musts(_law(ground, file))]
        if groups:
            gone = rng.choice(groups)
            other = evolve(act, came=[one for one in act.came if one.group != gone])
            yield Fault(code="PR-come", about=act.matter, put={place: other}, at=other)


def _empty_meeting(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(ConsultBody, rng):
        put = {place: evolve(act, present=())}
        yield Fault(code="PR-come", about=act.matter, put=put, at=_done(ground, act.matter))


def _unanswered(ground: Clean, rng: Random, code: str) -> Iterator[Fault]:
    """An opinion is not answered, or after the text went on."""
    for kind in (AdoptOpinion, DeclineOpinion):
        for place, act in ground.of(kind, rng):
            assert isinstance(act, AdoptOpinion | DeclineOpinion)
            file = _file(ground, act)
            if file.matter.done is None or file.answer_rule != code:
                continue
            at = _done(ground, act.matter)
            if rng.random() < 0.5:
                yield without(code, [place], act.matter, at=at)
            elif quiet(ground, act.matter, at.on + DAY):
                other = evolve(act, on=at.on + DAY)
                yield Fault(code=code, about=act.matter, put={place: other}, at=other)


@plants("PR-answer-opinion")
def unanswered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """An opinion on a matter is not answered, or after it was held or went on."""
    return _unanswered(ground, rng, "PR-answer-opinion")


@plants("SL24-14")
def report_unanswered(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A special report does not answer an opinion: by its drafter, or in the report as sent."""
    here = _unanswered(ground, rng, "SL24-14")
    return mixed(rng, here, supervision_reports.unanswered(ground, rng))


# --- letters --------------------------------------------------------------------------------------


@plants("PR-letter-term")
def short_term(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A letter leaves the deputies a day less than they should have."""
    for place, act in ground.of(SendLetter, rng):
        law = ground.law_at(act.on, _file(ground, act).matter.congress)
        other = evolve(act, due=deadline("PR-letter-term", act.on, law).due - DAY)
        yield Fault(code="PR-letter-term", about=act.matter, put={place: other}, at=other)


def _letter_of(ground: Clean, act: AnswerLetter) -> tuple[int, SendLetter]:
    for place, sent in ground.about(act.matter, SendLetter):
        assert isinstance(sent, SendLetter)
        if sent.letter == act.letter:
            return place, sent
    raise AssertionError(f"{act.matter} has no letter {act.letter}")


@plants("PR-letter-answer")
def silent(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy does not answer a letter."""
    for place, act in ground.of(AnswerLetter, rng):
        _, sent = _letter_of(ground, act)
        done = _file(ground, act).matter.done
        later = done is not None and sent.due < done
        if later and sent.due < ground.last and quiet(ground, act.matter, sent.due):
            yield without("PR-letter-answer", [place], act.matter)


@plants("PR-letter-wait")
def did_not_wait(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The draft goes on while a deputy may still answer."""
    for place, act in ground.of(AnswerLetter, rng):
        at, sent = _letter_of(ground, act)
        if _file(ground, act).matter.kind.drafts:
            put = {at: evolve(sent, due=ground.last)}
            done = _done(ground, act.matter)
            yield Fault(
                code="PR-letter-wait", about=act.matter, drop=frozenset({place}), put=put, at=done
            )


# --- a year ---------------------------------------------------------------------------------------


@plants("SL24-7-2")
def no_deputies(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A team without a deputy; or no deputy in any supervision of a year."""
    here = _none_in_a_year(ground, rng)
    return mixed(rng, here, supervision_inspection.without_deputies(ground, rng))


def _none_in_a_year(ground: Clean, rng: Random) -> Iterator[Fault]:
    for _, act in ground.of(HoldMatter, rng):
        file = _file(ground, act)
        year = [
            (n, other)
            for n, other in ground.of(HoldMatter, rng)
            if other.on.year == act.on.year
            and _file(ground, other).matter.congress == file.matter.congress
            and _file(ground, other).matter.kind.supervises
        ]
        must = any(_file(ground, o).musts(_law(ground, _file(ground, o))) for _, o in year)
        if must or not year or ground.last.year == act.on.year:
            continue
        put = {
            n: evolve(other, came=[one for one in other.came if one.group != Group.DEPUTIES])
            for n, other in year
        }
        yield Fault(code="SL24-7-2", about=file.matter.congress, put=put)
