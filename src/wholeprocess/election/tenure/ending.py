"""What the end of a mandate brings with it (资格终止的后果): a vacancy, lost offices, lapses."""

from __future__ import annotations

from attrs import evolve

from wholeprocess.election.act import ElectionAct
from wholeprocess.election.record import Changes, State
from wholeprocess.election.tenure.credentials import VacancyId
from wholeprocess.election.tenure.mandate import EndGround, Mandate, ended_for, offices_lost
from wholeprocess.election.tenure.phases import MANDATE, RECALL, RESIGNATION, after
from wholeprocess.election.tenure.recall import RecallPhase
from wholeprocess.election.tenure.resignation import ResignationPhase
from wholeprocess.election.tenure.vacancy import Vacancy
from wholeprocess.law import Law, Ruling


def ended(
    state: State,
    mandate: Mandate,
    act: ElectionAct,
    ground: EndGround,
    law: Law,
    *rules: str,
    ruling: Ruling[object] | None = None,
) -> Changes:
    """The mandate ends on the ground; the seat falls vacant, and what hung on it lapses.

    ``rules`` are those of the act that ended it, ``ruling`` what the law made of a vote. From
    which day the mandate has ended is the setting ELP-end-from.
    """
    lost = offices_lost(mandate, ground, law)
    at_once = law.choice("ELP-end-from") == "cause"
    gone = lost.outcome if lost is not None else ()
    then = evolve(
        mandate,
        phase=after(MANDATE, mandate, act, ruling),
        until=act.on if at_once else None,
        ruling=ended_for(ground, law, *rules, *(lost.rests_on if lost is not None else ())),
        offices=tuple(office for office in mandate.offices if office not in gone),
        lost=gone,
        acts=(*mandate.acts, act),
    )
    vacancy = Vacancy(
        id=VacancyId(mandate.deputy),
        election=mandate.election,
        congress=mandate.congress,
        since=act.on,
        cause=ground.value,
        district=mandate.district,
        unit=mandate.unit,
        acts=(act,),
    )
    recalls = {
        ident: evolve(recall, phase=after(RECALL, recall, act, ruling), acts=(*recall.acts, act))
        for ident in mandate.recalls
        if (recall := state.recalls[ident]).phase is RecallPhase.OPEN
    }
    resignations = {
        ident: evolve(offer, phase=after(RESIGNATION, offer, act, ruling), acts=(*offer.acts, act))
        for ident in mandate.resignations
        if (offer := state.resignations[ident]).phase is ResignationPhase.OFFERED
    }
    return Changes(
        mandates={mandate.deputy: then},
        vacancies={vacancy.id: vacancy},
        recalls=recalls,
        resignations=resignations,
    )
