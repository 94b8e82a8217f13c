"""Deputies' records of duty in the built-in cases, against the acts themselves."""

from datetime import date

from wholeprocess.process import Duty, duty_records

TOWN = "430681118"


def test_quzicis_votes_are_those_of_the_ballots_that_went_out(quzici, state_of):
    """Against the acts themselves: each ballot that was issued is one vote of one deputy."""
    state = state_of(quzici)
    records = duty_records(state, TOWN, date(2022, 3, 8))
    issued = [
        act.issued_to
        for slate in state.decision.slates.values()
        for act in slate.acts
        if hasattr(act, "issued_to")
    ]
    rated = [r.act.issued_to for p in state.decision.projects.values() for r in p.ratings]
    for deputy, record in records.items():
        assert record.counts["project-votes"] == sum(deputy in to for to in issued)
        rest = record.counts["progress-ratings"] + record.counts["effect-ratings"]
        assert rest == sum(deputy in to for to in rated)
        assert record.counts["votes"] <= record.counts["votes-held"] == len(issued) + len(rated)
    assert sum(r.counts["votes"] for r in records.values()) == sum(map(len, issued + rated)) > 0


def test_quzicis_projects_are_followed_by_the_group_of_their_year(quzici, state_of):
    state = state_of(quzici)
    records = duty_records(state, TOWN, date(2022, 3, 8))
    for deputy, record in records.items():
        followed = {e.thing.id for e in record.of(Duty.PROJECT_SUPERVISED)}
        assert followed == {
            project.id
            for project in state.decision.projects.values()
            if deputy in state.decision.slates[project.slate].group
        }
    assert any(record.of(Duty.SITE_VISIT) for record in records.values())


def test_xiangxiangs_suggestions_add_up(xiangxiang, state_of):
    """237 suggestions in 2021, 19 adopted and 17 made major matters (C2): each on its records."""
    state = state_of(xiangxiang)
    records = duty_records(state, "430381", date(2021, 12, 31))
    led = [e.thing.id for r in records.values() for e in r.of(Duty.SUGGESTION_LED)]
    own = [
        case.id
        for case in state.management.cases.values()
        if case.congress == "430381" and case.filed.on.year == 2021
    ]
    assert len(set(led)) == len(led)
    assert {*own} <= {*led}
    assert len(own) == len(set(own)) == 237
    adopted = [e for r in records.values() for e in r.of(Duty.SUGGESTION_ADOPTED)]
    things = {e.thing.id for e in adopted}
    assert things == {key.suggestion for key in state.decision.adoptions.values()}
    assert len(adopted) >= len(state.decision.adoptions) == 19 + 17
