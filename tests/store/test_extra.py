"""Without the extra the library says which one is missing."""

import subprocess
import sys
from importlib import import_module

import pytest

from wholeprocess.errors import MissingExtra
from wholeprocess.process import Term
from wholeprocess.store import PersonalStore

WORDS = r"needs: pip install 'wholeprocess\[sql\]'"


def test_without_sqlalchemy():
    script = (
        "import sys; sys.modules['sqlalchemy'] = None\n"
        "from wholeprocess import Term\n"
        "Term.open('430381', 'sqlite:///desk.db')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "MissingExtra: a journal in a database needs: pip install 'wholeprocess[sql]'" in (
        done.stderr
    )


def test_without_the_driver_of_a_database(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtra, match=WORDS):
        Term.open("430381", "postgresql://localhost/desk")


def test_without_the_library_that_encrypts(monkeypatch):
    import_module("cryptography.fernet")
    monkeypatch.setitem(sys.modules, "cryptography.fernet", None)
    with pytest.raises(MissingExtra, match=WORDS):
        PersonalStore("sqlite://").keep("r-1", "contact", {})
