"""Exchange (数据交换): files of other offices in, files for them out, one format a module."""

from wholeprocess.exchange.ballots import gather_ballots, read_ballots, tally_ballots, write_ballots
from wholeprocess.exchange.desk_calendar import desk_calendar
from wholeprocess.exchange.event_log import write_ocel
from wholeprocess.exchange.frames import frame_of, frames_of, pandas_of
from wholeprocess.exchange.open311 import read_service_requests
from wholeprocess.exchange.pabulib import (
    PabulibFile,
    Table,
    pabulib_of,
    parse_pabulib,
    read_pabulib,
)
from wholeprocess.exchange.personal_file import read_personal_file, write_personal_file
from wholeprocess.exchange.popolo import (
    Popolo,
    deputies_of,
    popolo_from,
    popolo_of,
    read_popolo,
    resolutions_of,
    units_of,
)
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
from wholeprocess.exchange.schema import act_schema, journal_schema, schema_of, value_schemas
from wholeprocess.exchange.sheets import append_sheet, read_acts, write_acts, write_template
from wholeprocess.exchange.xes import write_xes

__all__ = [
    "AlikeRequests",
    "PabulibFile",
    "Popolo",
    "Request",
    "Table",
    "act_schema",
    "alike_requests",
    "append_sheet",
    "deputies_of",
    "desk_calendar",
    "frame_of",
    "frames_of",
    "gather_ballots",
    "journal_schema",
    "lines_of",
    "opinions_of_requests",
    "pabulib_of",
    "pandas_of",
    "parse_pabulib",
    "popolo_from",
    "popolo_of",
    "read_acts",
    "read_ballots",
    "read_deaths",
    "read_pabulib",
    "read_personal_file",
    "read_popolo",
    "read_requests",
    "read_residents",
    "read_roll",
    "read_service_requests",
    "reconcile_files",
    "resolutions_of",
    "schema_of",
    "tally_ballots",
    "together",
    "units_of",
    "value_schemas",
    "write_acts",
    "write_ballots",
    "write_differences",
    "write_ocel",
    "write_personal_file",
    "write_template",
    "write_xes",
]
