"""``python -m wholeprocess`` is the command."""

from wholeprocess.cli import main

main()
