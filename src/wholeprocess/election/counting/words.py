"""What a result says in words (选举结果的说明), in Chinese and in English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wholeprocess.election.counting.contest import ByVoters
from wholeprocess.law import Text

if TYPE_CHECKING:
    from wholeprocess.election.counting.outcome import Standing
    from wholeprocess.election.counting.tally import Votes

BASES = {
    "voters_who_voted": Text("参加投票的选民{}人的过半数", "more than half of the {} who voted"),
    "all_deputies": Text("全体代表{}人的过半数", "more than half of all {} deputies"),
    "ballots_cast": Text("选票{}张的三分之一", "one third of the {} ballots"),
    "valid_ballots": Text("有效票{}张的三分之一", "one third of the {} valid ballots"),
}
"""What the votes that are needed are a share of."""

VERDICTS = {
    "elected": Text("当选", "elected"),
    "tied": Text("票数相等，再次投票", "tied, to be voted on again"),
    "outvoted": Text("他人得票更多，未当选", "others have more: not elected"),
    "short": Text("未当选", "not elected"),
    "barred": Text("不能由本次投票选出", "cannot be elected in this vote"),
    "void": Text("选举无效", "the election is invalid"),
}
"""What a verdict is called."""


def ballots(cast: int, voted: int) -> Text:
    """Ballots against those who voted (EL-44-1)."""
    if cast > voted:
        return Text(
            f"所投{cast}票，多于投票人数{voted}，选举无效",
            f"{cast} ballots were cast by {voted} who voted: the election is invalid",
        )
    return Text(
        f"所投{cast}票，不多于投票人数{voted}",
        f"{cast} ballots were cast by {voted} who voted",
    )


def turnout(who: ByVoters, needed: int) -> Text:
    """Those who voted against the roll (EL-45-1a)."""
    everyone, voted = who.all_voters, who.voters_who_voted
    if voted < needed:
        return Text(
            f"选民{everyone}人，参加投票{voted}人，须{needed}人，选举无效",
            f"{voted} of {everyone} voters voted, {needed} are needed: the election is invalid",
        )
    return Text(
        f"选民{everyone}人，参加投票{voted}人，过半数，选举有效",
        f"{voted} of {everyone} voters voted, more than half: the election is valid",
    )


def void(overmarked: int, unreadable: int) -> Text:
    """Ballots that do not count (EL-44-2)."""
    return Text(
        f"废票{overmarked + unreadable}张：多选{overmarked}张，无法辨认{unreadable}张",
        f"{overmarked + unreadable} ballots are void: {overmarked} choose too many, "
        f"{unreadable} cannot be read",
    )


def named(votes: Votes) -> Text:
    """A person's name; of one who is on no list it says so (另选)."""
    if votes.written_in:
        return Text(f"{votes.person}（另选）", f"{votes.person} (written in)")
    return Text(votes.person, votes.person)


def share(base: str, of: int) -> Text:
    """What the votes that are needed are a share of, with the number."""
    words = BASES[base]
    return Text(words.zh.format(of), words.en.format(of))


def standing(who: Standing, of: Text | None) -> Text:
    """One person's votes, what was needed of what, what is missing, and what follows."""
    name, has, verdict = named(who.votes), who.votes.for_, VERDICTS[who.verdict]
    if who.needed is None or of is None:
        return Text(f"{name.zh}得{has}票，{verdict.zh}", f"{name.en} has {has} votes: {verdict.en}")
    less = who.missing
    return Text(
        f"{name.zh}得{has}票，须{who.needed}票（{of.zh}），"
        f"{f'差{less}票，' if less else ''}{verdict.zh}",
        f"{name.en} has {has} votes, {who.needed} are needed ({of.en})"
        f"{f', {less} missing' if less else ''}: {verdict.en}",
    )


def tied(among: Sequence[str], seats: int) -> Text:
    """A tie that decides seats (EL-45-3b)."""
    return Text(
        f"{'、'.join(among)}票数相等，就其再次投票，选{seats}名",
        f"{', '.join(among)} are tied: vote on them again for {seats}",
    )


def short(filled: int, seats: int) -> Text:
    """Fewer elected than there are seats (EL-45-4a)."""
    return Text(
        f"应选{seats}名，当选{filled}名，不足{seats - filled}名",
        f"{filled} of {seats} seats are filled, {seats - filled} missing",
    )


def order(person: str, has: int) -> Text:
    """One person's place in the order of the first vote (EL-45-4b)."""
    return Text(f"{person}第一次得{has}票", f"{person} had {has} votes in the first vote")


def who_stands(
    candidates: Sequence[str], seats: int, among: Sequence[str] = (), places: int = 0
) -> Text:
    """The list of another election, and who of the tied is still to be settled."""
    zh = f"另行选举{seats}名，候选人：{'、'.join(candidates) or '待定'}"
    en = f"another election for {seats} between {', '.join(candidates) or 'those to be settled'}"
    if places:
        zh += f"；{'、'.join(among)}票数相等，先确定其中{places}名"
        en += f"; {', '.join(among)} are tied, {places} of them to be settled first"
    return Text(zh, en)


def too_few(left: int, least: int) -> Text:
    """Not enough persons for another election."""
    return Text(
        f"落选者{left}人，少于{least}人",
        f"{left} were not elected, fewer than the {least} who should stand",
    )
