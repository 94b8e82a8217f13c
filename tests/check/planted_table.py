"""Prints how many faults of each code were planted, found, missed, and what was found beside them.

python tests/check/planted_table.py [faults of each code] [part ...]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def rows(number, *parts):
    """A row for each code: planted, found, missed, false."""
    from planting_grounds.trying import planted_by, tries

    for code in planted_by(*parts):
        tried = list(tries(code, number))
        missed = sum(one.missed for one in tried)
        false = sum(len(one.false) for one in tried)
        yield code, len(tried), len(tried) - missed, missed, false


PARTS = ("election", "candidates", "poll", "count", "tenure", "management", "answers")
PARTS += ("suppressions",)


def main(number="10", *parts):
    print(f"{'code':28}{'planted':>8}{'found':>8}{'missed':>8}{'false':>8}")
    total = [0, 0, 0, 0]
    for code, *row in rows(int(number), *(parts or PARTS)):
        print(f"{code:28}" + "".join(f"{n:8}" for n in row), flush=True)
        total = [a + b for a, b in zip(total, row, strict=True)]
    print(f"{'all':28}" + "".join(f"{n:8}" for n in total))


if __name__ == "__main__":
    main(*sys.argv[1:])
