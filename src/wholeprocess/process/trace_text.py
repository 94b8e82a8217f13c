"""A trace to look at (追溯的呈现): a tree of text, or a Mermaid flow chart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wholeprocess.law import Text, how_many
from wholeprocess.process.references import Thing
from wholeprocess.process.trace import CONTEXT, Step, Trace

if TYPE_CHECKING:
    import networkx as nx

KINDS = {
    "deputy": "代表",
    "unit": "单位",
    "division": "区划",
    "session": "会议",
    "slate": "年度民生实事",
    "project": "项目",
    "suggestion": "建议",
    "opinion": "意见",
    "station": "代表站",
    "resolution": "决议",
    "election": "选举",
    "district": "选区",
    "candidate": "候选人",
    "box": "票箱",
}
"""What a kind of thing is called in Chinese; others keep their English name."""


def lines(found: Trace, language: str = "en", *, steps: int = 12) -> Iterator[str]:
    """A trace as two trees: what stood behind the thing, then the thing and what came of it.

    Under each thing are its acts with day, actor and line; of more than ``steps`` the first and the
    last are shown, and how many are between. Of who and where only the names are shown.
    """
    zh = language == "zh"
    if found.behind:
        yield "此前" if zh else "behind it"
        yield from _tree(found, language, steps, back=True)
        yield ""
    yield "此事及此后" if zh else "it, and what came of it"
    yield from _tree(found, language, steps, back=False)


def _tree(found: Trace, language: str, steps: int, *, back: bool) -> Iterator[str]:
    import networkx as nx

    shown: nx.DiGraph[tuple[object, ...]] = nx.DiGraph()
    graph = found.graph.reverse(copy=False) if back else found.graph
    wanted = (found.behind if back else found.of) | {found.thing}
    waiting, seen = [found.thing], {found.thing}
    shown.add_node((found.thing,), label=_label(found.graph, found.thing, language))
    while waiting:
        node = waiting.pop(0)
        whole = node == found.thing if node.kind in CONTEXT else True
        if whole and not (back and node == found.thing):
            held = found.graph.nodes[node]["steps"]
            for place, words in enumerate(_steps(held, language, steps)):
                leaf = (node, place)
                shown.add_node(leaf, label=words)
                shown.add_edge((node,), leaf)
        for other in sorted(graph.successors(node), key=lambda o: (graph.nodes[o]["first"], o)):
            if other not in wanted:
                continue
            if other not in seen:
                seen.add(other)
                waiting.append(other)
                shown.add_node((other,), label=_label(found.graph, other, language))
            shown.add_edge((node,), (other,))
    yield from nx.generate_network_text(shown, sources=[(found.thing,)], vertical_chains=False)


def _label(graph: nx.DiGraph[Thing], node: Thing, language: str) -> str:
    kind = KINDS.get(node.kind, node.kind) if language == "zh" else node.kind
    return " ".join(filter(None, (kind, node.id, graph.nodes[node]["title"])))


def _steps(held: list[Step], language: str, most: int) -> Iterator[str]:
    half = most // 2
    cut = len(held) > most
    for step in held[:half] if cut else held:
        yield _words(step, language)
    if cut:
        left = len(held) - 2 * half
        yield Text(f"……另有{left}条", f"… {how_many(left, 'act')} more").in_(language)
        for step in held[-half:]:
            yield _words(step, language)


def _words(step: Step, language: str) -> str:
    words = step.words.in_(language)
    if language == "zh":
        return f"{step.on} {words}（{step.by}，第{step.line}条）"
    return f"{step.on} {words} ({step.by}, line {step.line})"


def mermaid(found: Trace, language: str = "en") -> str:
    """A trace as a Mermaid flow chart; words are written so that none is read as a command."""
    names = {node: f"n{place}" for place, node in enumerate(sorted(found.graph))}
    drawn = ["flowchart LR"]
    for node, name in names.items():
        left, right = ("[[", "]]") if node == found.thing else ("[", "]")
        drawn.append(f'    {name}{left}"{_escaped(_label(found.graph, node, language))}"{right}')
    for behind, of in sorted(found.graph.edges):
        words = found.graph.edges[behind, of]["words"].in_(language)
        drawn.append(f'    {names[behind]} -->|"{_escaped(words)}"| {names[of]}')
    return "\n".join(drawn)


def _escaped(words: str) -> str:
    """A label in Mermaid: whatever is neither a letter nor a digit as its number."""
    return "".join(sign if sign.isalnum() or sign in " -_/" else f"#{ord(sign)};" for sign in words)
