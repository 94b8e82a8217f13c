"""The contact scheme (三联双向): who keeps contact with whom, how often, in which ways.

The newsletter that this library starts from speaks of "three contacts, two ways" and defines
neither the contacts nor the ways. What ``default_scheme`` says is therefore an *assumption*
(PR-contact-scheme), built from contacts that laws and local texts name; a place adopts its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import Attribute, field, frozen
from attrs.validators import ge

from wholeprocess.journal import count, each_once, name, several, some
from wholeprocess.law import Law


class Party(StrEnum):
    """Who is at one end of a contact."""

    COMMITTEE_MEMBER = "committee-member"  # 常务委员会组成人员, himself a deputy
    DEPUTY = "deputy"  # 本级代表
    HIGHER_DEPUTY = "higher-deputy"  # 上级代表
    LOWER_DEPUTY = "lower-deputy"  # 下级代表
    VOTERS = "voters"  # 选民: a village, a group of households, by the place's own name


class Way(StrEnum):
    """In which way something went (双向)."""

    UP = "up"  # 意见上传: opinions were heard
    DOWN = "down"  # 结果下达: decisions, answers and results were told


def ways_of(ways: Iterable[Way]) -> tuple[Way, ...]:
    """The ways, in one form."""
    return tuple(Way(way) for way in ways)


@frozen(kw_only=True)
class Contact:
    """One named contact (一联): who → whom, so many times in so many months, in which ways."""

    name: str = field(validator=name)
    who: Party = field(converter=Party)
    whom: Party = field(converter=Party)
    times: int = field(validator=(count, ge(1)))
    months: int = field(default=12, validator=count)
    ways: tuple[Way, ...] = field(
        default=(Way.UP, Way.DOWN), converter=ways_of, validator=(some, each_once)
    )

    @who.validator
    def _no_voters(self, _: Attribute[Party], who: Party) -> None:
        if who is Party.VOTERS:
            raise ValueError("voters owe nobody a contact; name them as those who are contacted")

    @months.validator
    def _part_of_a_year(self, _: Attribute[int], months: int) -> None:
        if months not in (1, 2, 3, 4, 6, 12):
            raise ValueError(f"{months} months do not divide a year; write 1, 2, 3, 4, 6 or 12")


def _contacts(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    return several(contacts)


@frozen(kw_only=True)
class ContactScheme:
    """The contacts of a place (联系制度), and in words where they come from."""

    contacts: tuple[Contact, ...] = field(converter=_contacts, validator=some)
    source: str = field(validator=name)

    @contacts.validator
    def _each_its_name(self, _: Attribute[Contact], contacts: tuple[Contact, ...]) -> None:
        if len({contact.name for contact in contacts}) < len(contacts):
            raise ValueError("contacts has two of one name; give each its own")

    def contact(self, name: str) -> Contact | None:
        """The contact of that name."""
        return next((contact for contact in self.contacts if contact.name == name), None)


def default_scheme(law: Law) -> ContactScheme:
    """What this library assumes the three contacts and two ways to be (PR-contact-scheme).

    The newsletter does not define them. Members of the standing committee with deputies is in
    DL25-44-1 (OL-60-1), deputies with voters in DL25-37 and OL-43-1, deputies of two levels in
    SG-22; how often is in none of them.

    >>> [contact.name for contact in default_scheme(law).contacts]
    ['committee-deputy', 'deputy-voters', 'higher-lower']
    """
    every = {
        "committee-deputy": (Party.COMMITTEE_MEMBER, Party.DEPUTY, "PR-contact-committee"),
        "deputy-voters": (Party.DEPUTY, Party.VOTERS, "PR-contact-voters"),
        "higher-lower": (Party.HIGHER_DEPUTY, Party.LOWER_DEPUTY, "PR-contact-levels"),
    }
    return ContactScheme(
        contacts=[
            Contact(name=called, who=who, whom=whom, times=law.count(code))
            for called, (who, whom, code) in every.items()
            if called in law.choices("PR-contact-scheme")
        ],
        source="本库的假定：简报提到“三联双向”，没有写明内容 (an assumption: no text defines it)",
    )
