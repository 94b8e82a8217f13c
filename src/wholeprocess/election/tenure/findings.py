"""After the election (代表资格、罢免、辞职、补选): what was irregular, recorded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.election.record import State
from wholeprocess.election.tenure.credentials import CredentialPhase
from wholeprocess.election.tenure.deputy_findings import of_mandate, of_recall
from wholeprocess.election.tenure.mandate import Mandate
from wholeprocess.election.tenure.offence import RecordOffence
from wholeprocess.election.tenure.recall import Recall
from wholeprocess.election.tenure.vacancy import VacancyPhase
from wholeprocess.journal import alone, finders, finds, found_by, whole
from wholeprocess.law import Finding, LawAt, Severity, found


def findings(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Everything irregular in this part of each election, as of the day ``through``."""
    return found_by(CHECKS, state, law_at, through)


def _state(state: State, law_at: LawAt, through: date) -> Iterator[tuple[State]]:
    yield (state,)


def _mandates(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Mandate, LawAt, date]]:
    for mandate in state.mandates.values():
        yield mandate, law_at, through


def _recalls(state: State, law_at: LawAt, through: date) -> Iterator[tuple[Recall, LawAt, date]]:
    for recall in state.recalls.values():
        yield recall, law_at, through


# --- credentials ----------------------------------------------------------------------------------


@finds("EL-47-2")
def _lists(state: State) -> Iterator[Finding]:
    """EL-47-2: the list of deputies is published before the first session opens."""
    for ident, published in state.announcements.items():
        opened = published.first_session
        if opened is None or state.elections[ident].by_election:
            continue
        for act in published.acts:
            if act.on >= opened:
                yield found(
                    "EL-47-2",
                    ident,
                    (
                        f"第一次会议{opened}举行，代表名单{act.on}才公布",
                        f"the first session opened on {opened}, the list came out on {act.on}",
                    ),
                    ("在第一次会议前公布", "publish the list before the first session"),
                    act.on,
                )


@finds("EL-47-1", "EL-58-3")
def _credentials(state: State) -> Iterator[Finding]:
    """EL-47-1, EL-58-3: the opinion and the decision."""
    for (election, district), held in state.credentials.items():
        place = state.districts[election, district].place
        for person in held.people:
            confirmed = person.phase is CredentialPhase.CONFIRMED
            decided = confirmed or person.phase is CredentialPhase.VOID
            if decided and person.valid is not confirmed:
                zh, en = ("有效", "valid") if person.valid else ("无效", "void")
                yield found(
                    "EL-47-1",
                    place,
                    (
                        f"资格审查委员会认为{person.candidate}当选{zh}，决定与之不同",
                        f"the committee found the election of {person.candidate} {en}, "
                        f"the decision is the other",
                    ),
                    ("说明理由", "say why"),
                    held.acts[-1].on,
                    Severity.NOTE,
                )
            offence = held.offence_of(person.candidate)
            if confirmed and offence is not None:
                yield found(
                    "EL-58-3",
                    place,
                    (
                        f"{person.candidate}以违法行为{offence}当选，资格仍被确认",
                        f"{person.candidate} was elected by the offence {offence} and is confirmed",
                    ),
                    ("确定当选无效", "declare that election void"),
                    state.offences[offence].acts[0].on,
                )


@finds("EL-58-1", "EL-58-2", "EL-59-1")
def _offences(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """EL-58-1, EL-58-2, EL-59-1: an offence is handed on, and a functionary disciplined."""
    for offence in state.offences.values():
        first = offence.acts[0]
        assert isinstance(first, RecordOffence)
        yield found(
            "EL-58-1",
            offence.id,
            (f"查明破坏选举的行为：{first.words}", f"an election offence: {first.words}"),
            ("依法处罚", "punish it by law"),
            first.on,
        )
        law = law_at(first.on, state.elections[offence.election].congress)
        due = law.limit("ELP-offence-promptly").after(first.on, law.calendar).on
        done = offence.acts[1].on if len(offence.acts) > 1 else None
        if (done or through) > due:
            zh, en = (f"{done}才", f"only on {done}") if done else ("尚未", "not at all yet")
            yield found(
                "EL-59-1",
                offence.id,
                (f"{first.on}查明，{zh}移送", f"found on {first.on}, handed on {en}"),
                ("及时移送有关机关", "hand it to who punishes it"),
                done or through,
            )
        if offence.functionary and offence.handed_to and not offence.disciplined:
            yield found(
                "EL-58-2",
                offence.id,
                ("国家工作人员未受处分", "a state functionary was not disciplined"),
                (
                    "移送监察机关或者所在单位",
                    "hand it to the supervisory organ or the employer as well",
                ),
                offence.acts[-1].on,
            )


# --- vacancies ------------------------------------------------------------------------------------


@finds("EL-57-1")
def _vacancies(state: State, through: date) -> Iterator[Finding]:
    for vacancy in state.vacancies.values():
        if vacancy.phase is VacancyPhase.OPEN and vacancy.since <= through:
            yield found(
                "EL-57-1",
                vacancy.id,
                (
                    f"{vacancy.since}出缺，尚未决定补选",
                    f"vacant since {vacancy.since}, and no by-election is ordered",
                ),
                ("由原选区或者原选举单位补选", "let those who elected fill it"),
                vacancy.since,
                Severity.NOTE,
            )


CHECKS = (
    *finders(_state, _lists, _credentials),
    *finders(whole, _offences),
    *finders(_mandates, of_mandate),
    *finders(_recalls, of_recall),
    *finders(alone, _vacancies),
)
"""What finds it."""
