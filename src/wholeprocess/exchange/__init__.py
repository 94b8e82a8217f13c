"""Exchange (数据交换): files of other offices in, files for them out, one format a module."""

from wholeprocess.exchange.rolls import (
    lines_of,
    read_deaths,
    read_residents,
    read_roll,
    reconcile_files,
    write_differences,
)

__all__ = [
    "lines_of",
    "read_deaths",
    "read_residents",
    "read_roll",
    "reconcile_files",
    "write_differences",
]
