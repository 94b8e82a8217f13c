"""Hypothesis strategies (性质测试) for the library's types: for property tests of your own."""

from importlib.util import find_spec

if find_spec("hypothesis") is None:
    from wholeprocess.errors import MissingExtra

    raise MissingExtra("wholeprocess.strategies", "strategies")

from wholeprocess.strategies.values import days, of_type, thresholds, time_limits, values, words

__all__ = ["days", "of_type", "thresholds", "time_limits", "values", "words"]
