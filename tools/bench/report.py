"""What was measured, as a table to read and as a file to compare."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from tools.bench.finding import FindingWork
from tools.bench.measuring import Measured
from tools.bench.reading import ReadingWork
from tools.bench.run import AtSize, Machine

IMPORT_GOAL = 0.5
GROWTH_GOAL = 1.3
MEMORY_GOAL = 250
NAME_GOAL = 5.0
FINDING_GOAL = 500
ORIGIN_GOAL = 1.0
READING_GOAL = 100
# The goals speak of this size, and of growth from this size to it.
GOAL_SIZE, GROWS_FROM = 100_000, 10_000


def figures(
    machine: Machine,
    results: Sequence[AtSize],
    finding: FindingWork | None,
    reading: ReadingWork | None,
    *,
    quick: bool,
) -> dict[str, Any]:
    """Everything that was measured, and the ratios made of it."""
    return {
        "measured_at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "quick": quick,
        "machine": asdict(machine),
        "sizes": [
            {
                "articles": one.size,
                "load_average": one.load,
                "import": {
                    **asdict(one.imports),
                    "batches_share": one.imports.batches_share,
                    "file_share": one.imports.file_share,
                },
                "names": asdict(one.names),
                "origins": asdict(one.origins),
                "memory": one.memory and asdict(one.memory),
                "pages": [{**asdict(page), "ratio": page.ratio} for page in one.pages],
            }
            for one in results
        ],
        "growth": _growths(results),
        "finding": finding and asdict(finding),
        "reading": reading and asdict(reading),
    }


def write_json(figures: dict[str, Any], folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    stamp = figures["measured_at"].replace(":", "").replace("-", "")[:15]
    path = folder / f"{stamp}.json"
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return path


def lines(
    machine: Machine,
    results: Sequence[AtSize],
    finding: FindingWork | None,
    reading: ReadingWork | None,
) -> Iterator[str]:
    yield f"{machine.cores} cores, {machine.system}, Python {machine.python}, {machine.database}"
    for one in results:
        yield f"  {one.size:>7,} articles: load average at the end {one.load:.1f}"
    yield ""
    yield from _imports(results)
    yield ""
    yield from _page_lines(results)
    yield ""
    yield from _names(results)
    if finding is not None:
        yield (
            f"  finding alone, {finding.names:,} names of the gazetteer and "
            f"{finding.entities:,} on file, without models: {finding.rate:,.0f} texts of "
            f"{finding.length:,} letters a second of one core (goal: {FINDING_GOAL}: "
            f"{_met(finding.rate >= FINDING_GOAL)}) · built in {finding.build:.1f} s, "
            f"{finding.memory:,.0f} MB"
        )
    yield ""
    yield from _origins(results)
    if reading is not None:
        yield ""
        yield (
            f"Reading claims, without models: {reading.rate:,.0f} of {reading.texts:,} texts of "
            f"{reading.length:,} letters a second of one core (goal: {READING_GOAL}: "
            f"{_met(reading.rate >= READING_GOAL)}) · {reading.ratio:,.0f} times cutting them "
            f"into words · {reading.claims:.1f} claims a text"
        )
    yield ""
    yield from _memory(results)


def _imports(results: Sequence[AtSize]) -> Iterator[str]:
    yield "Importing, articles a second (goal: half of a plain COPY or more)"
    for one in results:
        rate = one.imports
        yield (
            f"  into {one.size:>7,}: COPY {rate.copy:,.0f} · batches {rate.batches:,.0f}, "
            f"{_share(rate.batches_share)} · a file, read and stored {rate.file:,.0f}, "
            f"{_share(rate.file_share)}"
        )


def _origins(results: Sequence[AtSize]) -> Iterator[str]:
    yield "Origins of a new claim: milliseconds at the median, and times the bare page"
    ratios = {}
    for one in results:
        work = one.origins
        bare = median(page.bare for page in one.pages)
        ratios[one.size] = work.looked_up / bare, work.proposed / bare
        found, proposed = ratios[one.size]
        yield (
            f"  among {work.claims:>7,} claims, {work.shared:,} of one figure: "
            f"{work.found} candidates found in {work.looked_up:.1f} ms, {found:.2f}× "
            f"(goal: {ORIGIN_GOAL:g}: {_met(found <= ORIGIN_GOAL)}) · compared and proposed in "
            f"{work.proposed:.0f} ms, {proposed:.1f}× · {work.rate:,.0f} a second where many wait"
        )
    if {GROWS_FROM, GOAL_SIZE} <= ratios.keys():
        growth, whole = (
            large / small
            for small, large in zip(ratios[GROWS_FROM], ratios[GOAL_SIZE], strict=True)
        )
        yield f"  growth {growth:.2f}, with comparing {whole:.2f} (goal: {GROWTH_GOAL:g})"


def _share(share: float) -> str:
    return f"{share:.2f} of it ({'met' if share >= IMPORT_GOAL else 'missed'})"


def _page_lines(results: Sequence[AtSize]) -> Iterator[str]:
    sizes = " ".join(f"{f'{one.size:,}':>14}" for one in results)
    yield "Pages: milliseconds at the median, and how many times the bare page beside them"
    yield f"  {'':34} {sizes}  growth  queries  in them  goals"
    growths = _growths(results)
    for place, last in enumerate(results[-1].pages):
        cells = " ".join(_cell(one.pages[place]) for one in results)
        growth = growths.get(last.name)
        grown = f"{growth:6.2f}" if growth else f"{'':6}"
        queries = "" if last.queries is None else str(last.queries)
        inside = "" if last.database is None else f"{last.database:.1f} ms"
        verdict = _verdict(last, results[-1].size, growth)
        yield f"  {last.name:34} {cells}  {grown}  {queries:>7}  {inside:>7}  {verdict}"


def _cell(page: Measured) -> str:
    return f"{page.milliseconds:8.1f} {page.ratio:4.1f}×"


def _growths(results: Sequence[AtSize]) -> dict[str, float]:
    """How many times longer each page takes at the goal's size, beside the bare page."""
    by_size = {one.size: one for one in results}
    if GROWS_FROM not in by_size or GOAL_SIZE not in by_size:
        return {}
    pairs = zip(by_size[GROWS_FROM].pages, by_size[GOAL_SIZE].pages, strict=True)
    return {small.name: large.ratio / small.ratio for small, large in pairs}


def _verdict(page: Measured, size: int, growth: float | None) -> str:
    said = []
    if page.goal is not None and size == GOAL_SIZE:
        said.append(f"within {page.goal:g}: {_met(page.ratio <= page.goal)}")
    if growth is not None and page.steady:
        said.append(f"growth {GROWTH_GOAL:g}: {_met(growth <= GROWTH_GOAL)}")
    return ", ".join(said)


def _met(met: bool) -> str:
    return "met" if met else "missed"


def _names(results: Sequence[AtSize]) -> Iterator[str]:
    yield f"Names, seconds from added to all suggestions stored (goal: {NAME_GOAL:g} at most)"
    for one in results:
        names = one.names
        yield (
            f"  {one.size:>7,}: {names.added:.2f} s for {names.articles} articles "
            f"({_met(names.added <= NAME_GOAL)}) · searched and stored "
            f"{names.searched:,.0f} texts a second · finder built in {names.build:.1f} s"
        )


def _memory(results: Sequence[AtSize]) -> Iterator[str]:
    yield f"Memory of the web worker after its run (goal: {MEMORY_GOAL} MiB at most)"
    for one in results:
        if one.memory is None:
            yield f"  {one.size:>7,}: not known on this system"
            continue
        met = _met(one.memory.resident <= MEMORY_GOAL)
        yield (
            f"  {one.size:>7,}: {one.memory.resident:.0f} MiB resident, "
            f"{one.memory.proportional:.0f} MiB proportional ({met})"
        )
