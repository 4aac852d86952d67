"""Rejected lines, written out in the format they came in, to be mended and imported again."""

import hashlib
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from apps.articles.intake.records import Rejection


class RejectedWriter:
    """Writes the exact bytes of rejected lines beside `target`, without its ending.

    JSON lines go to `target.jsonl`; CSV rows to `target.csv` under the header they came with, and
    rows of another header to `target-2.csv` and so on. Files that were refused whole, and lines
    too long to keep, are not copied: they are listed in `left_out`. Nothing is created until there
    is something to write.
    """

    def __init__(self, target: Path) -> None:
        self._target = target.with_suffix("") if target.suffix in {".jsonl", ".csv"} else target
        self._files: dict[bytes, BinaryIO] = {}
        self.paths: list[Path] = []
        self.left_out: list[Rejection] = []

    def __enter__(self) -> "RejectedWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file in self._files.values():
            file.close()

    def add(self, rejection: Rejection) -> None:
        if rejection.raw is None:
            self.left_out.append(rejection)
            return
        file = self._file(rejection.header)
        file.write(rejection.raw)
        if not rejection.raw.endswith(b"\n"):
            file.write(b"\n")

    def _file(self, header: bytes | None) -> BinaryIO:
        key = hashlib.sha256(header).digest() if header else b""
        if key not in self._files:
            tables = sum(1 for known in self._files if known) + 1
            ending = ".jsonl" if not header else ".csv" if tables == 1 else f"-{tables}.csv"
            path = self._target.with_name(self._target.name + ending)
            self._files[key] = path.open("wb")
            self.paths.append(path)
            if header:
                self._files[key].write(header)
        return self._files[key]
