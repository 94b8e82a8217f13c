"""The pool: vetted by several organs, reviewed against the gate, and nobody barred by either."""

import pytest

from wholeprocess import election as e
from wholeprocess.election import Criterion, DutyCount, GatePassed, QualityGate
from wholeprocess.law import Threshold

ORGANS = ("police", "tax")
GATE = QualityGate(criteria=[Criterion(measure="suggestions", least=2)])


def pooled(here):
    here.do(e.ArrangeVetting, 40, organs=ORGANS)
    here.do(e.EnterInPool, 39, person="li", recommended_by="party")
    return here.do(e.EnterInPool, 39, person="wu", recommended_by="union", stands_again=True)


def test_joint_vetting_is_by_several_organs(world):
    assert world().why_not(e.ArrangeVetting, organs=("police",)) == "ELP-vetting"
    assert world().why_not(e.ArrangeVetting, organs=ORGANS) is None


def test_only_the_organs_named_give_an_opinion_and_the_last_one_counts(world):
    here = pooled(world())
    opinion = {"person": "li", "words": "nothing known"}
    assert here.why_not(e.Vet, by="court", favourable=True, **opinion) == "ELP-vetting"
    assert world().why_not(e.Vet, by="tax", favourable=True, **opinion) == "WP-known"
    here.do(e.Vet, 30, by="tax", favourable=False, **opinion)
    assert here.why_not(e.Vet, 31, by="tax", favourable=True, **opinion) == "WP-order"
    assert here.state.prospects["2021", "li"].objecting() == ("tax",)
    here.do(e.Vet, 29, by="tax", favourable=True, **opinion)
    li = here.state.prospects["2021", "li"]
    assert (li.opinions, li.objecting(), li.unheard(ORGANS)) == ((("tax", True),), (), ("police",))
    assert here.why_not(e.EnterInPool, person="li", recommended_by="x") == "WP-once"


def test_a_record_is_held_against_a_stated_gate(world):
    here = pooled(world())
    review = {"person": "wu", "record": (DutyCount("suggestions", 2),)}
    assert here.why_not(e.ReviewRecord, **review) == "ELP-quality-gate"
    here.do(e.StateQualityGate, 38, gate=GATE).do(e.ReviewRecord, 30, **review)
    assert isinstance(here.state.prospects["2021", "wu"].review.outcome, GatePassed)
    with pytest.raises(ValueError, match="two counts"):
        here.act(e.ReviewRecord, person="wu", record=(DutyCount("a", 1), DutyCount("a", 2)))


def test_a_record_that_makes_no_sense_is_refused(world):
    share = Criterion(measure="attended", of="held", share=Threshold("1/2", strict=False))
    here = pooled(world()).do(e.StateQualityGate, 38, gate=QualityGate(criteria=[share]))
    record = (DutyCount("attended", 3), DutyCount("held", 2))
    assert here.why_not(e.ReviewRecord, person="wu", record=record) == "ELP-quality-gate"


def listed(here):
    """li and wu by organizations, an by ten voters; all on the formal list."""
    here.nominate("li", "wu").sign("an", *(f"v{n:02}" for n in range(1, 11)))
    return here.settle("li", "wu", "an")


def test_nobody_is_kept_off_by_an_opinion_and_what_is_missing_is_found(world):
    here = pooled(world(seats=2))
    for organ in ORGANS:
        here.do(e.Vet, 30, by=organ, person="li", favourable=False, words="unpaid tax")
    listed(here)  # li stands although both organs object, an is not in the pool at all
    assert here.list.formal == ("li", "wu", "an")
    vetting = [code for code in here.codes(-30) if code == "ELP-vetting"]
    assert len(vetting) == 1  # wu, whom nobody vetted; an was put forward by voters
    assert here.why_not(e.StrikeCandidate, 9, candidate="li", ground="vetting") == "ELP-vetting"


@pytest.mark.parametrize(
    ("record", "found"),
    [(2, 0), (1, 1), (None, 1)],
    ids=["passes", "falls short", "no review at all"],
)
def test_who_stands_again_below_the_criteria_is_found(world, record, found):
    here = pooled(world(seats=2)).do(e.StateQualityGate, 38, gate=GATE)
    if record is not None:
        counts = (DutyCount("suggestions", record),)
        here.do(e.ReviewRecord, 30, person="wu", record=counts)
    assert listed(here).codes(-30).count("ELP-quality-gate") == found


def test_standing_again_is_known_from_the_particulars_too(world):
    here = pooled(world(seats=2)).do(e.StateQualityGate, 38, gate=GATE)
    here.nominate("li", "he", "an")
    assert here.settle("li", "he", "an").codes(-30).count("ELP-quality-gate") == 0
    here.do(e.GiveParticulars, 9, nominee="he", words="x", deputy_in=("430381",))
    assert here.codes(-30).count("ELP-quality-gate") == 1
