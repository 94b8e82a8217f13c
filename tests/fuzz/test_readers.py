"""A few damaged files for every reader, and what a hostile one may not do; more in ``run.py``."""

import json
import os
import random
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from wholeprocess.errors import BadInput
from wholeprocess.exchange import read_personal_file, read_popolo, read_service_requests
from wholeprocess.process import read_journal

SPEC = spec_from_file_location("fuzz_run", Path(__file__).with_name("run.py"))
run = module_from_spec(SPEC)
sys.modules[SPEC.name] = run
SPEC.loader.exec_module(run)

SECONDS = float(os.environ.get("FUZZ_SECONDS", "10"))


@pytest.mark.parametrize("name", run.READERS)
def test_only_the_librarys_own_errors_come_out(name, tmp_path):
    found = run.by_hypothesis(run.READERS[name], SECONDS, tmp_path, most=20)
    assert found.inputs > found.read


WORDS = (b"9" * 5_000, b"-1", b"1e400", b"2022-02-30", b"0001-01-01", b"", b"\0", b"[", b"null")
TEXTS = [name for name, one in run.READERS.items() if one.ending in (".csv", ".json", ".pb")]


@pytest.mark.parametrize("name", [*TEXTS, "journal", "case"])
def test_any_cell_may_hold_any_word(name, tmp_path):
    """Each of some places of a good file, taken by each of the words that are wrong somewhere."""
    reader = run.READERS[name]
    (seed, *_) = reader.seeds()
    places = [found.span() for found in run.CELL.finditer(seed)]
    chance = random.Random(7)
    for start, end in chance.sample(places, min(len(places), 16)):
        for word in chance.sample(WORDS, 3):
            reader(seed[:start] + word + seed[end:], tmp_path)


DEEP = {"lists": "[" * 100_000, "tables": '{"a":' * 100_000}
LONG = {"number": "9" * 10_000, "claim": "1e999999999"}


@pytest.mark.parametrize("text", [*DEEP.values(), *LONG.values()], ids=[*DEEP, *LONG])
@pytest.mark.parametrize(
    "reads",
    [
        pytest.param(read_popolo, id="popolo"),
        pytest.param(read_service_requests, id="open311"),
        pytest.param(lambda path: read_personal_file(path, run.KEY), id="personal"),
        pytest.param(read_journal, id="journal"),
    ],
)
def test_json_that_goes_too_deep_or_claims_too_much_is_told(reads, text, tmp_path):
    path = tmp_path / "deep.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput):
        reads(path)


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_an_entry_whose_act_goes_too_deep_is_told(text, tmp_path):
    (line, *_) = run.journals()[0].decode().split("\n")
    entry = json.loads(line)
    entry["data"] = "DEEP"
    path = tmp_path / "deep.jsonl"
    ends = {"[": "]", '{"a":': "}"}
    whole = text + "1" + ends[text[: len(text) // 100_000]] * 100_000
    path.write_text(json.dumps(entry).replace('"DEEP"', whole) + "\n", encoding="utf-8")
    with pytest.raises(BadInput):
        read_journal(path)


def test_a_field_longer_than_csv_has_is_told(tmp_path):
    for name in ("divisions", "requests", "roll", "ballots", "sheet-csv"):
        reader = run.READERS[name]
        (seed, *_) = reader.seeds()
        head, _, rest = seed.partition(b"\n")
        assert not reader(head + b"\n" + b'"' + b"x" * 200_000 + b'"' + rest, tmp_path), name
        assert not reader(b'"' + b"x" * 200_000 + b'"' + seed, tmp_path), name
