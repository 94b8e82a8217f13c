"""Faults in the term after an election: credentials, mandates, recalls (代表资格、罢免中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from attrs import evolve

from wholeprocess import election as e
from wholeprocess.check.planting.electing import law_of
from wholeprocess.check.planting.fault import Clean, Fault, instead, plants, without
from wholeprocess.congress import Deputy, DeputyId, DivisionCode
from wholeprocess.process import EndMandate, SeatDeputies, SuppressFinding, SuspendDeputy

# --- credentials ----------------------------------------------------------------------------------


@plants("EL-47-2")
def seated_unconfirmed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The list of deputies comes out after the first session, or somebody sits unconfirmed."""
    ways = [_listed_late, _never_listed, _unknown]
    for way in rng.sample(ways, len(ways)):
        yield from way(ground, rng)


def _listed_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(e.AnnounceDeputies, rng):
        opened = ground.state.election.announcements[act.election].first_session
        if opened is not None:
            yield instead("EL-47-2", place, act, on=opened + timedelta(rng.randint(0, 5)))


def _never_listed(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(e.AnnounceDeputies, rng):
        if ground.state.election.announcements[act.election].first_session is not None:
            yield without("EL-47-2", [place], act.election)


def _unknown(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(SeatDeputies, rng):
        first, *_ = act.deputies
        if first.id not in ground.state.election.mandates:
            continue  # nobody of that congress was confirmed here
        ident = DeputyId(f"nobody-{rng.randrange(1000)}")
        stranger = evolve(first, id=ident, name=ident)
        more = evolve(act, deputies=(*act.deputies, stranger))
        yield Fault(code="EL-47-2", about=ident, put={place: more}, at=more)


@plants("EL-47-1")
def confirmed_all_the_same(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The committee finds an election void, and it is confirmed."""
    for place, act in ground.of(e.ReportCredentials, rng):
        doubtful = rng.choice(act.valid)
        valid = tuple(who for who in act.valid if who != doubtful)
        doubt = e.Doubt(doubtful, e.Defect.PROCEDURE, "the box was not sealed")
        for _, confirmed in ground.about(act.thing, e.ConfirmCredentials):
            put = {place: evolve(act, valid=valid, void=(doubt,))}
            yield Fault(code="EL-47-1", about=act.place, put=put, at=confirmed)


# --- offences -------------------------------------------------------------------------------------


@plants("EL-58-1")
def offence(ground: Clean, rng: Random) -> Iterator[Fault]:
    """An offence is on record, and nobody said that it is known."""
    for place, act in ground.of(SuppressFinding, rng):
        if act.code == "EL-58-1":
            (_, recorded), *_ = ground.about(act.matter, e.RecordOffence)
            yield without("EL-58-1", [place], act.matter, recorded)


@plants("EL-58-2")
def not_disciplined(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A functionary's offence goes to the police alone."""
    for place, act in ground.of(e.TransferOffence, rng):
        yield instead("EL-58-2", place, act, to=("public-security",))


@plants("EL-58-3")
def elected_by_an_offence(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Somebody was elected by an offence, and stays confirmed."""
    for place, act in ground.of(e.RecordOffence, rng):
        for _, confirmed in ground.of(e.ConfirmCredentials, rng):
            if confirmed.election == act.election:
                who = rng.choice(confirmed.seats).candidate
                by = evolve(act, candidate=who, district=confirmed.district)
                yield Fault(code="EL-58-3", about=confirmed.place, put={place: by}, at=by)


@plants("EL-59-1")
def handed_on_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """An offence is handed on late."""
    for place, act in ground.of(e.TransferOffence, rng):
        (_, recorded), *_ = ground.about(act.thing, e.RecordOffence)
        law = law_of(ground, recorded)
        due = law.limit("ELP-offence-promptly").after(recorded.on, law.calendar).on
        yield instead("EL-59-1", place, act, on=due + timedelta(rng.randint(1, 30)))


# --- mandates -------------------------------------------------------------------------------------


@plants("DL25-59")
def misused(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy used the office for himself."""
    for _, act in ground.of(e.AnswerElectors, rng):
        misuse = e.RecordMisuse(
            on=act.on + timedelta(rng.randint(1, 99)),
            election=act.election,
            deputy=act.deputy,
            words="a contract",
        )
        yield Fault(code="DL25-59", about=act.deputy, add=(misuse,), at=misuse)


@plants("DL25-61-2")
def resumed_late(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The cause of a suspension ended, and the deputy resumes days later."""
    for place, act in ground.of(e.Resume, rng):
        ended = act.cause_ended - timedelta(rng.randint(1, 20))
        yield instead("DL25-61-2", place, act, cause_ended=ended)


@plants("DL25-58-1")
def no_answer(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy does not answer those who elected him."""
    for _, act in ground.of(e.AskDeputy, rng):
        answers = ground.about(act.thing, e.AnswerElectors)
        gone = [p for p, a in answers if a.question == act.question]
        yield without("DL25-58-1", gone, act.deputy, act)


@plants("DL25-58-2")
def no_report(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy does not report in a year."""
    for place, act in ground.of(e.ReportToElectors, rng):
        yield without("DL25-58-2", [place], act.deputy)


@plants("DL25-63")
def not_announced(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A mandate ended, and nobody announced it."""
    for place, act in ground.of(e.AnnounceEnd, rng):
        yield without("DL25-63", [place], act.deputy)


@plants("EL-57-1")
def seat_left_empty(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy dies late in the journal, and no by-election is ordered."""
    for _, who, congress in _sitting(ground, rng):
        on = ground.last - timedelta(rng.randint(1, 20))
        mandate = ground.state.election.mandates[who]
        of, died = mandate.election, e.EndGround.DIED
        declared = e.DeclareEnd(on=on, election=of, deputy=who, ground=died, words="ill")
        entered = EndMandate(on=on, congress=congress, deputy=who, reason="death")
        told = e.AnnounceEnd(on=on, election=of, deputy=who)
        yield Fault(code="EL-57-1", about=who, add=(declared, entered, told))


@plants("DL25-62-2")
def dead_in_the_register(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy died, from 2025 on, and the register goes on with the mandate."""
    for _, who, _congress in _sitting(ground, rng):
        on = ground.last - timedelta(rng.randint(1, 20))
        mandate = ground.state.election.mandates[who]
        if not ground.law_at(on, mandate.congress).holds("DL25-62-2"):
            continue
        of, died = mandate.election, e.EndGround.DIED
        declared = e.DeclareEnd(on=on, election=of, deputy=who, ground=died, words="ill")
        told = e.AnnounceEnd(on=on, election=of, deputy=who)
        yield Fault(code="DL25-62-2", about=who, add=(declared, told), also=("EL-57-1",))


def _sitting(ground: Clean, rng: Random) -> Iterator[tuple[Deputy, DeputyId, DivisionCode]]:
    """Deputies who sit to the end, whom the register has."""
    ids = list(ground.state.register.deputies)
    rng.shuffle(ids)
    for ident in ids:
        mandate = ground.state.election.mandates.get(ident)
        if mandate is not None and mandate.phase == e.MandatePhase.SITTING:
            yield ground.state.register.deputies[ident], ident, mandate.congress


# --- the register ---------------------------------------------------------------------------------


@plants("DL25-62-1")
def register_ends_otherwise(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The register ends a mandate without a ground, or goes on with one that ended."""
    for way in rng.sample([_ended_without_ground, _not_entered], 2):
        yield from way(ground, rng)


def _ended_without_ground(ground: Clean, rng: Random) -> Iterator[Fault]:
    for _, who, congress in _sitting(ground, rng):
        on = ground.last - timedelta(rng.randint(1, 20))
        end = EndMandate(on=on, congress=congress, deputy=who, reason="moved away")
        yield Fault(code="DL25-62-1", about=who, add=(end,), at=end)


def _not_entered(ground: Clean, rng: Random) -> Iterator[Fault]:
    for place, act in ground.of(EndMandate, rng):
        yield without("DL25-62-1", [place], act.deputy)


@plants("DL25-61-1")
def suspended_without_cause(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The register suspends a deputy, and no cause is on record."""
    for seated, who, congress in _sitting(ground, rng):
        if seated.suspended_from is None:
            on = ground.last - timedelta(rng.randint(1, 20))
            act = SuspendDeputy(on=on, congress=congress, deputy=who, reason="held")
            yield Fault(code="DL25-61-1", about=who, add=(act,), at=act)


# --- recalls --------------------------------------------------------------------------------------


@plants("DL25-60")
def not_heard(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A deputy is recalled, or not, and was neither told nor heard."""
    for _, act in ground.of(e.VoteOnRecall, rng):
        gone = [p for p, _ in ground.about(act.recall, e.TellDeputy, e.Defend)]
        yield without("DL25-60", gone, act.recall, act)


@plants("EL-50-3")
def not_printed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """The petition was not printed, or without the deputy's written defence."""
    for place, act in ground.of(e.PrintRecall, rng):
        (_, voted), *_ = ground.about(act.thing, e.VoteOnRecall)
        bare = {place: evolve(act, with_defence=False)}
        half = Fault(code="EL-50-3", about=act.recall, put=bare, at=voted)
        yield from rng.sample((half, without("EL-50-3", [place], act.recall, voted)), 2)


@plants("ELL-recall-investigation")
def not_looked_into(ground: Clean, rng: Random) -> Iterator[Fault]:
    """Nobody looked into a recall, where a text asks for it."""
    for place, act in ground.of(e.InvestigateRecall, rng):
        (_, voted), *_ = ground.about(act.thing, e.VoteOnRecall)
        if law_of(ground, voted).holds("ELL-recall-investigation"):
            yield without("ELL-recall-investigation", [place], act.recall, voted)


@plants("EL-53-2c")
def recall_not_filed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A recall by a congress or its committee is carried, and not filed."""
    for place, act in ground.of(e.FileRecall, rng):
        if ground.state.election.recalls[act.recall].venue is not e.Venue.DISTRICT:
            yield without("EL-53-2c", [place], act.recall)


@plants("ELL-recall-filing")
def not_filed(ground: Clean, rng: Random) -> Iterator[Fault]:
    """A recall is carried, and not filed where a text asks for it."""
    for place, act in ground.of(e.FileRecall, rng):
        direct = ground.state.election.recalls[act.recall].venue is e.Venue.DISTRICT
        if direct and law_of(ground, act).holds("ELL-recall-filing"):
            yield without("ELL-recall-filing", [place], act.recall)
