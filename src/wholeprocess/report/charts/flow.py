"""Which way things went (流向图): columns of nodes, and bands between them as wide as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from wholeprocess.law import Text
from wholeprocess.management import Case, Phase
from wholeprocess.report.charts import words
from wholeprocess.report.charts.canvas import COLUMN, LOOKS, WIDTH, Look, Sheet, filled
from wholeprocess.report.charts.chart import Chart
from wholeprocess.report.charts.making import made
from wholeprocess.report.charts.svg import INK
from wholeprocess.report.charts.words import wide

GAP, BAR, HIGH, LEAST = 0.3, 0.16, 2.6, 0.02  # inches: between nodes, of a node, of all, of a band


@frozen(kw_only=True)
class Flow:
    """Ways through columns, each a word in every column, and how many went it."""

    ways: Mapping[tuple[str, ...], int]
    looks: Mapping[str, Look]
    order: Sequence[str]

    @property
    def columns(self) -> list[list[str]]:
        """The nodes of each column, from above."""
        every = [dict.fromkeys(way[at] for way in self.ways) for at in range(self._many)]
        return [sorted(them, key=self.order.index) for them in every]

    @property
    def _many(self) -> int:
        return len(next(iter(self.ways)))

    @property
    def size(self) -> tuple[float, float]:
        """The inches that it takes."""
        return WIDTH, HIGH + GAP * max(len(nodes) for nodes in self.columns) + 0.1

    def number(self, column: int, node: str) -> int:
        """How many went through a node."""
        return sum(n for way, n in self.ways.items() if way[column] == node)

    def draw(self, sheet: Sheet) -> None:
        """Draw it all: bands first, the nodes and their words over them."""
        from matplotlib.patches import Rectangle

        an_inch = max(1, sum(self.ways.values())) / HIGH
        last = max(wide(self._said(self._many - 1, node)) for node in self.columns[-1])
        step = (sheet.width - 0.3 - BAR - last * COLUMN) / max(1, self._many - 1)
        tops: list[dict[str, float]] = []
        for column, nodes in enumerate(self.columns):
            heights = [max(self.number(column, node) / an_inch, LEAST) for node in nodes]
            y = sheet.height - GAP
            tops.append({})
            for node, high in zip(nodes, heights, strict=True):
                tops[-1][node] = y
                y -= high + GAP
        for column in range(self._many - 1):
            self._bands(sheet, column, tops, step, an_inch)
        for column, nodes in enumerate(self.columns):
            x = 0.1 + column * step
            for node in nodes:
                high = max(self.number(column, node) / an_inch, LEAST)
                y = tops[column][node] - high
                sheet.paper.add_patch(
                    Rectangle((x, y), BAR, high, facecolor=INK, edgecolor=INK, zorder=3)
                )
                said = self._said(column, node)
                if column == self._many - 1:
                    sheet.write(x + BAR + 0.08, y + high / 2, said, zorder=4)
                elif not column or node not in tops[column - 1]:
                    sheet.write(x, y + high + 0.11, said, zorder=4)

    def _said(self, column: int, node: str) -> str:
        return f"{node} {self.number(column, node):,}"

    def _bands(
        self, sheet: Sheet, column: int, tops: list[dict[str, float]], step: float, an_inch: float
    ) -> None:
        """The bands from a column to the next, those to the highest node leaving highest."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        left, right = 0.1 + column * step + BAR, 0.1 + (column + 1) * step
        middle = (left + right) / 2
        start, end = dict(tops[column]), dict(tops[column + 1])
        between = Counter[tuple[str, str]]()
        for way, number in self.ways.items():
            between[way[column], way[column + 1]] += number
        place = self.order.index
        for a, b in sorted(between, key=lambda ends: (place(ends[0]), place(ends[1]))):
            number = between[a, b]
            high = max(number / an_inch, LEAST)
            y, z = start[a], end[b]
            start[a], end[b] = y - high, z - high
            upper = [(left, y), (middle, y), (middle, z), (right, z)]
            lower = [(right, z - high), (middle, z - high), (middle, y - high), (left, y - high)]
            points = [*upper, *lower, (left, y)]
            curve, line = Path.CURVE4, Path.LINETO
            codes = [Path.MOVETO, curve, curve, curve, line, curve, curve, curve, Path.CLOSEPOLY]
            look = self.looks.get(b) or self.looks[a]
            sheet.paper.add_patch(PathPatch(Path(points, codes), zorder=1, **filled(look)))


def flow_chart(cases: Iterable[Case], language: str = "zh") -> Chart:
    """How many suggestions took which way, from being put forward to how they ended.

    >>> flow_chart([], "en").rows
    ()
    """
    held = tuple(cases)
    ways = Counter(_way(case) for case in held)
    said = {way: tuple(step.in_(language) for step in way) for way in ways}
    flow = Flow(
        ways={said[way]: number for way, number in ways.items()}
        or {tuple(step.in_(language) for step in (words.FILED, words.STILL_OPEN)): 0},
        looks={text.in_(language): look for text, look in _LOOKS.items()},
        order=[text.in_(language) for text in _ORDER],
    )
    between = Counter[tuple[Text, Text]]()
    for way, number in ways.items():
        for a, b in pairwise(way):
            if a is not b:
                between[a, b] += number
    place = _ORDER.index
    return made(
        flow,
        name="flow",
        title=words.FLOW_TITLE,
        words=words.fill(
            words.FLOW_SAID,
            all=len(held),
            assigned=sum(way[1] is words.TO_UNITS for way in map(_way, held)),
            again=sum(case.round > 1 for case in held),
            up=sum(case.escalation is not None for case in held),
            closed=sum(case.phase is Phase.CLOSED for case in held),
        ),
        headers=(words.FROM, words.TO, words.NUMBER),
        rows=(
            (a, b, number)
            for (a, b), number in sorted(
                between.items(), key=lambda one: (place(one[0][0]), place(one[0][1]))
            )
        ),
        language=language,
    )


def _way(case: Case) -> tuple[Text, Text, Text, Text]:
    """One suggestion's way: whether it was assigned, how it was handled, how it ended."""
    end = words.OUTCOMES[case.outcome] if case.outcome else words.STILL_OPEN
    if not case.round:
        return words.FILED, words.NOT_HANDLED, words.NOT_HANDLED, end
    how = words.ONE_ROUND
    if case.escalation is not None:
        how = words.GONE_UP
    elif case.phase is Phase.SPECIAL_SUPERVISION:
        how = words.SUPERVISED
    elif case.round > 1:
        how = words.MORE_ROUNDS
    return words.FILED, words.TO_UNITS, how, end


_ORDER = (
    words.FILED,
    words.TO_UNITS,
    words.ONE_ROUND,
    words.MORE_ROUNDS,
    words.GONE_UP,
    words.SUPERVISED,
    words.NOT_HANDLED,
    *words.OUTCOMES.values(),
    words.STILL_OPEN,
)
_LOOKS = {
    words.TO_UNITS: LOOKS[3],
    words.NOT_HANDLED: LOOKS[5],
    words.ONE_ROUND: LOOKS[3],
    words.MORE_ROUNDS: LOOKS[2],
    words.GONE_UP: LOOKS[1],
    words.SUPERVISED: LOOKS[1],
    **{text: LOOKS[4] if end.solved else LOOKS[1] for end, text in words.OUTCOMES.items()},
    words.STILL_OPEN: LOOKS[5],
}
