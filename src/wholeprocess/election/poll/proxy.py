"""Voting by proxy (委托投票): for whom, by whom, with whose consent, for how many (EL-42)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen

from wholeprocess.congress import Organ, Register
from wholeprocess.election.act import DistrictAct, ElectionId, VoterId
from wholeprocess.election.poll.entry import entered, may_vote_here, poll_of
from wholeprocess.election.poll.record import Trust
from wholeprocess.election.record import Changes, State
from wholeprocess.election.runners import runners
from wholeprocess.election.seats.election import Method
from wholeprocess.journal import name
from wholeprocess.law import Law, Refusal

NOBODY = Trust()


class AwayReason(StrEnum):
    """Why a voter has another vote for him (委托理由); which of them count is the place's rule."""

    AWAY = "away"  # 在选举期间外出 (EL-42-1a)
    ILL = "ill"  # 患病: Shanghai, Zhejiang
    DISABLED = "disabled"  # 残疾: Zhejiang
    SPECIAL = "special"  # 其他特殊原因: Shanghai
    IN_CUSTODY = "in-custody"  # 被羁押、服刑而准予行使选举权利 (DR83-5)


class ProxyForm(StrEnum):
    """How a proxy was given (委托形式)."""

    WRITTEN = "written"  # 书面
    FAX = "fax"
    VERIFIABLE = "verifiable"  # 其他能够查证的方式
    ORAL = "oral"


@frozen(kw_only=True)
class AppointProxy(DistrictAct):
    """A voter has another voter vote for him, and the committee consents (同意委托投票).

    ``district`` is that of the principal, where his ballot counts (DR83-9). The consent is the
    act itself: only the organ that runs the election does it.
    """

    kind: ClassVar[str] = "election.appoint-proxy"

    principal: VoterId = field(validator=name)
    proxy: VoterId = field(validator=name)
    reason: AwayReason = field(converter=AwayReason)
    form: ProxyForm = field(default=ProxyForm.WRITTEN, converter=ProxyForm)


@frozen(kw_only=True)
class RevokeProxy(DistrictAct):
    """A proxy ends before its ballot was given out (撤销委托)."""

    kind: ClassVar[str] = "election.revoke-proxy"

    principal: VoterId = field(validator=name)


def trust_of(state: State, election: ElectionId, voter: VoterId) -> Trust:
    """What is on record about a voter and proxies."""
    return state.proxies.get(election, {}).get(voter, NOBODY)


def proxy_of(state: State, election: ElectionId, principal: VoterId) -> VoterId | None:
    """Who votes for a voter, in the vote that is on in his district now."""
    trust = trust_of(state, election, principal)
    if trust.proxy is None or trust.district is None:
        return None
    now = state.polls[election, trust.district].number
    return trust.proxy if trust.number == now else None


def principals_of(state: State, election: ElectionId, proxy: VoterId) -> tuple[VoterId, ...]:
    """For whom a voter votes in the votes that are on now."""
    principals = trust_of(state, election, proxy).principals
    return tuple(who for who in principals if proxy_of(state, election, who) == proxy)


# --- what refuses a proxy -------------------------------------------------------------------------


def consented(state: State, act: AppointProxy, law: Law, register: Register) -> Refusal | None:
    """The organ that runs the election consents; deputies who elect have no proxies at all."""
    election = state.elections[act.election]
    if election.method is Method.INDIRECT:
        what = f"{act.place} elects indirectly, and a deputy votes himself"
        return law.refusal("EL-42-1a", what, "let the deputy come")
    who = runners(election)
    if act.by in who:
        return None
    what = f"{act.by} cannot consent to a proxy in {act.place}"
    return law.refusal("EL-42-1a", what, f"ask {Organ.ELECTION_COMMITTEE} for consent", who=who)


def in_writing_and_for_a_reason(
    state: State, act: AppointProxy, law: Law, register: Register
) -> Refusal | None:
    """The reason and the form are ones that the law of the place takes."""
    reasons = (*law.choices("EL-42-1a"), *law.choices("DR83-5-how"))
    if act.reason not in reasons:
        what = f"{act.principal} is {act.reason}, and a proxy is for {', '.join(reasons)}"
        return law.refusal("EL-42-1a", what, "send a mobile box, if one may go")
    forms = law.choices("EL-42-1a-form")
    if act.form in forms:
        return None
    what = f"the proxy of {act.principal} is {act.form}"
    return law.refusal("EL-42-1a-form", what, f"give it {' or '.join(forms)}")


def both_are_voters(
    state: State, act: AppointProxy, law: Law, register: Register
) -> Refusal | None:
    """The principal is on this roll, and the proxy is another voter."""
    if act.proxy == act.principal:
        what = f"{act.principal} would be his own proxy"
        return law.refusal("EL-42-1a", what, "name another voter")
    if not may_vote_here(state, act, act.principal, register):
        what = f"{act.principal} is not on the roll of {act.place}"
        return law.refusal("EL-27-1a", what, "appoint the proxy where the principal is listed")
    if may_vote_here(state, act, act.proxy, register):
        return None
    if state.district_of(act.election, act.proxy) is None:
        what = f"{act.proxy} is on no roll of {act.election}"
        return law.refusal("EL-42-1a", what, "name another voter")
    if law.choice("ELP-proxy-district") == "any":
        return None
    what = f"{act.proxy} is a voter of another district than {act.district}"
    return law.refusal("ELP-proxy-district", what, "name a voter of the same district")


def no_second_and_no_chain(
    state: State, act: AppointProxy, law: Law, register: Register
) -> Refusal | None:
    """One proxy for each principal, no ballot given yet, and no proxy of a proxy."""
    now = proxy_of(state, act.election, act.principal)
    if now is not None:
        what = f"{now} votes for {act.principal} already"
        return law.refusal("EL-5-1", what, "end that proxy first")
    if was_given(state, act, act.principal):
        what = f"a ballot was given out to {act.principal}"
        return law.refusal("EL-5-1", what, "one voter has one vote")
    if law.choice("ELP-proxy-chain") == "allowed":
        return None
    mend = "name a voter who comes himself"
    if (other := proxy_of(state, act.election, act.proxy)) is not None:
        return law.refusal("ELP-proxy-chain", f"{other} votes for {act.proxy} himself", mend)
    if for_whom := principals_of(state, act.election, act.principal):
        what = f"{act.principal} votes for {', '.join(for_whom)}, and would not come"
        return law.refusal("ELP-proxy-chain", what, "end those proxies first")
    return None


def at_most_three(state: State, act: AppointProxy, law: Law, register: Register) -> Refusal | None:
    """A voter votes for three others at most, in whatever district they are (EL-42-1b)."""
    for_whom = principals_of(state, act.election, act.proxy)
    most = law.count("EL-42-1b")
    if len(for_whom) < most:
        return None
    who = f"{', '.join(for_whom[:-1])} and {for_whom[-1]}"
    what = f"{act.proxy} already votes for {who}; {act.principal} would be one more than {most}"
    return law.refusal("EL-42-1b", what, f"name another voter for {act.principal}")


def stands(state: State, act: RevokeProxy, law: Law, register: Register) -> Refusal | None:
    """There is a proxy, and its ballot was not given out."""
    if proxy_of(state, act.election, act.principal) is None:
        what = f"{act.principal} has no proxy in {act.place}"
        return law.refusal("WP-known", what, "nothing is to be ended")
    if not was_given(state, act, act.principal):
        return None
    what = f"the ballot of {act.principal} was given out to the proxy"
    return law.refusal("EL-5-1", what, "one voter has one vote")


def was_given(state: State, act: DistrictAct, voter: VoterId) -> bool:
    """Whether a ballot was given out for a voter in the vote that is on in the district."""
    number = poll_of(state, act).number
    return state.given.get(act.election, {}).get(voter) == number


# --- what it changes ------------------------------------------------------------------------------


def appointed(state: State, act: AppointProxy, law: Law, register: Register) -> Changes:
    """Both sides of the trust."""
    election, number = act.election, poll_of(state, act).number
    own, proxy = (trust_of(state, election, who) for who in (act.principal, act.proxy))
    for_whom = (*principals_of(state, election, act.proxy), act.principal)
    trusts = {
        act.principal: evolve(own, proxy=act.proxy, district=act.district, number=number),
        act.proxy: evolve(proxy, principals=for_whom),
    }
    return evolve(entered(state, act), proxies={election: trusts})


def revoked(state: State, act: RevokeProxy, law: Law, register: Register) -> Changes:
    """Neither side has the trust any more."""
    return evolve(
        entered(state, act), proxies={act.election: ended(state, act.election, [act.principal])}
    )


def ended(
    state: State, election: ElectionId, principals: Iterable[VoterId]
) -> dict[VoterId, Trust]:
    """The entries that change when the proxies of these principals end."""
    gone = dict.fromkeys(principals)
    changed: dict[VoterId, Trust] = {}
    for principal in gone:
        own = changed.get(principal) or trust_of(state, election, principal)
        changed[principal] = evolve(own, proxy=None)
        if own.proxy is not None:
            other = changed.get(own.proxy) or trust_of(state, election, own.proxy)
            left = tuple(who for who in other.principals if who not in gone)
            changed[own.proxy] = evolve(other, principals=left)
    return changed
