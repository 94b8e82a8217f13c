"""Prints, for each room, how often each code was planted, found, missed, and what else was found.

Run it as ``python tests/check/rooms/print_table.py 5``, with the number of seeds.
"""

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent

if __name__ == "__main__":
    helpers = runpy.run_path(str(HERE / "conftest.py"))
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for test in sorted(HERE.glob("test_planting_*.py")):
        own = runpy.run_path(str(test))
        codes = helpers["codes_in"](own["ROOM"], *own["MORE"]) - {*own["NEVER"]}
        for line in helpers["table"](own["ROOM"], codes, seeds):
            print(line)
