"""Who was elected by whom to which congress (代表选举关系), as a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wholeprocess.congress import Register

if TYPE_CHECKING:
    import networkx as nx


def mandates(register: Register) -> nx.MultiDiGraph[str]:
    """Who was elected by which division to which congress, as a plain networkx graph.

    An edge goes from the electing division to the congress, its key is the deputy.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for deputy in register.deputies.values():
        graph.add_edge(deputy.elected_by, deputy.congress, key=deputy.id, deputy=deputy)
    return graph
