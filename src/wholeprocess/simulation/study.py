"""Studies (研究): many policies, many seeded years of one county, side by side, as a value.

A study is read from a TOML file or written in Python; the same file gives the same results, to the
byte. The replicate ``r`` of every policy has the seed ``seed + r``: all policies meet the same
residents, deputies and units, and are compared pair by pair (common random numbers).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from hashlib import sha256
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

from attrs import asdict, field, frozen
from attrs.validators import ge, instance_of

from wholeprocess.errors import BadInput, Problem, UnknownRule, WholeprocessError
from wholeprocess.law import raw_of
from wholeprocess.simulation.behaviour import habits_of
from wholeprocess.simulation.county import County
from wholeprocess.simulation.measures import NAMES as MEASURES
from wholeprocess.simulation.measures import OF_SUGGESTIONS
from wholeprocess.simulation.policy import (
    AS_IT_IS,
    Change,
    Conduct,
    Plan,
    Policy,
    Practice,
    compose,
    policy_in,
)
from wholeprocess.textfile import read_text
from wholeprocess.validators import count, day, name, several, some


def _policies(policies: Iterable[Policy]) -> tuple[Policy, ...]:
    return several(policies)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return several(names)


SHIPPED = ("escalation", "mobile-boxes", "progress-votes", "surplus")
"""Studies that come with the library; docs/explanation/studies.md tells what they show."""


class Engine(StrEnum):
    """How a study is run (运行方式).

    ``FULL`` does every act under the law. ``COUNTS`` counts suggestions on arrays, much faster, and
    refuses what arrays cannot follow exactly (``count_years``); its replicates have other draws.
    """

    FULL = "full"
    COUNTS = "counts"


@frozen(kw_only=True)
class Study:
    """A question put to the model (研究方案): which policies, how often, for how long.

    The first policy is the base that the others are compared with. ``measures`` are the names of
    the figures that are kept (``measures`` of a run has them all), every figure unless given.

    >>> from wholeprocess.simulation import Plan
    >>> fewer = Policy(name="fewer", changes=[Plan(number="suggestions", to=3)])
    >>> county = County.xiangxiang(suggestions=5, in_session=0).only("suggestions")
    >>> study = Study(name="load", county=county, policies=[AS_IT_IS, fewer], replicates=2)
    >>> len(study.tasks)
    4
    """

    name: str = field(validator=name)
    county: County
    policies: tuple[Policy, ...] = field(default=(AS_IT_IS,), converter=_policies, validator=some)
    replicates: int = field(validator=(count, ge(1)))
    years: int = field(default=1, validator=(count, ge(1)))
    start: date = field(default=date(2022, 1, 1), validator=day)
    seed: int = field(default=0, validator=instance_of(int))
    measures: tuple[str, ...] = field(default=(), converter=_names)
    question: str = ""
    engine: Engine = field(default=Engine.FULL, converter=Engine)

    @policies.validator
    def _names_differ(self, _: object, policies: tuple[Policy, ...]) -> None:
        names = [policy.name for policy in policies]
        if twice := sorted({each for each in names if names.count(each) > 1}):
            raise ValueError(f"two policies are called {twice[0]!r}; give each its own name")

    @property
    def base(self) -> Policy:
        """The policy that the others are compared with."""
        return self.policies[0]

    @property
    def tasks(self) -> tuple[tuple[int, int], ...]:
        """Which years are to be simulated: a policy's place in the row, and a replicate.

        A replicate of all policies comes together, so that what is done at an interruption are
        whole pairs.
        """
        policies = range(len(self.policies))
        return tuple((policy, r) for r in range(self.replicates) for policy in policies)

    def must_be_lawful(self) -> None:
        """Refuse a policy that the law forbids before anything is simulated."""
        for policy in self.policies:
            policy.must_be_lawful(self.county.place, self.start)

    def must_be_known(self) -> None:
        """Refuse a measure that no run has."""
        known = MEASURES if self.engine is Engine.FULL else MEASURES[:OF_SUGGESTIONS]
        if strange := [one for one in self.measures if one not in known]:
            mend = f"one of {', '.join(known)}"
            what = f"no run has {strange[0]!r}"
            raise BadInput([Problem(file=self.name, field="measures", what=what, mend=mend)])

    @property
    def digest(self) -> str:
        """What tells this study from another one: SHA-256 over all that its results rest on."""
        held = asdict(self, value_serializer=_plain)
        text = json.dumps(held, sort_keys=True, ensure_ascii=False, default=str)
        return sha256(text.encode()).hexdigest()

    @classmethod
    def read(cls, path: str | Path) -> Study:
        """The study of a TOML file, or a shipped one by its name (``SHIPPED``).

        ``BadInput`` names every fault of a file.

        >>> Study.read("surplus").base.name
        'as many candidates as places'
        """
        if str(path) in SHIPPED:
            table = files("wholeprocess.simulation").joinpath("studies", f"{path}.toml")
            return study_of(table.read_text(encoding="utf-8"), f"{path}.toml")
        return study_of(read_text(path), str(path))


def _plain(_: object, __: object, value: Any) -> Any:
    """A value as JSON takes it; what attrs opens itself is left alone."""
    if isinstance(value, Mapping):
        return {str(key): each for key, each in value.items()}
    return value


# --- sweeps ---------------------------------------------------------------------------------------


def sweep(base: Policy, *axes: tuple[str, Sequence[tuple[str, Change]]]) -> tuple[Policy, ...]:
    """A policy for every point of a grid (网格): each axis has a name, and its changes with theirs.

    What the base changes holds too, where the axes do not change it themselves.

    >>> rounds = [(str(n), Practice(code="PR-rounds", value=n)) for n in (1, 2)]
    >>> days = [(str(n), Practice(code="PR-duty-month", value=n)) for n in (1, 2, 3)]
    >>> grid = sweep(AS_IT_IS, ("rounds", rounds), ("duty days", days))
    >>> [policy.name for policy in grid][:2]
    ['rounds 1, duty days 1', 'rounds 1, duty days 2']
    """
    found = []
    for point in product(*(changes for _, changes in axes)):
        words = ", ".join(
            f"{axis} {said}" for (axis, _), (said, _) in zip(axes, point, strict=True)
        )
        own = Policy(name=words, changes=[change for _, change in point])
        found.append(compose(base, own, name=words))
    return tuple(found)


# --- as TOML --------------------------------------------------------------------------------------

_KEYS: Mapping[str, type] = {
    "name": str,
    "question": str,
    "place": str,
    "parts": list,
    "county": dict,
    "start": date,
    "years": int,
    "replicates": int,
    "seed": int,
    "measures": list,
    "engine": str,
    "policy": list,
    "sweep": list,
}
_MEND = "see docs/howto/run-a-study.md"
_AXES = ("practice", "plan", "conduct")


def study_of(text: str, file: str = "study") -> Study:
    """The study that TOML says; ``BadInput`` names every fault at once.

    >>> said = '''name = "rounds"
    ... place = "430381"
    ... replicates = 20
    ... [[policy]]
    ... name = "as it is"
    ... [[sweep]]
    ... name = "rounds"
    ... practice = "PR-rounds"
    ... values = [{ count = 1 }, { count = 3 }]'''
    >>> [policy.name for policy in study_of(said).policies]
    ['as it is', 'rounds 1', 'rounds 3']
    """
    import tomllib

    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput([_fault(file, "", f"is not TOML: {error}")]) from None
    problems = [
        _fault(file, key, "nobody reads it", f"keys: {', '.join(_KEYS)}")
        for key in sorted(raw.keys() - _KEYS.keys())
    ]
    problems += [
        _fault(file, key, f"{raw[key]!r} is no {kind.__name__}")
        for key, kind in _KEYS.items()
        if key in raw and type(raw[key]) is not kind
    ]
    problems += [
        _fault(file, key, "is missing") for key in ("name", "place", "replicates") if key not in raw
    ]
    if problems:
        raise BadInput(problems)
    county = _county(raw, file, problems)
    policies = _listed(raw, file, problems)
    policies += _swept(raw, policies, file, problems)
    if problems or county is None:
        raise BadInput(problems)
    kept = {key: raw[key] for key in ("question", "start", "years", "seed", "engine") if key in raw}
    try:
        return Study(
            name=raw["name"],
            county=county,
            policies=policies or [AS_IT_IS],
            replicates=raw["replicates"],
            measures=raw.get("measures", ()),
            **kept,
        )
    except (TypeError, ValueError) as error:
        raise BadInput([_fault(file, "", str(error))]) from None


def _county(raw: Mapping[str, Any], file: str, problems: list[Problem]) -> County | None:
    try:
        county = County.of(raw["place"], **raw.get("county", {}))
        return county.only(*raw["parts"]) if "parts" in raw else county
    except (WholeprocessError, TypeError, ValueError) as error:
        problems.append(_fault(file, "county", str(error)))
        return None


def _listed(raw: Mapping[str, Any], file: str, problems: list[Problem]) -> list[Policy]:
    found = []
    for n, table in enumerate(raw.get("policy", ()), 1):
        at = f"policy {n}"
        if not isinstance(table, Mapping):
            problems.append(_fault(file, at, f"{table!r} is no table"))
            continue
        try:
            found.append(policy_in(table, file))
        except BadInput as bad:
            problems += [_fault(p.file, f"{at}: {p.field}", p.what, p.mend) for p in bad.problems]
    return found


def _swept(
    raw: Mapping[str, Any], listed: Sequence[Policy], file: str, problems: list[Problem]
) -> list[Policy]:
    """The policies of the grid over the base."""
    axes = []
    for n, table in enumerate(raw.get("sweep", ()), 1):
        try:
            axes.append(_axis(table))
        except (BadInput, UnknownRule, TypeError, ValueError) as error:
            problems.append(_fault(file, f"sweep {n}", str(error)))
    if not axes or problems:
        return []
    return list(sweep(listed[0] if listed else AS_IT_IS, *axes))


def _axis(table: object) -> tuple[str, list[tuple[str, Change]]]:
    if not isinstance(table, Mapping):
        raise TypeError(f"{table!r} is no table")
    kinds = [key for key in _AXES if key in table]
    if len(kinds) != 1 or not isinstance(values := table.get("values"), list) or not values:
        raise ValueError(f"needs one of {', '.join(_AXES)}, and values")
    if strange := sorted(table.keys() - {"name", "values", *_AXES}):
        raise ValueError(f"nobody reads {strange[0]}")
    of = table[kinds[0]]
    named = str(table.get("name", of))
    made: list[tuple[str, Change]] = []
    for value in values:
        change: Change
        if kinds[0] == "practice":
            change = Practice(code=of, value=value)
            said = " ".join(map(str, _inside(raw_of(change.value))))
        elif kinds[0] == "plan":
            change, said = Plan(number=of, to=value), str(value)
        else:
            change = Conduct(habit=of, to=habits_of({of: value}, "sweep")[of])
            said = " ".join(str(v) for k, v in value.items() if k not in ("source", "assumed"))
        made.append((said, change))
    return named, made


def _inside(raw: object) -> Iterable[object]:
    return raw.values() if isinstance(raw, Mapping) else [raw]


def _fault(file: str, at: str | None, what: str, mend: str = _MEND) -> Problem:
    return Problem(file=file, field=at or None, what=what, mend=mend)
