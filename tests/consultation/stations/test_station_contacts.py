"""The contact scheme: what may be assigned, what was kept, what was not."""

from datetime import date

import pytest

from wholeprocess import consultation as c
from wholeprocess.law import in_force
from wholeprocess.process import CODEC

COUNTY, TOWN = "430381", "430381101"
DAY, YEAR_END = date(2021, 1, 1), date(2021, 12, 31)
SCHEME = c.default_scheme(in_force(DAY, COUNTY))


def county(net, scheme=SCHEME, **settings):
    return net(**settings).do(c.AdoptScheme, DAY, congress=COUNTY, scheme=scheme)


def line(contact, who, whom):
    return {"congress": COUNTY, "contact": contact, "who": who, "whom": whom}


def test_the_default_says_that_it_is_an_assumption():
    assert "假定" in SCHEME.source
    assert "assumption" in SCHEME.source
    law = in_force(DAY, COUNTY)
    assert law.version("PR-contact-scheme").strength == "ours"
    codes = ("PR-contact-committee", "PR-contact-voters", "PR-contact-levels")
    assert [contact.times for contact in SCHEME.contacts] == [law.count(code) for code in codes]
    two = law.under(
        {"PR-contact-scheme": ("deputy-voters", "higher-lower"), "PR-contact-voters": 6}
    )
    assert [(one.name, one.times) for one in c.default_scheme(two).contacts] == [
        ("deputy-voters", 6),
        ("higher-lower", 2),
    ]


@pytest.mark.parametrize(
    ("contact", "who", "whom", "code"),
    [
        ("committee-deputy", "c1", "c2", None),
        ("committee-deputy", "t1", "c2", "PR-contact-scheme"),  # no deputy of the county
        ("committee-deputy", "c1", "c1", "PR-contact-scheme"),  # himself
        ("deputy-voters", "c1", "塔子村第三组", None),
        ("deputy-voters", "nobody", "塔子村第三组", "WP-known"),
        ("deputy-voters", "held", "塔子村第三组", "DL25-61-1"),
        ("higher-lower", "m1", "c1", None),
        ("higher-lower", "p1", "t1", None),
        ("higher-lower", "c1", "t1", "PR-contact-scheme"),  # of the same congress as the scheme
        ("higher-lower", "m1", "p1", "PR-contact-scheme"),
        ("fourth", "c1", "c2", "PR-contact-scheme"),
    ],
)
def test_contacts_are_assigned_to_whom_the_scheme_means(net, contact, who, whom, code):
    day = date(2021, 7, 1)
    assert county(net).why_not(c.AssignContact, day, **line(contact, who, (whom,))) == code


def test_without_a_scheme_nothing_is_assigned(net):
    act = line("deputy-voters", "c1", ("村",))
    assert net().why_not(c.AssignContact, DAY, **act) == "PR-contact-scheme"
    assert county(net).why_not(c.AssignContact, DAY, **act | {"by": "c1"}) == "PR-station-by"


def test_contacts_are_made_where_they_are_assigned_in_the_order_of_days(net):
    village = line("deputy-voters", "c1", ("村",))
    here = county(net).do(c.AssignContact, date(2021, 2, 1), **village)
    assert here.why_not(c.AssignContact, date(2021, 3, 1), **village) == "WP-once"
    act = village | {"whom": "村", "ways": ("up",), "by": "c1"}
    assert here.why_not(c.MakeContact, date(2021, 1, 31), **act) == "WP-known"
    assert here.why_not(c.MakeContact, date(2021, 2, 1), **act | {"whom": "他村"}) == "WP-known"
    here.do(c.MakeContact, date(2021, 3, 1), **act)
    assert here.why_not(c.MakeContact, date(2021, 2, 28), **act) == "WP-order"
    assert here.why_not(c.EndContact, date(2021, 2, 28), **village, reason="x") == "WP-order"
    here.do(c.EndContact, date(2021, 4, 1), **village, reason="调整")
    assert here.why_not(c.MakeContact, date(2021, 4, 1), **act) == "WP-known"
    here.do(c.AssignContact, date(2021, 5, 1), **village)
    assert here.why_not(c.MakeContact, date(2021, 4, 30), **act) == "WP-known"
    assert here.why_not(c.MakeContact, date(2021, 5, 1), **act) is None


def kept(here, first=DAY, last=YEAR_END):
    return c.contact_progress(here.state, COUNTY, first, last)


@pytest.mark.parametrize(
    ("times", "ways", "found"),
    [
        (3, ("up", "down"), ["PR-contact-kept"]),
        (4, ("up", "down"), []),
        (4, ("up",), ["PR-contact-ways"]),
        (4, ("down",), ["PR-contact-ways"]),
    ],
)
def test_a_contact_is_kept_as_often_as_asked_and_both_ways(net, times, ways, found):
    here = county(net).do(c.AssignContact, DAY, **line("deputy-voters", "c1", ("村",)))
    for n in range(times):
        act = line("deputy-voters", "c1", "村") | {"ways": ways, "by": "c1"}
        here.do(c.MakeContact, date(2021, 1 + n, 5), **act)
    (one,) = kept(here)
    assert (one.asked, one.made, one.kept) == (4, times, not found)
    assert here.found(date(2021, 12, 30)) == []
    assert [code for code, _ in here.found(YEAR_END)] == found


def test_a_period_counts_where_the_contact_was_due_all_of_it(net):
    quarterly = c.Contact(name="三联", who="deputy", whom="voters", times=1, months=3)
    here = county(net, c.ContactScheme(contacts=[quarterly], source="本地方案"))
    here.do(c.AssignContact, date(2021, 1, 2), **line("三联", "c1", ("村",)))
    assert [str(one.first) for one in kept(here)] == ["2021-04-01", "2021-07-01", "2021-10-01"]
    here.do(c.EndContact, date(2021, 9, 30), **line("三联", "c1", ("村",)), reason="调整")
    assert [str(one.first) for one in kept(here)] == ["2021-04-01"]
    assert kept(here, date(2021, 4, 2)) == ()
    assert c.contact_progress(here.state, TOWN, DAY, YEAR_END) == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"who": "voters"}, "voters owe nobody"),
        ({"months": 5}, "do not divide a year"),
        ({"times": 0}, "times"),
        ({"ways": ()}, "ways is empty"),
    ],
)
def test_a_contact_that_exists_makes_sense(fields, words):
    sound = {"name": "x", "who": "deputy", "whom": "voters", "times": 1}
    with pytest.raises(ValueError, match=words):
        c.Contact(**sound | fields)
    with pytest.raises(ValueError, match="two of one name"):
        c.ContactScheme(contacts=[c.Contact(**sound)] * 2, source="x")


def test_a_journal_keeps_schemes_and_contacts_as_they_are(net):
    here, made = net(), line("deputy-voters", "c1", "村") | {"ways": ("up",), "matter": "水渠"}
    for kind, fields in (
        (c.AdoptScheme, {"congress": COUNTY, "scheme": SCHEME}),
        (c.AssignContact, line("deputy-voters", "c1", ("村",))),
        (c.MakeContact, made),
        (c.EndContact, line("deputy-voters", "c1", ("村",)) | {"reason": "调整"}),
    ):
        act = here.act(kind, DAY, **fields)
        assert CODEC.load(act.kind, act.version, CODEC.dump(act)) == act
        here.do(kind, DAY, **fields)
    (kept_line,) = here.state.contacts.values()
    assert [contact.matter for contact in kept_line.made] == ["水渠"]
