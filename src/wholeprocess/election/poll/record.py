"""One district's poll (投票) as it stands."""

from __future__ import annotations

from attrs import frozen

from wholeprocess.election.act import DistrictAct


@frozen(kw_only=True)
class Poll:
    """What happened at one district's poll, in numbers: nobody's ballot is known.

    ``issued`` ballots were given out, ``returned`` came back, ``voters_who_voted`` is the base of
    the majority (EL-45-1b).
    """

    issued: int = 0
    returned: int = 0
    voters_who_voted: int = 0
    closed: bool = False
    acts: tuple[DistrictAct, ...] = ()
