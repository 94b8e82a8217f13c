"""One district's roll (选民名单) as it stands."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from wholeprocess.election.act import DistrictAct


@frozen(kw_only=True)
class Roll:
    """The roll of one district: how many voters it has, and what was done to it.

    ``size`` is 选区全体选民, the roll as finally corrected. Who is on it stands in
    ``State.voters``, by keyed digest.
    """

    size: int = 0
    posted: date | None = None  # 公布选民名单 (EL-28-1)
    acts: tuple[DistrictAct, ...] = ()
