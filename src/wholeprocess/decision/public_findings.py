"""What residents were not told of a project (答复提问、公布进展中的问题)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.decision.counting import setting
from wholeprocess.decision.project import Project
from wholeprocess.decision.quarters import next_quarter, quarter, quarters_at_work
from wholeprocess.journal import finds
from wholeprocess.law import Finding, Law, Severity, found


@finds("LVP-question")
def question_findings(project: Project, law: Law, through: date) -> Iterator[Finding]:
    """Questions that were answered late, or not at all yet."""
    limit = law.limit("LVP-question")
    for question, (asked, answer) in project.questions.items():
        due = limit.after(asked.on, law.calendar).on
        if (answer.on if answer else through) > due:
            zh, en = (f"{answer.on}", f"on {answer.on}") if answer else ("尚未", "not at all yet")
            yield found(
                "LVP-question",
                project.id,
                (
                    f"提问{question}应于{due}前答复，{zh}答复",
                    f"the question {question} was to be answered by {due}; it was {en}",
                ),
                ("答复群众", "answer the resident"),
                answer.on if answer else through,
                Severity.DEPARTURE,
            )


@finds("LVP-publish")
def publishing_findings(project: Project, law: Law, through: date) -> Iterator[Finding]:
    """Where a place asks for it in every quarter: quarters in which nothing was made public."""
    if setting(law, "LVP-publish", ("as_it_goes", "every_quarter")) == "as_it_goes":
        return
    months = law.limit("LVP-quarterly").length
    told = {quarter(act.on, months) for act in project.published if act.on <= through}
    for first in quarters_at_work(project.acts[0].on, (project,), law, through):
        if quarter(first, months) not in told:
            yield found(
                "LVP-publish",
                project.id,
                (
                    f"{first}起的季度没有公布进展",
                    f"how it stood was not made public in the quarter from {first}",
                ),
                ("公布进展", "make public how it stands"),
                min(next_quarter(first, months), through),
                Severity.DEPARTURE,
            )
