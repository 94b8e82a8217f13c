"""Who is at the table (协商参与): how each act of this part is taken in, and where it belongs."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.consultation.act import ConsultationAct
from wholeprocess.consultation.participation import bodies as b
from wholeprocess.consultation.participation import draft_opinions as o
from wholeprocess.consultation.participation import invitations as i
from wholeprocess.consultation.participation import matters as m
from wholeprocess.consultation.participation import meetings as g
from wholeprocess.consultation.participation.act import MatterAct
from wholeprocess.consultation.participation.entry import on_a_matter
from wholeprocess.consultation.record import State
from wholeprocess.journal import Take

TAKES: Mapping[type[ConsultationAct], Take] = {
    # bodies
    b.FormBody: Take(b.formed, (b.body_is_new,)),
    b.ChangeBody: Take(b.changed, (b.members_change,)),
    # the matter
    m.OpenMatter: Take(m.opened, (m.matter_is_new, m.opened_by_its_organ, m.needs_are_known)),
    m.HoldMatter: on_a_matter(m.held),
    m.SubmitDraft: on_a_matter(m.submitted),
    m.CallOffMatter: on_a_matter(m.called_off),
    # who is invited
    i.Invite: on_a_matter(i.invited),
    i.AnswerInvitation: on_a_matter(i.answered),
    # who is consulted
    g.HoldForum: on_a_matter(g.forum_held),
    g.ConsultBody: on_a_matter(g.body_consulted),
    g.SendLetter: on_a_matter(g.letter_sent),
    g.AnswerLetter: on_a_matter(g.letter_answered),
    # what they say, and what becomes of it
    o.GatherOpinion: on_a_matter(o.gathered),
    o.AdoptOpinion: on_a_matter(o.adopted),
    o.DeclineOpinion: on_a_matter(o.declined),
}
"""How each kind of act of this part is taken in."""


def congress_of(state: State, act: ConsultationAct) -> str:
    """The congress of the matter or body that an act is about; "" where there is none."""
    if isinstance(act, MatterAct):
        matter = state.matters.get(act.matter)
        return matter.congress if matter is not None else ""
    if isinstance(act, b.BodyAct):
        body = state.bodies.get(act.body)
        return body.congress if body is not None else ""
    return ""
