"""How a thing goes from phase to phase: ``wholeprocess diagram``, ``wholeprocess lifecycle``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wholeprocess.cli import EXITS
from wholeprocess.cli.shell import AsJson, In, Language, as_json, out, plain, stop, told
from wholeprocess.errors import BadInput, Problem
from wholeprocess.textfile import read_text

if TYPE_CHECKING:
    from wholeprocess.journal import Lifecycle


class Form(StrEnum):
    """How to draw a diagram."""

    MERMAID = "mermaid"
    DOT = "dot"
    TABLE = "table"


def diagram(
    name: Annotated[
        str, typer.Argument(help="A lifecycle: suggestion, assignment, commitment, slate, project.")
    ] = "suggestion",
    form: Annotated[Form, typer.Option(help="mermaid, dot or table.")] = Form.MERMAID,
) -> None:
    """Draw a lifecycle from its table."""
    table = _table(name)
    drawn = {Form.MERMAID: table.mermaid, Form.DOT: table.dot, Form.TABLE: table.table}
    print(drawn[form]())


def lifecycle(
    name: Annotated[
        str, typer.Argument(help="A lifecycle, as for diagram; or diff, with two files.")
    ] = "suggestion",
    old: Annotated[Path | None, typer.Argument(help="With diff: the table as it was.")] = None,
    new: Annotated[Path | None, typer.Argument(help="With diff: the table as it is.")] = None,
    json: AsJson = False,
    lang: In = Language.EN,
) -> None:
    """Print a lifecycle's table (--json for machines), or what changed: lifecycle diff OLD NEW."""
    if name == "diff":
        if old is None or new is None:
            stop("lifecycle diff needs two files: OLD.json NEW.json", EXITS["bad input"])
        _differences(old, new, json, lang)
    elif old is not None:
        what = f"a lifecycle alone takes no file; write lifecycle diff {name} {old}"
        stop(what, EXITS["bad input"])
    elif json:
        print(_table(name).as_json(), end="")
    else:
        print(_table(name).table())


def _differences(old: Path, new: Path, json: bool, lang: Language) -> None:
    from wholeprocess.journal import diff

    with told():
        changed = diff(_read(old), _read(new))
    if json:
        as_json([{"zh": one.zh, "en": one.en} for one in changed])
    else:
        for one in changed:
            out.print(plain(one.in_(lang.value)))
    if changed:
        raise typer.Exit(EXITS["differs"])


def _read(path: Path) -> object:
    """A table's file, read and found to be one; ``BadInput`` names the file and the place."""
    from json import JSONDecodeError, loads

    from wholeprocess.journal import LifecycleData

    text = read_text(path)
    mend = f"export it again: wholeprocess lifecycle NAME --json > {path.name}"
    try:
        data: object = loads(text)
    except JSONDecodeError as error:
        what = f"is no JSON: {error.msg}"
        raise BadInput([Problem(file=str(path), line=error.lineno, what=what, mend=mend)]) from None
    except RecursionError:
        problem = Problem(file=str(path), what="is nested too deeply", mend=mend)
        raise BadInput([problem]) from None
    LifecycleData.of(data, str(path))
    return data


def _table(name: str) -> Lifecycle[Any]:
    from wholeprocess.process import LIFECYCLES

    tables = {table.name: table for table in LIFECYCLES}
    if name not in tables:
        what = f"no lifecycle is called {name!r}; write one of {', '.join(tables)}"
        stop(what, EXITS["bad input"])
    return tables[name]
