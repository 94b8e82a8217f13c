"""What of a contact scheme was not kept (未落实的联系)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wholeprocess.consultation.record import State
from wholeprocess.consultation.stations.progress import contact_progress
from wholeprocess.journal import finds
from wholeprocess.law import Finding, LawAt, found, how_many, weight


@finds("PR-contact-kept", "PR-contact-ways")
def of_contacts(state: State, law_at: LawAt, through: date) -> Iterator[Finding]:
    """Contacts made too seldom, and those in which one way was never used, period by period."""
    for congress in sorted(state.schemes):
        for one in contact_progress(state, congress, date.min, through):
            law = law_at(one.last, congress)
            who = f"{one.key.who} → {one.key.whom}"
            if one.made < one.asked:
                yield found(
                    "PR-contact-kept",
                    congress,
                    (
                        f"{one.key.contact}：{who}，{one.first}至{one.last}联系{one.made}次，"
                        f"应有{one.asked}次",
                        f"{one.key.contact}: {who}: {how_many(one.made, 'contact')} from "
                        f"{one.first} to {one.last}; asked: {one.asked}",
                    ),
                    ("按方案联系", "make them as the scheme says"),
                    one.last,
                    weight(law.version("PR-contact-kept").strength),
                )
            elif one.unused:
                yield found(
                    "PR-contact-ways",
                    congress,
                    (
                        f"{one.key.contact}：{who}，{one.first}至{one.last}没有"
                        f"{'、'.join(one.unused)}方向的联系",
                        f"{one.key.contact}: {who}: nothing went {' or '.join(one.unused)} from "
                        f"{one.first} to {one.last}",
                    ),
                    ("上传意见，下达结果", "carry opinions up, and what comes of them down"),
                    one.last,
                    weight(law.version("PR-contact-ways").strength),
                )
