"""How good the proposals are: couples of real messages, judged by hand, at several thresholds.

``likeness_sample.csv`` has couples by the numbers of their messages and a label: ``same`` (one
answer would serve both), ``different``, or ``unsure`` where titles and area do not tell. Running
this file prints the table of docs/explanation/likeness.md.
"""

import csv
from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from wholeprocess.exchange import alike_requests, read_requests
from wholeprocess.law import in_force
from wholeprocess.likeness import couples

MESSAGES = (
    Path(__file__).parents[2] / ".." / "shared" / "data" / "requests"
    / "hunan_messages_answered.csv"
)  # fmt: skip
SAMPLE = Path(__file__).with_name("likeness_sample.csv")
LOWEST = 40
EDGES = (40, 45, 50, 55, 60, 65, 70, 80, 90, 101)
needs_messages = pytest.mark.skipif(
    not MESSAGES.exists(),
    reason="the real messages are not beside the repository; they are no part of the package",
)


@cache
def labels():
    with SAMPLE.open(encoding="utf-8") as file:
        return {frozenset((row["one"], row["other"])): row["label"] for row in csv.DictReader(file)}


@cache
def proposed():
    """Every couple within one area from the lowest threshold on, and its likeness."""
    pairs = alike_requests(read_requests(MESSAGES), Fraction(LOWEST, 100))
    return {frozenset((pair.one.id, pair.other.id)): pair.share * 100 for pair in pairs}


def band(low, high):
    """How many couples there are between two thresholds, and the labels of those judged."""
    them = [pair for pair, share in proposed().items() if low <= share < high]
    return len(them), Counter(labels()[pair] for pair in them if pair in labels())


def precision(threshold):
    """The least and the most that are the same among those proposed; each band by its size.

    The unsure are taken for different in the least, and for same in the most.
    """
    least = most = number = Fraction(0)
    for low, high in pairwise(EDGES):
        if low < threshold:
            continue
        size, them = band(low, high)
        least += size * Fraction(them["same"], them.total())
        most += size * Fraction(them["same"] + them["unsure"], them.total())
        number += size
    return least / number, most / number, int(number)


def test_the_sample_is_large_enough():
    assert Counter(labels().values()).keys() == {"same", "different", "unsure"}
    assert len(labels()) >= 150


@needs_messages
def test_the_sample_is_of_proposed_and_of_near_couples():
    requests = {one.id: one.title for one in read_requests(MESSAGES)}
    names = list(requests)
    found = {
        frozenset((names[pair.one], names[pair.other])): pair.share
        for pair in couples(requests.values(), Fraction(25, 100))
    }
    assert set(labels()) <= set(found)  # every couple is one of the file's, and not far apart
    threshold = Fraction(in_force_count(), 100)
    judged = [found[pair] >= threshold for pair in labels()]
    assert sum(judged) >= 100
    assert len(judged) - sum(judged) >= 50


def in_force_count():
    return in_force(date(2022, 1, 1)).count("PR-voice-likeness")


@needs_messages
def test_the_threshold_is_where_most_proposals_are_right():
    """All couples at or above the threshold were judged: nothing is extrapolated there."""
    at = in_force_count()
    least, most, number = precision(at)
    assert all(
        size == them.total() for size, them in (band(a, b) for a, b in pairwise(EDGES) if a >= at)
    )
    assert number == 113
    assert least == Fraction(101, 113)
    assert most == Fraction(111, 113)


@needs_messages
def test_below_the_threshold_proposals_are_mostly_wrong():
    size, them = band(60, 65)
    assert (size, them["same"]) == (25, 3)
    for low, high in ((40, 45), (45, 50), (50, 55), (55, 60)):
        _, them = band(low, high)
        assert 5 * them["same"] <= them.total()


@needs_messages
def test_another_area_is_another_matter():
    """Why only couples of one area are proposed: the same words about two towns are two matters."""
    requests = {one.id: one for one in read_requests(MESSAGES)}
    apart = Counter(
        label
        for pair, label in labels().items()
        if len({requests[one].area for one in pair} - {""}) == 2
    )
    assert apart["different"] > 30 * apart["same"]


def table():
    """The bands with their sizes and labels, and the precision from each on."""
    lines = ["| likeness | couples | judged | same | unsure | different | precision from here on |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: | --- |"]
    for low, high in pairwise(EDGES):
        size, them = band(low, high)
        least, most, _ = precision(low)
        shares = f"{float(least):.0%} to {float(most):.0%}"
        cells = (size, them.total(), them["same"], them["unsure"], them["different"], shares)
        lines.append(f"| {low} to {min(high, 100)} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def of_two_residents(threshold):
    """The labels of those proposed whose messages are of two users."""
    users = {one.id: one.user for one in read_requests(MESSAGES)}
    them = [pair for pair, share in proposed().items() if share >= threshold]
    return Counter(labels()[pair] for pair in them if len({users[one] for one in pair}) == 2)


@needs_messages
def test_proposals_of_two_residents_are_harder():
    assert of_two_residents(in_force_count()) == {"same": 33, "unsure": 7, "different": 1}


if __name__ == "__main__":
    print(table())
    print(
        f"\nOf two residents, from {in_force_count()}: {dict(of_two_residents(in_force_count()))}"
    )
