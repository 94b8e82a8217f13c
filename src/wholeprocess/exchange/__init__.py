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
from wholeprocess.exchange.personal_file import read_personal_file, write_personal_file
from wholeprocess.exchange.requests import (
    AlikeRequests,
    Request,
    alike_requests,
    opinions_of_requests,
    read_requests,
    together,
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
    "AlikeRequests",
    "PabulibFile",
    "Request",
    "Table",
    "alike_requests",
    "desk_calendar",
    "gather_ballots",
    "lines_of",
    "opinions_of_requests",
    "pabulib_of",
    "parse_pabulib",
    "read_ballots",
    "read_deaths",
    "read_pabulib",
    "read_personal_file",
    "read_requests",
    "read_residents",
    "read_roll",
    "reconcile_files",
    "tally_ballots",
    "together",
    "write_ballots",
    "write_differences",
    "write_personal_file",
]
