"""One district's candidates (候选人名单) as they stand."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from wholeprocess.election.act import CandidateId, DistrictAct


@frozen(kw_only=True)
class CandidateList:
    """Who was put forward in one district, and who of them is on the formal list.

    ``nominees`` are those nominated and not withdrawn; ``formal`` is empty until it is settled.
    """

    nominees: tuple[CandidateId, ...] = ()
    formal: tuple[CandidateId, ...] = ()
    posted: date | None = None  # 公布正式代表候选人名单 (EL-32-1d)
    acts: tuple[DistrictAct, ...] = ()
