"""Words of the report (报告用语): sentences in English that the catalogues have in both languages.

``say`` keeps a sentence with the values that go into it; nothing is put into words before a
``Speaker`` reads the catalogues in ``report/locale``. A test finds what a catalogue misses and what
nobody says.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO

from attrs import field, frozen

from wholeprocess.errors import MissingExtra

LANGUAGES = {"zh": "zh_CN", "en": "en"}
"""The report's languages, each with its catalogue."""


@frozen
class Words:
    """A sentence of the report, before it is in any language.

    ``id`` is the sentence in English; ``more`` its plural and ``count`` how many, where it has
    one; ``context`` tells sentences of one wording apart; ``values`` go where the names in braces
    stand.
    """

    id: str
    more: str = ""
    count: int = 1
    context: str = ""
    values: Mapping[str, object] = field(factory=dict, eq=False)


def say(words: str, /, **values: object) -> Words:
    """A sentence with its values.

    >>> say("{n} of {all} districts", n=3, all=5).values
    {'n': 3, 'all': 5}
    """
    return Words(words, values=values)


def say_n(one: str, more: str, count: int, /, **values: object) -> Words:
    """A sentence about one thing or several."""
    return Words(one, more, count, values=values)


def say_in(context: str, words: str, /) -> Words:
    """A word whose meaning depends on what it is said of."""
    return Words(words, context=context)


@cache
def _catalogue(language: str) -> GNUTranslations:
    """A catalogue as it stands in its ``.po`` file; ``MissingExtra`` without Babel."""
    try:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po
    except ModuleNotFoundError:
        raise MissingExtra("the report", "report") from None
    path = files("wholeprocess.report") / "locale" / LANGUAGES[language]
    with (path / "LC_MESSAGES" / "report.po").open("rb") as file:
        read = read_po(file, locale=LANGUAGES[language])
    compiled = BytesIO()
    write_mo(compiled, read)
    compiled.seek(0)
    return GNUTranslations(compiled)


def worded(words: Words, language: str) -> str:
    """A sentence in ``"zh"`` or ``"en"``, its values not put in yet.

    >>> worded(say("Findings"), "zh")
    '发现'
    """
    held = _catalogue(language)
    if words.more:
        return held.ngettext(words.id, words.more, words.count)
    if words.context:
        return held.pgettext(words.context, words.id)
    return held.gettext(words.id)
