"""Acts (行为): what someone did, when, by whom, about which thing."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import field, frozen

from wholeprocess.validators import day


@frozen(kw_only=True)
class Act:
    """The base of all acts. The act that a caller submits is the very thing a journal keeps.

    ``kind`` names the class in a journal and never changes; ``version`` counts the changes of
    its fields; ``about`` names the field that says which thing the act is about.
    """

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    about: ClassVar[str]

    on: date = field(validator=day)

    @property
    def thing(self) -> str:
        """The identifier of the thing that the act is about."""
        return str(getattr(self, self.about))
