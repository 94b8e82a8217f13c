"""What outcomes, phases and grades are called (名称): every word that a table shows of them."""

from __future__ import annotations

from collections.abc import Mapping

from wholeprocess.consultation import MatterKind, OpinionPhase, VoicePhase
from wholeprocess.decision import Grade, ProjectPhase
from wholeprocess.election import Method, VoteKind
from wholeprocess.law import Severity
from wholeprocess.management import Outcome, Phase
from wholeprocess.report.page.words import Words, say, say_in
from wholeprocess.supervision import CloseReason, MatterPhase, RedoPhase, Subject

SEVERITIES: Mapping[str, Words] = {
    Severity.BREACH: say("breach"),
    Severity.DEPARTURE: say("departure"),
    Severity.NOTE: say("note"),
}

OUTCOMES: Mapping[str, Words] = {
    Outcome.SOLVED: say("solved"),
    Outcome.PLANNED: say("taken into a plan"),
    Outcome.EXPLAINED: say("explained"),
    Outcome.UNLAWFUL: say("unlawful"),
    Outcome.MERGED: say("merged into another"),
    Outcome.NOT_ADMITTED: say("not admitted"),
    Outcome.AS_LETTER: say("taken as a letter"),
    Outcome.WITHDRAWN: say("withdrawn"),
    Outcome.SOLVED_ABOVE: say("solved above"),
    Outcome.REFUSED_ABOVE: say("refused above"),
}

PHASES: Mapping[str, Words] = {
    Phase.SUBMITTED: say("submitted"),
    Phase.RETURNED: say("returned to the deputy"),
    Phase.ADMITTED: say("admitted"),
    Phase.ASSIGNED: say("assigned"),
    Phase.HANDLING: say("being handled"),
    Phase.REPLIED: say("replied"),
    Phase.MEDIATION: say("in mediation"),
    Phase.ESCALATED: say("with a higher level"),
    Phase.SPECIAL_SUPERVISION: say("under special supervision"),
    Phase.CLOSED: say_in("suggestion", "closed"),
}

GRADES: Mapping[str, Words] = {
    Grade.SATISFIED: say("satisfied"),
    Grade.BASICALLY_SATISFIED: say("basically satisfied"),
    Grade.DISSATISFIED: say("dissatisfied"),
}

PROJECT_PHASES: Mapping[str, Words] = {
    ProjectPhase.CHOSEN: say("chosen"),
    ProjectPhase.SCHEDULED: say("scheduled"),
    ProjectPhase.UNDER_WAY: say("under way"),
    ProjectPhase.COMPLETED: say("completed"),
    ProjectPhase.ACCEPTED: say("accepted"),
    ProjectPhase.REDO: say("back to be redone"),
    ProjectPhase.RATED: say("rated"),
    ProjectPhase.CLOSED: say_in("project", "closed"),
    ProjectPhase.DROPPED: say("dropped"),
    ProjectPhase.CARRIED: say("carried into the next vote"),
}

METHODS: Mapping[str, Words] = {
    Method.DIRECT: say("direct"),
    Method.INDIRECT: say("indirect"),
}

VOTES: Mapping[str, Words] = {
    VoteKind.FIRST: say("first vote"),
    VoteKind.REVOTE: say("vote among the tied"),
    VoteKind.ANOTHER: say("another election"),
}

VOICES: Mapping[str, Words] = {
    VoicePhase.WITH_DEPUTY: say("with the deputy"),
    VoicePhase.WITH_COMMITTEE: say("with a committee or presidium"),
    VoicePhase.WITH_DEPARTMENT: say("with a department"),
    VoicePhase.IN_SUGGESTION: say("in a suggestion"),
    VoicePhase.JOINED: say("joined to another"),
    VoicePhase.ANSWERED: say("answered, the resident not told yet"),
    VoicePhase.RETURNED: say("the resident was told"),
    VoicePhase.WITHDRAWN: say("withdrawn by the resident"),
}

MATTERS: Mapping[str, Words] = {
    MatterKind.SPECIAL_REPORT: say("special report"),
    MatterKind.SURVEY: say("survey"),
    MatterKind.LAW_INSPECTION: say("law inspection"),
    MatterKind.TOWNSHIP_WORK: say("work of a township presidium"),
    MatterKind.PLAN: say("yearly plan"),
    MatterKind.BUDGET: say("yearly budget"),
    MatterKind.URBAN_PLAN: say("urban plan"),
}

RAISED: Mapping[str, Words] = {
    OpinionPhase.OPEN: say("open"),
    OpinionPhase.ADOPTED: say("adopted"),
    OpinionPhase.ANSWERED: say("answered with a reason"),
}

SUBJECTS: Mapping[str, Words] = {
    Subject.SUGGESTION_HANDLING: say("units that handle suggestions"),
    Subject.STATIONS: say("township stations and offices"),
}

LOOPS: Mapping[str, Words] = {
    MatterPhase.FOLLOWED: say("followed"),
    MatterPhase.BACK: say("work is back to be redone"),
    MatterPhase.CLOSED: say_in("matter", "closed"),
}

REASONS: Mapping[str, Words] = {
    CloseReason.SOLVED: say("solved"),
    CloseReason.ROUTINE: say("become routine work"),
    CloseReason.TAKEN_INTO: say("taken into another matter"),
    CloseReason.HANDED_ON: say("handed on to another organ"),
    CloseReason.OTHER_FORM: say("supervised in another form"),
    CloseReason.NOT_NEEDED: say("no longer needed"),
}

REDOS: Mapping[str, Words] = {
    RedoPhase.DUE: say("to be sent back"),
    RedoPhase.SENT: say("sent back"),
    RedoPhase.REDONE: say("redone"),
    RedoPhase.SETTLED: say("settled"),
}
