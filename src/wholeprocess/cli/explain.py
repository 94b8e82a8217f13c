"""What a rule says: ``wholeprocess explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from wholeprocess.cli.shell import AsJson, In, Language, as_json, told


def explain(
    code: Annotated[str, typer.Argument(help="A rule code, for example EL-45-1b.")],
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Print a rule: its article, the words, since when it holds, kept, broken, and what then."""
    from wholeprocess.check.becomes import becomes_of, explained
    from wholeprocess.check.registry import finders_of
    from wholeprocess.law import explain as words
    from wholeprocess.law import rule

    with told():
        found = rule(code)
        then = becomes_of(found.code)
        if json:
            data = {
                "code": found.code,
                "title": {"zh": found.title.zh, "en": found.title.en},
                "says": {"zh": found.says.zh, "en": found.says.en},
                "keeps": found.keeps and {"zh": found.keeps.zh, "en": found.keeps.en},
                "breaks": found.breaks and {"zh": found.breaks.zh, "en": found.breaks.en},
                "versions": [
                    {
                        "since": v.since.isoformat(),
                        "place": v.place,
                        "level": v.level,
                        "strength": v.strength.value,
                        "article": {"zh": v.cited.zh, "en": v.cited.en},
                        "words": v.words,
                        "value": None if v.value is None else str(v.value),
                    }
                    for v in found.versions
                ],
                "becomes": {
                    "kinds": list(then.kinds),
                    "what": {"zh": then.words("zh"), "en": then.words()},
                    "found_by": list(finders_of(found.code)),
                    "prints": then.prints or None,
                    "page": then.page,
                },
            }
            as_json(data)
        else:
            print(words(found, lang.value))
            print(f"\n{explained(found.code, lang.value)}")
