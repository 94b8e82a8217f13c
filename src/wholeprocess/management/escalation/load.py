"""How many matters each deputy carries for places below (转请负荷)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from wholeprocess.congress import DeputyId
from wholeprocess.management.acts import Escalate
from wholeprocess.management.case import Case, Phase


@frozen(kw_only=True)
class Load:
    """How many matters each deputy carries now; who is not named carries none."""

    matters: Mapping[DeputyId, int] = field(factory=dict)

    @classmethod
    def of(cls, cases: Iterable[Case]) -> Load:
        """Counted from cases: each leg that is still awaited weighs on its carriers.

        A matter that was closed before anybody put it forward weighs on nobody.
        """
        known = tuple(cases)
        put_forward = {(case.filed.parent, case.congress) for case in known if case.filed.parent}
        matters: dict[DeputyId, int] = {}
        for case in known:
            for act in case.done(Escalate):
                for leg in act.legs:
                    gone = case.phase is Phase.CLOSED
                    if gone and (case.id, leg.congress) not in put_forward:
                        continue
                    if leg.congress in case.awaited:
                        for deputy in leg.carriers:
                            matters[deputy] = matters.get(deputy, 0) + 1
        return cls(matters=matters)
