"""Tables as files that people open in a spreadsheet: comma-separated, in UTF-8, and harmless."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from typing import Final

# Spreadsheets take a file without this mark for one of their own old encodings.
MARK: Final = "\ufeff"
# A spreadsheet takes what begins so for a formula, and runs it. Apostrophes before it are counted
# in, so that what we put there can be told from what was there.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def taken_back(cell: str) -> str:
    """The cell without the apostrophe that `harmless` put before it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_line(cells: Iterable[str]) -> str:
    """One line with its end, cells quoted where they need it."""
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
