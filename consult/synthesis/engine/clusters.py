"""Groups of a graph of neighbours: Louvain, run many times, and what most runs agree on.

One run depends on the order in which it looks at the texts; what twenty runs put together hardly
does. The same graph and the same settings give the same groups.
"""

from __future__ import annotations

import math
from typing import Any

from ...lazy import communities, np, sparse

AGREED = 0.5  # of the runs
LOWEST, HIGHEST, STEPS = 0.1, 50.0, 12

Matrix = Any
Labels = Any


def once(graph: Matrix, resolution: float, seed: int) -> Labels:
    """The group of each text, by number; texts without neighbours are groups of one."""
    if graph.nnz == 0:
        return np.arange(graph.shape[0])
    louvain = communities.Louvain(resolution=resolution, shuffle_nodes=True, random_state=seed)
    return louvain.fit_predict(graph)


def agreed(graph: Matrix, resolution: float, runs: int, seed: int) -> Labels:
    """The groups of the graph of those that most of the runs put together."""
    links = graph.tocoo()
    together = np.zeros(links.nnz)
    for run in range(runs):
        labels = once(graph, resolution, seed * 1000 + run)
        together += labels[links.row] == labels[links.col]
    kept = together >= AGREED * runs
    sure = sparse.csr_matrix(
        (together[kept] / runs, (links.row[kept], links.col[kept])), shape=graph.shape
    )
    return once(sure, resolution, seed * 1000)


def about(graph: Matrix, number: int, runs: int, seed: int) -> Labels:
    """That number of groups of more than one text, or as many as the texts can be told apart in.

    Compared, on texts whose subjects were known, with ever finer groups merged by other measures,
    with spectral cuts and with trees of what the runs agree on: none found the subjects better.
    """
    if number == 1:
        return np.zeros(graph.shape[0], dtype=np.int64)
    high = _finest(graph, number, seed)
    labels = agreed(graph, high, runs, seed)
    for _step in range(STEPS):
        if _several(labels) >= number or high > HIGHEST:
            break
        high *= 1.2
        finer = agreed(graph, high, runs, seed)
        labels = max(labels, finer, key=_several)
    return merged(graph, labels, number)


def _finest(graph: Matrix, number: int, seed: int) -> float:
    """The resolution at which one run makes that number of groups, or the most that it can: too
    fine, they fall into texts alone.
    """
    tried: list[float] = [
        LOWEST * math.pow(HIGHEST / LOWEST, step / STEPS) for step in range(STEPS + 1)
    ]
    found = [_several(once(graph, one, seed * 1000)) for one in tried]
    enough = next((step for step, several in enumerate(found) if several >= number), None)
    if not enough:
        return tried[0 if enough == 0 else found.index(max(found))]
    low, high = tried[enough - 1], tried[enough]
    for _step in range(STEPS // 2):
        middle = math.sqrt(low * high)
        if _several(once(graph, middle, seed * 1000)) < number:
            low = middle
        else:
            high = middle
    return high


def _several(labels: Labels) -> int:
    return int((np.bincount(labels) > 1).sum())


def merged(graph: Matrix, labels: Labels, most: int) -> Labels:
    """No more than that many groups: the two most linked for their weight are made one, again and
    again. Groups of one text are left alone.
    """
    _numbers, labels = np.unique(labels, return_inverse=True)
    large = np.flatnonzero(np.bincount(labels) > 1)
    if len(large) <= most:
        return labels
    member = sparse.csr_matrix(
        (np.ones(len(labels)), (np.arange(len(labels)), labels)),
        shape=(len(labels), int(labels.max()) + 1),
    )[:, large]
    links = np.asarray((member.T @ graph @ member).todense(), dtype=float)
    weight = np.asarray(member.T @ graph.sum(axis=1)).ravel()
    into = {int(number): int(number) for number in large}
    alive = list(range(len(large)))
    while len(alive) > most:
        some = np.array(alive)
        share = links[np.ix_(some, some)] / np.maximum(np.outer(weight[some], weight[some]), 1e-12)
        share[np.tril_indices(len(some))] = -1
        first, second = (some[int(place)] for place in divmod(int(share.argmax()), len(some)))
        links[first] += links[second]
        links[:, first] += links[:, second]
        weight[first] += weight[second]
        alive.remove(int(second))
        gone, stays = int(large[second]), int(large[first])
        into = {number: stays if to == gone else to for number, to in into.items()}
    return np.array([into.get(int(number), int(number)) for number in labels])
