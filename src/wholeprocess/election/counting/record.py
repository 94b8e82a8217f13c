"""One district's result (选举结果) as it stands."""

from __future__ import annotations

from attrs import frozen

from wholeprocess.election.act import CandidateId, DistrictAct


@frozen(kw_only=True)
class Result:
    """What one district's boxes held and what the law makes of it.

    ``elected`` are those whom a lawful count has elected so far, ``missing`` the seats still open.
    """

    elected: tuple[CandidateId, ...] = ()
    missing: int = 0
    acts: tuple[DistrictAct, ...] = ()
