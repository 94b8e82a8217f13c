"""Trying anything on a county, a town and a city: what must hold whatever was admitted."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import event, given, settings
from hypothesis import strategies as st

from wholeprocess.congress import Deputy, Divisions, Register, Session, SessionKind
from wholeprocess.election import (
    AnnounceEnd,
    ConfirmCredentials,
    DecideResignation,
    DeclareEnd,
    District,
    ElectInRecess,
    Election,
    EndGround,
    MandatePhase,
    Method,
    MotionVotes,
    MoveRecall,
    OfferResignation,
    OrderByElection,
    PetitionRecall,
    RecallPhase,
    RecordOffence,
    ReportCredentials,
    ResignationPhase,
    Result,
    Resume,
    Roll,
    Seat,
    State,
    Suspend,
    VacancyPhase,
    VoidElection,
    VoteOnRecall,
    VotesFor,
    admit,
    apply,
    why_not,
)
from wholeprocess.law import in_force

TOWN, COUNTY, CITY = "430681118", "430681", "4306"
START = date(2024, 10, 1)
PLACES = {"county": COUNTY, "town": TOWN, "city": CITY, "by-county": COUNTY, "by-town": TOWN}
BODIES = ("standing-committee", "presidium", "council", "congress")
ELECTED = {"county": ("A", "B"), "town": ("T",), "city": ("M", "N", "E")}
ELECTED |= {"by-county": ("X", "Y"), "by-town": ("Z",)}
DISTRICT, ROLL, MEMBERS = "D", 7, 5
HOME = {who: at for at, names in ELECTED.items() for who in names}


def _start():
    return State(
        elections={
            at: Election(
                id=at,
                congress=place,
                method=Method.INDIRECT if at == "city" else Method.DIRECT,
                day=START,
                by_election=at.startswith("by"),
            )
            for at, place in PLACES.items()
        },
        districts={
            (at, DISTRICT): District(
                election=at, id=DISTRICT, name="D", division=COUNTY, seats=2, population=99
            )
            for at in PLACES
        },
        rolls={(at, DISTRICT): Roll(size=ROLL) for at in PLACES},
        voters={at: {f"v{n}": DISTRICT for n in range(60)} for at in PLACES},
        results={
            (at, DISTRICT): Result(elected=tuple(who for who in names if who != "E"))
            for at, names in ELECTED.items()
        },
    )


def _register():
    """Five deputies sit in the county, three in the town; both meet every other ten days."""
    register = Register(divisions=Divisions.shipped())
    for place, number in ((COUNTY, 5), (TOWN, 3)):
        register = register.with_deputies(
            Deputy(id=f"{place}-{n}", name="n", congress=place, elected_by=place, since=START)
            for n in range(number)
        )
        for n in range(40):
            day = START + timedelta(days=20 * n)
            register = register.with_session(
                Session(
                    id=f"{place}/{n}",
                    congress=place,
                    kind=SessionKind.ANNUAL,
                    opened=day,
                    closed=day + timedelta(days=9),
                )
            )
    return register


BEGUN, REGISTER = _start(), _register()
STORIES = (
    (RecordOffence, VoidElection),
    (Suspend, Resume),
    (Suspend,),
    (DeclareEnd, AnnounceEnd),
    (DeclareEnd, OrderByElection, ConfirmCredentials),
    (PetitionRecall, VoteOnRecall, VoteOnRecall),
    (MoveRecall, VoteOnRecall),
    (OfferResignation, DecideResignation),
    (PetitionRecall, OfferResignation, DecideResignation, VoteOnRecall),
    (OrderByElection,),
    (DeclareEnd, ElectInRecess, ReportCredentials, ConfirmCredentials),
    (ConfirmCredentials,),
    (ReportCredentials,),
)
SUCCESSORS = {"county": ("X", "Y"), "town": ("Z",), "city": ("E",)}


def an_act(day, kind, who, n, right):
    """An act of a kind on a person, by who may do it where ``right``; ``n`` draws the rest."""
    at, deputy = HOME[who], who.lower()
    direct, town = at != "city", PLACES[at] == TOWN
    standing = "presidium" if town else "standing-committee"
    presides = "standing-committee" if direct else ("council", "presidium")[n % 2]
    receives = "congress" if town else "standing-committee"
    by = {VoteOnRecall: presides, DecideResignation: receives, AnnounceEnd: receives}
    by = by.get(kind, standing) if right else BODIES[n % 4]
    place = {"on": day, "election": at, "district": DISTRICT}
    of = {"on": day, "election": at, "deputy": deputy}
    recall, offer = ({"on": day, "election": at, name: f"{who}{n % 2}"} for name in NAMES)
    votes = MotionVotes(for_=n % 6, against=n % 2)
    match kind.__name__:
        case "ReportCredentials":
            return kind(valid=(who,), **place)
        case "ConfirmCredentials":
            return kind(by=by, seats=[Seat(who, deputy)], **place)
        case "VoidElection":
            return kind(by=by, candidate=who, defect="offence", words="w", **place)
        case "RecordOffence":
            return kind(offence=f"{who}!", what="bribery", words="w", candidate=who, **place)
        case "Suspend":
            return kind(cause="in_custody", **of)
        case "Resume":
            return kind(cause_ended=day, **of)
        case "DeclareEnd":
            return kind(ground=list(EndGround)[n % len(EndGround)], words="w", **of)
        case "AnnounceEnd":
            return kind(by=by, **of)
        case "PetitionRecall":
            signers = [f"v{m}" for m in range((29, 30, 50)[n % 3])]
            return kind(
                signers=signers, to=COUNTY, reasons="w", deputy=deputy, **{**place, **recall}
            )
        case "MoveRecall":
            return kind(by=("council", "presidium")[n % 2], reasons="w", **{**of, **recall})
        case "VoteOnRecall":
            return kind(by=by, votes=votes, members=MEMBERS, **recall)
        case "OfferResignation":
            to = COUNTY if not town else TOWN
            return kind(to=to if right else CITY, ordered=n % 3 == 0, **{**of, **offer})
        case "DecideResignation":
            return kind(by=by, votes=votes, members=MEMBERS, **offer)
        case "OrderByElection":
            by_election = {"on": day, "election": "by-town" if town == right else "by-county"}
            return kind(district=DISTRICT, vacancy=deputy, **by_election)
        case "ElectInRecess":
            found = [VotesFor("E", n % 6)] if n % 6 <= MEMBERS else [VotesFor("E", 0)]
            return kind(on=day, election=at, vacancy=deputy, members=MEMBERS, votes=found)


NAMES = ("recall", "resignation")
steps = st.tuples(
    st.sampled_from(STORIES),
    st.sampled_from(sorted(HOME)),
    st.integers(0, 59),
    st.sampled_from([True, True, True, False]),
    st.sampled_from([0, 0, 1, 7]),
)


def told(history):
    """The acts of the stories, one after another; a successor is the one who is confirmed."""
    day = START
    for who in HOME:
        if who != "E":
            yield an_act(day, ReportCredentials, who, 0, True)
    for who in ("A", "B", "T", "M", "N"):
        yield an_act(day, ConfirmCredentials, who, 0, True)
    for story, who, n, right, days in history:
        day += timedelta(days=days)
        for kind in story:
            fills = len(story) > 1 and kind in (ReportCredentials, ConfirmCredentials)
            others = SUCCESSORS.get(HOME[who], (who,))
            yield an_act(day, kind, others[n % len(others)] if fills else who, n, right)


def lived(history):
    """The admitted acts, and the state they add up to; ``admit`` and ``apply`` agree."""
    state, admitted = BEGUN, []
    for act in told(history):
        law = in_force(act.on, PLACES[act.election])
        if why_not(state, act, law, REGISTER) is None:
            after = admit(state, act, law, REGISTER)
            assert after == apply(state, act, law, REGISTER)
            state, admitted = after, [*admitted, act]
    return state, admitted


@settings(max_examples=200, deadline=None)
@given(st.lists(steps, min_size=5, max_size=40))
def test_what_must_hold_whatever_is_tried(history):
    state, admitted = lived(history)
    _nobody_is_ended_without_a_lawful_ground(state, admitted)
    _no_recall_passes_with_half_or_less(state)
    _each_vacancy_is_filled_at_most_once(state)
    for kind in sorted({type(act).__name__ for act in admitted}):
        event(f"admitted {kind}")


def _nobody_is_ended_without_a_lawful_ground(state, admitted):
    done = {
        EndGround.RECALLED: set(),
        EndGround.RESIGNED: set(),
        EndGround.ORDERED_TO_RESIGN: set(),
    }
    for recall in state.recalls.values():
        if recall.phase is RecallPhase.PASSED:
            done[EndGround.RECALLED].add(recall.deputy)
    for offer in state.resignations.values():
        if offer.phase is ResignationPhase.ACCEPTED:
            done[offer.ground].add(offer.deputy)
    declared = {(a.deputy, a.ground) for a in admitted if isinstance(a, DeclareEnd)}
    void = {a.candidate.lower() for a in admitted if isinstance(a, VoidElection)}
    for who, mandate in state.mandates.items():
        ground = mandate.ground
        assert (ground is not None) == (mandate.phase is MandatePhase.ENDED)
        if ground is None:
            continue
        event(f"ended: {ground.value}")
        law = in_force(mandate.until, mandate.congress)
        if ground is EndGround.ELECTION_VOID:
            assert who in void
        elif ground in done:
            assert who in done[ground]
            assert ground in law.choices("DL25-62-1")
        else:
            assert (who, ground) in declared
            assert ground is EndGround.DIED or ground in law.choices("DL25-62-1")
        assert who in state.vacancies
    ended = {who for who, mandate in state.mandates.items() if mandate.ground is not None}
    assert set().union(*done.values()) <= ended


def _no_recall_passes_with_half_or_less(state):
    for recall in state.recalls.values():
        votes = [act.votes.for_ for act in recall.acts if isinstance(act, VoteOnRecall)]
        base = {"district": ROLL, "congress": 5, "committee": MEMBERS}[recall.venue]
        if recall.phase is RecallPhase.PASSED:
            assert 2 * votes[-1] > base
        if recall.phase is RecallPhase.FAILED:
            assert 2 * votes[-1] <= base


def _each_vacancy_is_filled_at_most_once(state):
    filled = [v for v in state.vacancies.values() if v.phase is VacancyPhase.FILLED]
    successors = Counter(vacancy.filled_by for vacancy in filled)
    assert all(times == 1 for times in successors.values())
    assert set(successors) <= set(state.mandates)
    for who, mandate in state.mandates.items():
        fills = state.elections[mandate.election].by_election or mandate.candidate == "E"
        assert successors[who] == (1 if fills else 0)
    for vacancy in filled:
        confirmations = [a for a in vacancy.acts if isinstance(a, ConfirmCredentials)]
        assert len(confirmations) == 1
        event("filled")
