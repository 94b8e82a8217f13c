"""Routing on the whole country: every place, beside networkx, and the irregular ones by name."""

from datetime import date
from pathlib import Path
from random import Random

import networkx as nx
import pytest

from wholeprocess import management as m
from wholeprocess.congress import Deputy, Divisions, Level, Register
from wholeprocess.law import in_force

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "divisions"
DAY = date(2022, 4, 10)
LAW = in_force(DAY, "")


@pytest.fixture(scope="module")
def router():
    if not DATA.is_dir():
        pytest.skip(f"the table of the whole country is not at {DATA}")
    divisions = Divisions.read(DATA / "divisions.csv", irregular=DATA / "irregular.csv")
    people = [
        Deputy(id=code, name=code, congress=up, elected_by=code, since=date(2021, 1, 1))
        for code, row in divisions.items()
        if not row.groups
        for up in [rise.congress for rise in divisions.rises(code)][:1]
    ]
    return m.Router(Register(divisions=divisions).with_deputies(people), DAY, LAW)


def test_every_place_of_the_country_reaches_the_congress_above_it(router):
    divisions = router.register.divisions
    places = [c for c, row in divisions.items() if len(c) > 2 and not row.groups]
    for route in router.routes((code, "") for code in places):
        ((level, through, deputies),) = route.found
        assert divisions[through[-1]].has_congress
        assert divisions[through[-1]].level == level
        assert through[0] in deputies


def test_paths_are_those_that_networkx_finds(router):
    divisions = router.register.divisions
    graph = divisions.graph()
    for place in Random(85).sample(sorted(graph), 300):
        for way in router.route(place, list(Level)).ways:
            assert list(way.through) == nx.shortest_path(graph, place, way.congress)


@pytest.mark.parametrize(
    ("place", "congresses", "words"),
    [
        ("110101", ["11"], "no city: 市辖区 (1101): a municipality has no city level"),
        ("419001", ["41"], "no city: 省直辖县级行政区划 (4190): the county answers"),
        ("441900101", ["4419", "44"], "no county: 东莞市 (441900): the city has no counties"),
        ("653101", ["65"], "no city: 喀什地区 (6531): a prefecture or league is an agency"),
        ("130171100", ["1301", "13"], "no county: 石家庄高新技术产业开发区 (130171): a zone"),
        ("460321451", ["4603", "46"], "no county: 西沙群岛 (460321): the codes list the"),
        ("330383", ["3303", "33"], ""),
    ],
)
def test_real_irregular_places_are_routed_and_explained(router, place, congresses, words):
    levels = [level for level in Level if level > Level.of(place)]
    route = router.route(place, levels)
    assert [way.congress for way in route.ways] == congresses
    assert words in route.explain()
    assert bool(route.missing) == bool(words)
