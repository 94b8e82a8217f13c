"""Which fields of acts and values of elections go together (选举行为的字段相容)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wholeprocess import election as e
from wholeprocess.strategies.fitting.table import Drawn, apart, fits, once, place


@fits(e.AppointCommittee)
def _committee(drawn: Drawn) -> Mapping[str, Any]:
    first, *others = drawn["members"]
    return {"chair": first, "vice_chairs": others[:1], "body": place(drawn["body"])}


@fits(e.FixSeats, e.RedetermineSeats)
def _seats(drawn: Drawn) -> Mapping[str, Any]:
    return {"body": place(drawn["body"])}


@fits(e.FileSeats)
def _filed(drawn: Drawn) -> Mapping[str, Any]:
    return {"to": place(drawn["to"])}


@fits(e.RecordOffence)
def _offence(drawn: Drawn) -> Mapping[str, Any]:
    return {} if drawn["candidate"] is None else {"district": drawn["district"] or "D1"}


@fits(e.Resume)
def _resumed(drawn: Drawn) -> Mapping[str, Any]:
    return {"cause_ended": min(drawn["cause_ended"], drawn["on"])}


@fits(e.ElectInRecess)
def _in_recess(drawn: Drawn) -> Mapping[str, Any]:
    votes = once(drawn["votes"], "candidate")
    return {"votes": votes, "members": sum(row.votes for row in votes) + 1}


@fits(e.StrikeOffVoters)
def _struck(drawn: Drawn) -> Mapping[str, Any]:
    return {} if drawn["reason"] is e.Reason.DEPRIVED else {"until": None}


@fits(e.Criterion)
def _criterion(drawn: Drawn) -> Mapping[str, Any]:
    of = "held" if drawn["share"] else ""
    return {"least": drawn["least"] or 0, "most": None, "of": of}


@fits(e.QualityGate)
def _gate(drawn: Drawn) -> Mapping[str, Any]:
    return {"criteria": once(drawn["criteria"], "measure")}


@fits(e.ReviewRecord)
def _reviewed(drawn: Drawn) -> Mapping[str, Any]:
    return {"record": once(drawn["record"], "measure")}


@fits(e.ConsultVoterGroups)
def _consulted(drawn: Drawn) -> Mapping[str, Any]:
    return {"in_favour": min(drawn["in_favour"], drawn["voters"])}


@fits(e.HoldPreElection)
def _pre_election(drawn: Drawn) -> Mapping[str, Any]:
    votes = once(drawn["votes"], "candidate")
    return {"votes": votes, "voters": max(row.votes for row in votes)}


@fits(e.SetUpBox)
def _box(drawn: Drawn) -> Mapping[str, Any]:
    return {"channel": e.Channel.MEETING} if drawn["channel"] is e.Channel.PROXY else {}


@fits(e.IssueBallots, e.IssueProxyBallots)
def _issued(drawn: Drawn) -> Mapping[str, Any]:
    return {"number": len(drawn["voters"]) or drawn["number"] or 1}


@fits(e.CallFurtherVote)
def _further(drawn: Drawn) -> Mapping[str, Any]:
    return {"vote": e.PollRound.ANOTHER} if drawn["vote"] is e.PollRound.FIRST else {}


@fits(e.Marks)
def _marks(drawn: Drawn) -> Mapping[str, Any]:
    places = ("for_", "against", "write_ins", "unclear")
    return dict.fromkeys(places, ()) if drawn["unreadable"] else apart(drawn, *places)
