"""Without Hypothesis the library says which extra is missing."""

import subprocess
import sys


def test_without_hypothesis():
    script = "import sys; sys.modules['hypothesis'] = None; import wholeprocess.strategies"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 1
    assert (
        "MissingExtra: wholeprocess.strategies needs: pip install 'wholeprocess[strategies]'"
        in done.stderr
    )


def test_the_library_itself_does_without():
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import wholeprocess.process, wholeprocess.check, wholeprocess.cli.app"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
