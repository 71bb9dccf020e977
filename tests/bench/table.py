"""The measurements as a page of the documentation."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.bench.figures import Figures
from tests.bench.limits import KB, LIMITS

HEAD = """\
# Speed of the build

Written by `make bench`; the measurements are in [build-speed.json](build-speed.json). A corpus of N invented practices
(`tests/bench/`), about 450 words in each of two languages, one concept and one organisation for ten practices, is
written as our base and as projects of other generators. All cases run in turn, round after round, on one machine;
figures are medians. Read ratios rather than seconds: the machine is not yours, and it is not always at rest.

"""
BUILDS = """
## Whole builds, N = {size:,}

“Pages” is without search index; Hugo is then also without check of links. “Complete” is with search index, and checks
links. Zensical builds each language by itself, one after the other. Cold: no output, no cache of the tool; the files
are in the memory of the machine. The others have no page per concept or organisation and no permanent addresses; ours
has. Memory is that of all processes together at their highest, looked at every 20 ms in a round of its own; “largest”
is that of the largest process, told by the system. A changed text is one word in one practice, from the cache of the
build before; the change is of the original, so that the translation is behind.

"""
GROWTH = """
## Growth

Seconds at N practices, and the exponent k of time ~ N^k fitted over all N, and from N = {size:,} on.

"""


def document(results: Mapping[str, Any]) -> str:
    """The whole page, in Markdown."""
    figures = Figures(results)
    parts = [HEAD, about(results["machine"]), "\n## Limits\n\n", limits(figures), BUILDS.format(size=figures.size)]
    parts += [builds(figures), GROWTH.format(size=figures.size), growth(figures)]
    return "".join(parts)


def about(machine: Mapping[str, str]) -> str:
    """What was measured, and on what."""
    return "; ".join(f"{name} {version}".replace("machine ", "") for name, version in machine.items()) + ".\n"


def limits(figures: Figures) -> str:
    """Each limit, what was measured, whether it is kept."""
    rows = []
    sizes = {"size": figures.size, "largest": figures.largest, "pages": 2 * figures.size}
    for limit in LIMITS:
        measured = limit.measured(figures)
        kept = "yes" if measured <= limit.most else "**no**"
        what, most = limit.what.format(**sizes), limit.limit.format(**sizes)
        rows.append([what, most, limit.shown.format(measured), kept])
    return table(["what", "at most", "measured", "kept"], rows)


def builds(figures: Figures) -> str:
    """Every case at the size that all have built."""
    head = ["case", "wall s (least–most)", "CPU s", "wall / Hugo", "CPU / Hugo", "memory MiB", "largest MiB"]
    head += ["pages", "record kB (compressed)", "first search kB"]
    return table(head, (build(figures, case) for case in figures.cases(figures.size)))


def build(figures: Figures, case: str) -> list[str]:
    """One case; Hugo is Hugo's complete build."""
    size, row = figures.size, figures.row(case, figures.size)
    least, most = figures.spread(case, size)
    wrote = row.get("weight")
    search = figures.results["reader"]["search"] if case == "ours, complete" else row.get("search")
    return [
        case,
        f"{figures.of(case, size):.2f} ({least:.2f}–{most:.2f})",
        f"{figures.of(case, size, 'cpu'):.2f}",
        *(f"{figures.ratio(case, 'hugo, complete', size, what):.2f}" for what in ("wall", "cpu")),
        f"{figures.memory(case, size):.0f}",
        f"{figures.of(case, size, 'largest'):.0f}",
        f"{wrote['pages']:,}" if wrote else "",
        f"{wrote['raw'] / KB:.1f} ({wrote['compressed'] / KB:.1f})" if wrote else "",
        f"{search / KB:,.0f}" if search else "",
    ]


def growth(figures: Figures) -> str:
    """The cases measured at several sizes."""
    sizes = figures.sizes
    later = [size for size in sizes if size >= figures.size]
    head = [
        "case",
        *(f"N = {size:,}" for size in sizes),
        "k, all",
        f"k, from {figures.size:,}",
        "memory MiB at the largest",
    ]
    rows = []
    for case in figures.cases(figures.largest):
        seconds = [f"{figures.of(case, size):.2f}" for size in sizes]
        exponents = [f"{figures.growth(case, some):.2f}" if len(some) > 1 else "" for some in (sizes, later)]
        rows.append([case, *seconds, *exponents, f"{figures.memory(case, figures.largest):.0f}"])
    return table(head, rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
