"""What a study found (研究结果): every figure, each policy beside the base, and in words.

Figures and their means are exact; intervals are for reading, and floats. A policy is compared with
the base pair by pair: the same replicate of both met the same residents, deputies and units.
"""

from __future__ import annotations

import math
import platform
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import field, frozen

from wholeprocess.errors import MissingExtra
from wholeprocess.law import Text
from wholeprocess.simulation.study import Study
from wholeprocess.textfile import unwritable

if TYPE_CHECKING:
    from polars import DataFrame

CONFIDENCE = 0.95
"""Of a hundred such intervals about so many hold what they are about."""
POWER = 0.8
"""How often a study with the number of replicates that is proposed would tell the difference."""
FEW = 10
"""With fewer pairs an interval leans on the form of the spread, which so few do not show."""


class Outcome(NamedTuple):
    """A figure of one replicate under one policy; ``value`` is ``None`` where there was nothing."""

    policy: int
    replicate: int
    measure: str
    n: int
    value: Fraction | None


@frozen(kw_only=True)
class Estimate:
    """A mean and the interval around it (均值与区间); the ends are ``None`` of a single number."""

    n: int
    mean: Fraction
    low: float | None
    high: float | None

    @property
    def told(self) -> bool:
        """Whether the interval leaves nought out."""
        if self.low is None or self.high is None:
            return False
        return self.low > 0 or self.high < 0 or (self.low == self.high == 0)


@frozen(kw_only=True)
class Effect:
    """A figure under one policy (效果): its mean, and how it differs from the base, in pairs.

    ``difference`` is ``None`` for the base itself and where no pair has the figure on both sides.
    ``lower`` and ``higher`` count the pairs. ``enough`` proposes how many replicates would tell a
    difference of the size that was seen, where this study could not.
    """

    policy: str
    measure: str
    here: Estimate | None
    difference: Estimate | None = None
    lower: int = 0
    higher: int = 0
    enough: int | None = None

    @property
    def words(self) -> Text:
        """The effect in a sentence."""
        return _words(self)

    @property
    def warning(self) -> Text | None:
        """Where there are too few replicates to tell, or to trust the interval."""
        return _warning(self)


@frozen(eq=False, slots=False)
class Results:
    """What a study found."""

    study: Study
    outcomes: tuple[Outcome, ...] = field(repr=False)

    def values(self, policy: str, measure: str) -> tuple[Fraction | None, ...]:
        """A figure of every replicate under a policy, in the order of the replicates."""
        names = [each.name for each in self.study.policies]
        return self._values[names.index(policy), measure]

    @cached_property
    def _values(self) -> Mapping[tuple[int, str], tuple[Fraction | None, ...]]:
        found: dict[tuple[int, str], list[Fraction | None]] = {}
        for one in self.outcomes:
            found.setdefault((one.policy, one.measure), []).append(one.value)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """Each figure under each policy, beside the base."""
        measures = dict.fromkeys(measure for _, measure in self._values)
        return tuple(
            self._effect(n, measure)
            for measure in measures
            for n in range(len(self.study.policies))
        )

    def effect(self, policy: str, measure: str) -> Effect:
        """One figure under one policy. ``KeyError`` where the study has no such."""
        for one in self.effects:
            if (one.policy, one.measure) == (policy, measure):
                return one
        raise KeyError((policy, measure))

    def _effect(self, n: int, measure: str) -> Effect:
        own, base = self._values[n, measure], self._values[0, measure]
        here = _estimate([value for value in own if value is not None])
        called = self.study.policies[n].name
        pairs = [a - b for a, b in zip(own, base, strict=True) if a is not None and b is not None]
        if n == 0 or not pairs:
            return Effect(policy=called, measure=measure, here=here)
        return Effect(
            policy=called,
            measure=measure,
            here=here,
            difference=_estimate(pairs),
            lower=sum(d < 0 for d in pairs),
            higher=sum(d > 0 for d in pairs),
            enough=_enough(pairs),
        )

    # --- as tables ------------------------------------------------------------------------------

    def frame(self) -> DataFrame:
        """Every figure of every replicate in a row of its own (Polars, extra ``simulation``)."""
        pl = _polars()
        study = self.study
        rows = [
            {
                "study": study.name,
                "policy": study.policies[one.policy].name,
                "replicate": one.replicate,
                "seed": study.seed + one.replicate,
                "measure": one.measure,
                "n": one.n,
                "value": None if one.value is None else float(one.value),
                "exact": None if one.value is None else str(one.value),
            }
            for one in self.outcomes
        ]
        kinds = dict(zip(("study", "policy", "measure", "exact"), [pl.String] * 4, strict=True))
        whole = dict(zip(("replicate", "seed", "n"), [pl.Int64] * 3, strict=True))
        frame: DataFrame = pl.DataFrame(
            rows, schema_overrides={**kinds, **whole, "value": pl.Float64}
        )
        return frame

    def summary(self, language: str = "en") -> DataFrame:
        """Mean, interval, paired difference and words of every figure under every policy."""
        pl = _polars()
        rows = [_row(one, language) for one in self.effects]
        numbers = ("mean", "low", "high", "difference", "difference_low", "difference_high")
        kinds = {**dict.fromkeys(numbers, pl.Float64), **dict.fromkeys(("enough",), pl.Int64)}
        frame: DataFrame = pl.DataFrame(rows, schema_overrides={**kinds, "warning": pl.String})
        return frame

    def manifest(self) -> dict[str, Any]:
        """From what the results were made: study, seed, policies, law, versions; no clock."""
        study = self.study
        libraries = ("wholeprocess", "attrs", "polars", "scipy")
        return {
            "study": study.name,
            "question": study.question,
            "digest": study.digest,
            "place": study.county.place,
            "start": study.start.isoformat(),
            "years": study.years,
            "replicates": study.replicates,
            "seeds": [study.seed, study.seed + study.replicates - 1],
            "policies": [each.name for each in study.policies],
            "changes the law": [each.name for each in study.policies if each.changes_law],
            "law": law_digest(),
            "versions": {
                "python": platform.python_version(),
                **{library: version(library) for library in libraries},
            },
        }

    def write(self, folder: str | Path, language: str = "en") -> tuple[Path, ...]:
        """``figures.csv``, ``summary.csv`` and ``manifest.json`` in a folder that is made.

        The same study writes the same bytes.
        """
        import json

        to = Path(folder)
        manifest = json.dumps(self.manifest(), ensure_ascii=False, indent=2) + "\n"
        texts = {
            "figures.csv": self.frame().write_csv(),
            "summary.csv": self.summary(language).write_csv(),
            "manifest.json": manifest,
        }
        try:
            to.mkdir(parents=True, exist_ok=True)
            for named, text in texts.items():
                (to / named).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise unwritable(to, error) from None
        return tuple(to / named for named in texts)


def law_digest() -> str:
    """What tells the shipped law tables from others: SHA-256 over them all."""
    from hashlib import sha256
    from importlib.resources import files

    tables = sorted(
        (table.name, table.read_bytes())
        for table in files("wholeprocess.law").joinpath("tables").iterdir()
        if table.name.endswith(".toml")
    )
    digest = sha256()
    for named, held in tables:
        digest.update(f"{named} {len(held)}\n".encode() + held)
    return digest.hexdigest()


def _row(one: Effect, language: str) -> dict[str, Any]:
    here, apart = one.here, one.difference
    return {
        "policy": one.policy,
        "measure": one.measure,
        "replicates": here.n if here else 0,
        "mean": float(here.mean) if here else None,
        "low": here.low if here else None,
        "high": here.high if here else None,
        "pairs": apart.n if apart else 0,
        "difference": float(apart.mean) if apart else None,
        "difference_low": apart.low if apart else None,
        "difference_high": apart.high if apart else None,
        "lower": one.lower,
        "higher": one.higher,
        "enough": one.enough,
        "words": one.words.in_(language),
        "warning": one.warning.in_(language) if one.warning else None,
    }


# --- numbers --------------------------------------------------------------------------------------


def _polars() -> ModuleType:
    try:
        import polars
    except ModuleNotFoundError:
        raise MissingExtra("the results of a study as tables", "simulation") from None
    return polars


def _student(share: float, freedom: int) -> float:
    """A quantile of Student's t; ``freedom`` is one less than the numbers."""
    try:
        from scipy.stats import t
    except ModuleNotFoundError:
        raise MissingExtra("intervals of a study's figures", "simulation") from None
    return float(t.ppf(share, freedom))


def _spread(numbers: list[Fraction]) -> float:
    """The standard deviation of a sample."""
    mean = sum(numbers, Fraction()) / len(numbers)
    return math.sqrt(sum(((x - mean) ** 2 for x in numbers), Fraction()) / (len(numbers) - 1))


def _estimate(numbers: list[Fraction]) -> Estimate | None:
    if not numbers:
        return None
    n = len(numbers)
    mean = sum(numbers, Fraction()) / n
    if n == 1:
        return Estimate(n=1, mean=mean, low=None, high=None)
    away = _spread(numbers)
    if away:
        away *= _student((1 + CONFIDENCE) / 2, n - 1) / math.sqrt(n)
    return Estimate(n=n, mean=mean, low=float(mean) - away, high=float(mean) + away)


def _enough(pairs: list[Fraction]) -> int | None:
    """How many pairs would tell a difference like the one seen, where these do not."""
    from statistics import NormalDist

    if len(pairs) < 2 or (seen := _estimate(pairs)) is None or seen.told or not seen.mean:
        return None
    at = NormalDist()
    reach = at.inv_cdf((1 + CONFIDENCE) / 2) + at.inv_cdf(POWER)
    return max(len(pairs) + 1, math.ceil((reach * _spread(pairs) / float(abs(seen.mean))) ** 2))


# --- words ----------------------------------------------------------------------------------------


def _number(number: float | Fraction) -> str:
    """A number for reading: three digits that count."""
    value = float(number)
    return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def _words(effect: Effect) -> Text:
    here, apart = effect.here, effect.difference
    if here is None:
        return Text("没有可计量的事项", "there was nothing to measure")
    if apart is None:
        return Text(f"平均{_number(here.mean)}", f"{_number(here.mean)} on average")
    n = apart.n
    if not effect.lower and not effect.higher:
        return Text(f"{n}对结果全部相同", f"the same in all {n} pairs")
    size = _number(abs(apart.mean))
    if apart.low is None or apart.high is None:
        return Text("只有一对结果，无法判断", "one pair cannot tell")
    low, high = apart.low, apart.high
    if not apart.told:
        return Text(
            f"看不出差别：平均差{_number(apart.mean)}"
            f"（区间{_number(low)}至{_number(high)}，{n}对）",
            f"no difference can be told: {_number(apart.mean)} on average "
            f"(interval {_number(low)} to {_number(high)}, {n} pairs)",
        )
    lower = apart.mean < 0
    same_way = effect.lower if lower else effect.higher
    ends = [_number(end) for end in sorted((abs(low), abs(high)))]
    return Text(
        f"{'低' if lower else '高'}{size}（区间{ends[0]}至{ends[1]}；{n}对中{same_way}对如此）",
        f"{'lower' if lower else 'higher'} by {size} "
        f"(interval {ends[0]} to {ends[1]}; so in {same_way} of {n} pairs)",
    )


def _warning(effect: Effect) -> Text | None:
    apart = effect.difference
    if apart is None or (not effect.lower and not effect.higher):
        return None
    if not apart.told and effect.enough is not None:
        return Text(
            f"重复次数不足以判断：若差别确为此数，约需{effect.enough}次",
            f"too few replicates to tell: about {effect.enough} would tell such a difference",
        )
    if apart.n < FEW:
        return Text(
            f"只有{apart.n}对，区间未必可靠；至少{FEW}对为宜",
            f"{apart.n} pairs are few to trust the interval; take {FEW} or more",
        )
    return None


def sentences(results: Results, language: str = "en") -> Iterator[str]:
    """What each policy does to each figure, one line each; the base has its means."""
    for one in results.effects:
        if one.here is None:
            continue
        yield f"{one.measure}  {one.policy}: {one.words.in_(language)}"
        if one.warning:
            yield f"    {one.warning.in_(language)}"
