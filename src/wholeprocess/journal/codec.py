"""Acts as JSON and back (编码), by cattrs: one converter for the kinds of act it is given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, get_args, get_origin

from attrs import fields

from wholeprocess.journal.act import Act
from wholeprocess.law import Value, raw_of, value_of

if TYPE_CHECKING:
    from cattrs import Converter


Plain: TypeAlias = dict[str, Any]
"""An act's fields as plain data."""

Upcast: TypeAlias = Callable[[Plain], Plain]
"""Makes of the data of one version of a kind the data of the next version."""


class ActFault(ValueError):
    """An act that cannot be read; ``faults`` holds each as (field, what, mend)."""

    def __init__(self, faults: Iterable[tuple[str | None, str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(what for _, what, _ in self.faults))


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _writer() -> Callable[[object], str]:
    """The standard library's own encoder, made once: ``JSONEncoder`` makes one for each text."""
    make: Any = getattr(json.encoder, "c_make_encoder", None)
    try:
        strings, default = json.encoder.encode_basestring, _ENCODER.default
        chunks = make(None, default, strings, None, ":", ",", True, False, True)
    except TypeError:  # another Python, another encoder
        return _ENCODER.encode
    return lambda data: "".join(chunks(data, 0))


_WRITE = _writer()


def canonical(data: object) -> str:
    """JSON in one form: keys sorted, no spaces, Chinese as it is; equal data, equal bytes."""
    return _WRITE(data)


class Codec:
    """Knows the kinds of act a journal may hold, and turns them into plain data and back.

    ``older`` has, by kind and old version, what makes of its data those of the next version. A
    journal keeps an old act as it was written, and its hash; only what is read is brought up.
    """

    def __init__(
        self, acts: Iterable[type[Act]], older: Mapping[tuple[str, int], Upcast] | None = None
    ) -> None:
        self.acts: Mapping[str, type[Act]] = {act.kind: act for act in acts}
        self.older: Mapping[tuple[str, int], Upcast] = dict(older or {})
        for kind, version in self.older:
            act = self.acts.get(kind)
            if act is None or not 0 < version < act.version:
                raise ValueError(f"{kind} has no older version {version} that could be brought up")

    @cached_property
    def converter(self) -> Converter:
        """The cattrs converter; unknown fields are faults, days are ISO 8601."""
        return self._converter(detailed=True)

    @cached_property
    def _quick(self) -> Converter:
        """The same, for the great many that have no fault: it stops at the first and is vague."""
        return self._converter(detailed=False)

    def _converter(self, *, detailed: bool) -> Converter:
        from cattrs.preconf.json import make_converter

        converter = make_converter(forbid_extra_keys=True, detailed_validation=detailed)
        converter.register_structure_hook(date, _day)
        converter.register_structure_hook(int, _whole)
        converter.register_structure_hook(str, _text)
        converter.register_structure_hook(bool, _truth)
        converter.register_structure_hook(Fraction, lambda raw, _: Fraction(raw))
        converter.register_unstructure_hook(Fraction, str)
        converter.register_structure_hook_func(
            lambda kind: kind == Value, lambda raw, _: value_of(raw)
        )
        converter.register_unstructure_hook_func(lambda kind: kind == Value, raw_of)
        converter.register_structure_hook_func(
            lambda kind: isinstance(kind, type) and issubclass(kind, Enum), lambda raw, of: of(raw)
        )
        converter.register_structure_hook_factory(_is_a_row, _row)
        return converter

    def dump(self, act: Act) -> dict[str, Any]:
        """The act's fields as plain data."""
        data: dict[str, Any] = self.converter.unstructure(act)
        return data

    def load(self, kind: str, version: int, data: object) -> Act:
        """The act of that kind; every fault of it at once in ``ActFault``."""
        act = self.acts.get(kind)
        if act is None:
            raise ActFault([("act", f"no act is called {kind!r}", self._near(kind))])
        if version != act.version:
            data = self._brought_up(act, version, data)
        try:
            return self._quick.structure(data, act)
        except Exception:  # whatever it is, the slower reader says all that is wrong, in words
            return self._with_words(data, act)

    def _with_words(self, data: object, act: type[Act]) -> Act:
        from cattrs import BaseValidationError, transform_error

        try:
            return self.converter.structure(data, act)
        except BaseValidationError as error:
            raise ActFault(
                _fault(line, act) for line in transform_error(error, format_exception=fault_words)
            ) from None
        except (TypeError, ValueError, KeyError) as error:
            raise ActFault([(None, fault_words(error, None), "see the act's class")]) from None

    def _brought_up(self, act: type[Act], version: object, data: object) -> object:
        """The data of an older version as those of the version that the library has."""
        written = version
        while type(version) is int and (upcast := self.older.get((act.kind, version))):
            if not isinstance(data, dict):
                break  # whoever reads it says so
            try:
                data = upcast(dict(data))
            except (TypeError, ValueError, KeyError) as error:
                what = f"cannot be brought up from version {version}: {fault_words(error, None)}"
                raise ActFault([(None, what, "restore the data as they were written")]) from None
            version += 1
        if version != act.version:
            what = f"{act.kind} has version {written}, this library reads {act.version}"
            mend = "use the version of the library that wrote it, or a newer one"
            raise ActFault([("v", what, mend)])
        return data

    def _near(self, kind: str) -> str:
        room = kind.partition(".")[0] + "."
        near = [known for known in self.acts if known.startswith(room)] or list(self.acts)
        return f"write one of {', '.join(sorted(near))}"


def _fault(line: str, act: type[Act]) -> tuple[str | None, str, str]:
    what, _, path = line.rpartition(" @ ")
    place = path.removeprefix("$").removeprefix(".") or None
    return place, what or line, f"see {act.__name__} for its fields"


def fault_words(error: BaseException, _: type | None) -> str:
    """A fault that cattrs found, in words."""
    from cattrs import ForbiddenExtraKeysError

    if isinstance(error, ForbiddenExtraKeysError):
        return f"has no field {', '.join(sorted(error.extra_fields))}"
    if isinstance(error, KeyError):
        return f"field {error.args[0]!r} is missing"
    return str(error)


def _day(raw: object, _: type) -> date:
    try:
        if isinstance(raw, str):
            return date.fromisoformat(raw)
    except ValueError:
        pass  # told below, as what is no text
    raise ValueError(f"{raw!r} is no day of the calendar; write for example 2022-03-01")


def _whole(raw: object, _: type) -> int:
    if type(raw) is not int:
        raise ValueError(f"{raw!r} is not a whole number")
    return raw


def _is_a_row(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _row(kind: Any, converter: Converter) -> Callable[[object, Any], Any]:
    """Reads several values; one text would come apart into letters."""
    from cattrs.cols import homogenous_tuple_structure_factory

    read = homogenous_tuple_structure_factory(kind, converter)

    def structured(raw: object, kind: Any) -> Any:
        if isinstance(raw, str):
            raise ValueError(f"{raw!r} is one text; write [{json.dumps(raw, ensure_ascii=False)}]")
        return read(raw, kind)

    return structured


def _text(raw: object, _: type) -> str:
    if not isinstance(raw, str):
        raise ValueError(f"{raw!r} is not a text; put it in quotation marks")
    return raw


def _truth(raw: object, _: type) -> bool:
    if type(raw) is not bool:
        raise ValueError(f"{raw!r} is neither true nor false")
    return raw


def field_names(act: type[Act]) -> tuple[str, ...]:
    """The names of an act's fields, in order."""
    return tuple(attribute.name for attribute in fields(act))
