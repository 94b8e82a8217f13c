"""Prints how many faults of each code were planted, found, missed, and what was found beside them.

python tests/check/planted_table.py [faults of each code] [room ...]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def rows(number, rooms):
    """A row for each code: planted, found, missed, false."""
    from planting_grounds.trying import PLANTED, tries

    for room, code in PLANTED:
        if not rooms or room in rooms:
            tried = list(tries(room, code, number))
            missed = sum(one.missed for one in tried)
            false = sum(len(one.false) for one in tried)
            yield f"{room} {code}", len(tried), len(tried) - missed, missed, false


def main(number="10", *rooms):
    print(f"{'code':40}{'planted':>8}{'found':>8}{'missed':>8}{'false':>8}")
    total = [0, 0, 0, 0]
    for code, *row in rows(int(number), rooms):
        print(f"{code:40}" + "".join(f"{n:8}" for n in row), flush=True)
        total = [a + b for a, b in zip(total, row, strict=True)]
    print(f"{'all':40}" + "".join(f"{n:8}" for n in total))


if __name__ == "__main__":
    main(*sys.argv[1:])
