"""Cases (案例): journals with the figures that a source reports of them.

Two come with the library. Their sources give totals, not records: the records are made by seeded
generators (``elections``, ``livelihood``, ``suggestions``) that other cases can use, and each
case's README says which numbers are reported and which are made up.
"""

from wholeprocess.cases.folder import (
    BUILT_IN,
    ReportedCase,
    built_in,
    in_order,
    load,
    recorded,
    write,
)

__all__ = ["BUILT_IN", "ReportedCase", "built_in", "in_order", "load", "recorded", "write"]
