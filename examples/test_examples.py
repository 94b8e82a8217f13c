"""Each example runs as its reader would run it and prints exactly what stands beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = sorted(p for p in Path(__file__).parent.glob("*.py") if not p.name.startswith("test_"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_prints_what_stands_beside_it(script: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == script.with_suffix(".txt").read_text(encoding="utf-8")


def test_there_are_examples() -> None:
    assert SCRIPTS
