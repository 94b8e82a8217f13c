"""Exchange (数据交换): files of other offices in, files for them out, one format a module."""

from wholeprocess.exchange.ballots import gather_ballots, read_ballots, tally_ballots, write_ballots
from wholeprocess.exchange.desk_calendar import desk_calendar
from wholeprocess.exchange.pabulib import (
    PabulibFile,
    Table,
    pabulib_of,
    parse_pabulib,
    read_pabulib,
)
from wholeprocess.exchange.rolls import (
    lines_of,
    read_deaths,
    read_residents,
    read_roll,
    reconcile_files,
    write_differences,
)

__all__ = [
    "PabulibFile",
    "Table",
    "desk_calendar",
    "gather_ballots",
    "lines_of",
    "pabulib_of",
    "parse_pabulib",
    "read_ballots",
    "read_deaths",
    "read_pabulib",
    "read_residents",
    "read_roll",
    "reconcile_files",
    "tally_ballots",
    "write_ballots",
    "write_differences",
]
