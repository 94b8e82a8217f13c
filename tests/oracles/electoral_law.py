"""A second opinion on counting: arts. 41 and 44 to 46 of the Electoral Law, read one by one.

Naive on purpose, and nothing of it comes from the library. A ballot is a list of marks: "A" for A,
"-A" against, "+D" with D written in. Nothing is sorted: of everyone it is asked how many have more
votes, and how many have as many or more.
"""


def votes_of(ballots, seats):
    """Art. 44: a ballot that chooses more persons than there are seats does not count."""
    votes = {}
    for ballot in ballots:
        signs = {}
        for mark in ballot:
            person = mark[1:] if mark[0] in "-+" else mark
            signs.setdefault(person, set()).add("against" if mark[0] == "-" else "for")
        chosen = [person for person, said in signs.items() if said == {"for"}]
        if len(chosen) <= seats:
            for person in chosen:
                votes[person] = votes.get(person, 0) + 1
    return votes


def result(
    ballots, *, candidates, seats, voted, voters=None, deputies=None, vote="first", before=()
):
    """Who is elected, who must be voted on again for how many seats, and how many are missing.

    ``voters`` are those of the roll, or ``deputies`` those of the congress; ``before`` names those
    who were elected by an earlier vote. ``None`` is an invalid election.
    """
    # Art. 44 para. 1: more ballots than people who voted
    if len(ballots) > voted:
        return None
    # Art. 45 para. 1: more than half of the voters of the district must vote
    if voters is not None and voted + voted <= voters:
        return None
    votes = votes_of(ballots, seats)
    for person in candidates:
        votes.setdefault(person, 0)

    def enough(person):
        if person in before:
            return False
        if vote == "revote":  # art. 45 para. 3: the tied, and the most votes
            return person in candidates
        if deputies is not None:  # paras. 2 and 5
            return votes[person] + votes[person] > deputies
        if vote == "first":  # para. 1
            return votes[person] + votes[person] > voted
        return votes[person] * 3 >= len(ballots)  # para. 5

    passed = [person for person in votes if enough(person)]
    elected, tied = set(), set()
    for person in passed:
        more = sum(1 for other in passed if votes[other] > votes[person])
        as_many = sum(1 for other in passed if votes[other] >= votes[person])
        if as_many <= seats:
            elected.add(person)
        elif more < seats:
            tied.add(person)
    left = seats - len(elected)
    return {
        "elected": elected,
        "tied": tied,
        "again for": left if tied else 0,
        "missing": 0 if tied else left,
    }


def another_list(votes, candidates, elected, missing, *, direct):
    """Art. 45 para. 4: those who stand for sure, and those who are level at the end of the list.

    As many as the least of art. 31 on the missing seats, two for one seat. Level ones all stand
    if the most of art. 31 allows it.
    """
    left = [person for person in candidates if person not in elected]
    least = most = 2
    if missing > 1:
        least = missing
        while 3 * least < 4 * missing if direct else 5 * least < 6 * missing:
            least += 1
        most = 2 * missing if direct else missing + missing // 2
    sure, level = set(), set()
    for person in left:
        more = sum(1 for other in left if votes.get(other, 0) > votes.get(person, 0))
        as_many = sum(1 for other in left if votes.get(other, 0) >= votes.get(person, 0))
        if as_many <= least:
            sure.add(person)
        elif more < least:
            level.add(person)
    if len(sure | level) <= most:
        return sure | level, set(), 0
    return sure, level, least - len(sure)
