"""Practices that congresses set for themselves (本地做法): which may be set, and which hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wholeprocess.errors import NotInForce, UnknownRule
from wholeprocess.law import Law, Refusal, Strength, Value, in_toml, rule
from wholeprocess.process.acts import SetPractice


def practice_refused(act: SetPractice, law: Law) -> Refusal | None:
    """Why the congress may not set it; ``None`` if it may.

    A number of the law is refused under its own code, what no table has here as ``WP-known``.
    """
    try:
        held = law.version(act.code)
    except (UnknownRule, NotInForce) as nothing:
        what, _, mend = str(nothing).partition("; ")
        return law.refusal("WP-known", what, mend)
    known = rule(act.code)
    if law.open_to(act.code, act.value) and known.takes(act.value):
        return None
    what = f"{in_toml(act.value)} cannot be set: "
    if law.open_to(act.code, act.value):
        what, mend = what + "no such way is known", f"write {' or '.join(known.ways)}"
    elif held.form is None:
        what, mend = what + "the rule has no value", "name a rule that has one"
    elif held.strength is Strength.LAW:
        what, mend = what + "this number is the law's", "set a practice: a rule of another strength"
    else:
        what, mend = what + "it is of another kind", f"write for example {in_toml(held.form)}"
    return law.refusal(act.code, what, mend)


def set_for(practices: Iterable[SetPractice], place: str, on: date) -> dict[str, Value]:
    """What a congress has set for itself by a day, the latest of each rule."""
    mine = (act for act in practices if act.congress == place and act.on <= on)
    return {act.code: act.value for act in sorted(mine, key=lambda act: act.on)}
