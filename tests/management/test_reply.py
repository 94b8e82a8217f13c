"""The reply: its class, whom it reaches, who signed it, what it names."""

import pytest
from attrs import evolve

from wholeprocess import management as m
from wholeprocess.law import in_force
from wholeprocess.management import Result

SHANGHAI, ZHEJIANG, SHANDONG, QINGDAO = "310101", "330106", "370102", "370202"
HENAN, CHONGQING, HUNAN = "410102", "500101", "430381"


def replied(desk, key=False, co=(), **more):
    desk.handling(joined=("d2",), co=co)
    if key:
        desk.do(m.MarkKey(on=desk.day(4), suggestion="s1", reason="群众关注"))
    desk.do(m.Contact(on=desk.day(5), suggestion="s1", by="u1"))
    for unit in co:
        desk.do(m.Opine(on=desk.day(6), suggestion="s1", by=unit, words="同意"))
    fields = {"result": "solved", "words": "已办", "signatory": "chief", "signed": "局长", **more}
    return desk.do(m.Reply(on=desk.day(20), suggestion="s1", by="u1", **fields))


def codes(desk, case):
    return [f.code for f in m.findings(case, desk.law, desk.day(21))]


@pytest.mark.parametrize(
    ("place", "items"),
    [
        (HUNAN, ("", "", "", "", "", "")),
        (SHANGHAI, ("1", "2", "3", "4", "4", "4")),
        (SHANDONG, ("1", "2", "2", "3", "4", "3")),
        (HENAN, ("1", "2", "3", "4", "4", "5")),
        (CHONGQING, ("1", "2", "2", "3", "3", "4")),
        (QINGDAO, ("1", "2", "3", "4", "4", "4")),
    ],
)
def test_a_class_has_its_letter_and_the_item_of_the_local_text(desk, place, items):
    """SGL-classes has the items where a text was read."""
    law = in_force(desk.day(0), place)
    classes = [m.class_of(result, law) for result in Result]
    assert tuple(one.item for one in classes) == items
    assert "".join(one.letter for one in classes) == "ABCDDD"


def test_letters_are_a_practice(desk):
    law = desk.law(desk.day(0)).under({"PR-classes": ("甲", "乙", "乙", "丙", "丙", "丙")})
    assert m.class_of(Result.PLANNED, law).letter == "乙"


@pytest.mark.parametrize(
    ("place", "to", "through_lead", "missing"),
    [
        (HUNAN, (), False, ()),  # nobody named: everyone
        (HUNAN, ("d1", "d2"), False, ()),
        (HUNAN, ("d1",), False, ("d2",)),
        (HUNAN, ("d1",), True, ("d2",)),
        (HENAN, ("d2",), False, ("d1",)),
        (SHANDONG, ("d1",), False, ("d2",)),
        (SHANDONG, ("d1",), True, ()),  # with their consent through the leading deputy
        (QINGDAO, ("d1",), False, ()),  # the lead passes it on
        (QINGDAO, ("d2",), False, ("d1",)),
    ],
)
def test_each_who_signed_is_answered(desk_at, place, to, through_lead, missing):
    desk = desk_at(place=place)
    case = replied(desk, to=to, through_lead=through_lead)
    assert m.unanswered(case, case.answer, desk.law(desk.day(20))) == missing
    assert ("SGL-answer-each" in codes(desk, case)) == bool(missing)


@pytest.mark.parametrize(
    ("place", "until", "to", "expected"),
    [
        (SHANGHAI, 20, ("d1",), {"SGL-mandate-ends"}),  # d2 left on the day of the reply
        (SHANGHAI, 21, ("d1",), {"SGL-answer-each"}),
        (HUNAN, 20, ("d1",), {"SGL-mandate-ends"}),
        (HUNAN, 20, ("d1", "d2"), set()),
        (QINGDAO, 20, ("d1",), set()),  # the lead passes it on
    ],
)
def test_whose_mandate_has_ended_is_answered_as_well(desk_at, place, until, to, expected):
    desk = desk_at(place=place)
    case = replied(desk, to=to)
    gone = evolve(desk.register.deputies["d2"], until=desk.day(until))
    register = desk.register.with_deputies([gone])
    found = {f.code for f in m.findings(case, desk.law, desk.day(30), register)}
    assert found & {"SGL-answer-each", "SGL-mandate-ends"} == expected


def test_the_handling_goes_on_when_the_mandate_has_ended(desk):
    desk.handling()
    gone = evolve(desk.register.deputies["d1"], until=desk.day(10))
    desk.register = desk.register.with_deputies([gone])
    s = {"suggestion": "s1"}
    case = desk.do(m.Reply(on=desk.day(20), by="u1", result="solved", words="已办", **s))
    assert "d1" in case.owed
    assert desk.why_not(m.Rate(on=desk.day(21), by="d1", rating="satisfied", **s)) is None


@pytest.mark.parametrize(
    ("place", "signatory", "found"),
    [
        (HUNAN, None, False),
        (SHANGHAI, None, True),
        (SHANGHAI, "head", False),
        (SHANGHAI, "chief", False),
        (HENAN, "head", True),
        (HENAN, "chief", False),
        (ZHEJIANG, "head", True),
        (CHONGQING, "chief", False),
        (QINGDAO, "head", False),
    ],
)
def test_who_must_sign_it_is_local(desk_at, place, signatory, found):
    desk = desk_at(place=place)
    case = replied(desk, signatory=signatory)
    assert ("SGL-signature" in codes(desk, case)) == found


@pytest.mark.parametrize(
    ("place", "key", "signatory", "found"),
    [
        (QINGDAO, True, "head", True),
        (QINGDAO, True, "chief", False),
        (QINGDAO, False, "head", False),
        (SHANDONG, True, "head", False),
    ],
)
def test_the_chief_answers_a_key_suggestion_in_qingdao(desk_at, place, key, signatory, found):
    desk = desk_at(place=place)
    case = replied(desk, key=key, signatory=signatory)
    assert ("SGL-key-reply" in codes(desk, case)) == found


@pytest.mark.parametrize(
    ("place", "named", "found"),
    [(SHANGHAI, (), True), (SHANGHAI, ("u2",), False), (SHANDONG, (), True), (HUNAN, (), False)],
)
def test_the_co_handlers_opinions_are_named(desk_at, place, named, found):
    desk = desk_at(place=place)
    case = replied(desk, co=("u2",), co_opinions=named)
    assert ("SGL-co-opinions-named" in codes(desk, case)) == found


@pytest.mark.parametrize(
    ("place", "said", "found"),
    [
        (HENAN, "", "SG-24"),
        (HENAN, "已向省厅反映", None),
        (CHONGQING, "", "SG-25"),
        (HUNAN, "", None),
    ],
)
def test_a_higher_levels_matter_is_reported_up(desk_at, place, said, found):
    desk = desk_at(place=place)
    case = replied(desk, result="above", reported_up=said)
    assert [code for code in codes(desk, case) if code in ("SG-24", "SG-25")] == (
        [found] if found else []
    )


def test_in_hunan_a_whole_reply_leaves_nothing_to_find(desk):
    assert codes(desk, replied(desk)) == []
