"""What a place may set (本地设定): practices of its own, read and looked at before anyone acts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from wholeprocess.errors import BadInput, Problem, UnknownRule
from wholeprocess.law.codes import exact_code, rule
from wholeprocess.law.in_force import level_of
from wholeprocess.law.limit import TimeLimit
from wholeprocess.law.reading import in_toml, value_of
from wholeprocess.law.rule import Strength, Value, Version
from wholeprocess.law.threshold import Threshold

_KINDS: Mapping[type, str] = {
    int: "a whole number",
    str: "the name of a way",
    tuple: "names in order",
    TimeLimit: "a length of time",
    Threshold: "a share",
}


def checked_settings(
    settings: Mapping[str, Value], *, places: Iterable[str] = (), file: str = "settings"
) -> dict[str, Value]:
    """Settings by their exact codes, each of a kind that its rule has and no number of the law.

    ``places`` are the congresses they are for: a number that only places elsewhere may set is none
    for them. ``BadInput`` names every fault.

    >>> checked_settings({"pr-rounds": 3})
    {'PR-rounds': 3}
    >>> checked_settings({"PR-rounds": "three"})
    Traceback (most recent call last):
    wholeprocess.errors.BadInput: settings: PR-rounds 'three' is not a whole number; write ...
    """
    return _checked(settings, tuple(places), file, "", repr, [])


def setting_of(
    raw: Mapping[str, object], *, places: Iterable[str] = (), file: str = "settings", at: str = ""
) -> dict[str, Value]:
    """Settings as a case's TOML writes them, looked at in the same way.

    ``at`` stands before each code where a fault is told.

    >>> setting_of({"PR-rounds": {"count": 3}})
    {'PR-rounds': 3}
    """
    read: dict[str, Value] = {}
    problems: list[Problem] = []
    for code, shape in raw.items():
        try:
            read[code] = value_of(shape)
        except ValueError as error:
            what, _, mend = str(error).partition("; ")
            mend = mend or "see docs/reference/law-tables.md"
            problems.append(Problem(file=file, field=at + code, what=what, mend=mend))
    return _checked(read, tuple(places), file, at, in_toml, problems)


def _checked(
    settings: Mapping[str, Value],
    places: tuple[str, ...],
    file: str,
    at: str,
    form: Callable[[Value], str],
    problems: list[Problem],
) -> dict[str, Value]:
    for code, value in settings.items():
        if fault := _fault(code, value, places, form):
            what, mend = fault
            problems.append(Problem(file=file, field=at + code, what=what, mend=mend))
    if problems:
        raise BadInput(problems)
    return {exact_code(code): value for code, value in settings.items()}


def _fault(
    code: str, value: Value, places: tuple[str, ...], form: Callable[[Value], str]
) -> tuple[str, str] | None:
    """What is wrong with one setting, and what mends it."""
    try:
        asked = rule(code)
    except UnknownRule as unknown:
        what, _, hint = str(unknown).partition("; ")
        return what, hint
    here = [v for v in asked.versions if not places or _covers(v, places)]
    numbers = [v for v in here if v.form is not None]
    free = [v for v in numbers if v.strength is not Strength.LAW]
    if not here:
        what = f"does not hold at {', '.join(places)}: nothing can be laid over it"
        return what, "add the place's own text to the law's tables"
    if not numbers:
        return "has no value that could be set", "see docs/reference/law-tables.md"
    if not free:
        what = f"{form(value)} cannot be set: this number is the law's ({numbers[-1].cited.en})"
        return what, "set a practice, or say law.under(…, changing_the_law=True) in a study"
    example = free[0].form
    if type(value) is not type(example):
        return f"{form(value)} is not {_KINDS[type(example)]}", f"write for example {form(example)}"
    if not asked.takes(value):
        return f"{form(value)} is not known", f"write {' or '.join(map(form, asked.ways))}"
    return None


def _covers(version: Version, places: tuple[str, ...]) -> bool:
    return any(version.covers(place, level_of(place)) for place in places)
