"""Make the environment that the product runs in: .venv, its packages, the front-end files.

Run by the Makefile before everything else. A second run finds it all there, needs no network and
takes a few milliseconds.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
ENVIRONMENT = REPOSITORY / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
REQUIREMENTS = REPOSITORY / "requirements"


def main(arguments: list[str]) -> None:
    # What runs this is whichever Python the machine has.
    if sys.version_info < (3, 11):  # noqa: UP036
        found = f"{sys.executable} is {sys.version.split()[0]}"
        sys.exit(
            f"Fogline needs Python 3.11 or newer, and {found}.\n"
            "Where a newer one has another name: make run PYTHON=/path/to/python3"
        )
    parser = argparse.ArgumentParser(description="Make the environment Fogline runs in.")
    parser.add_argument("--models", action="store_true", help="with the language models")
    parser.add_argument("--dev", action="store_true", help="with what checks and tests need")
    given = parser.parse_args(arguments)
    _make_environment()
    _install("base")
    if given.models or given.dev:
        _install("models")
    if given.dev:
        _install("dev")
    _bring_front_end()


def _make_environment() -> None:
    if _environment_works():
        return
    print(f"Making the environment {ENVIRONMENT.name} …", flush=True)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(ENVIRONMENT)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            f"{made.stdout.strip()}\n\n"
            f"This Python cannot make a virtual environment. On Debian and Ubuntu, install the "
            f"missing part with:\n    apt install python{version}-venv\nand run make again."
        )


def _environment_works() -> bool:
    """Whether it is there, starts, and is of the Python that runs this script."""
    if not PYTHON.exists() or not any(ENVIRONMENT.glob("lib/python*/site-packages/pip")):
        return False
    asked = subprocess.run(
        [str(PYTHON), "-c", "import sys; print(*sys.version_info[:2])"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.split() == [str(sys.version_info.major), str(sys.version_info.minor)]


def _install(name: str) -> None:
    """Install one locked list, unless exactly this list is installed already."""
    locked = REQUIREMENTS / f"{name}.txt"
    digest = hashlib.sha256(locked.read_bytes()).hexdigest()
    stamp = ENVIRONMENT / f".installed-{name}"
    if stamp.exists() and stamp.read_text() == digest:
        return
    count = len(re.findall(r"^[A-Za-z0-9]", locked.read_text(), flags=re.MULTILINE))
    packages = "1 package" if count == 1 else f"{count} packages"
    print(f"Installing {packages} from {locked.relative_to(REPOSITORY)} …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    process = subprocess.Popen(
        # Hashes: what arrives is what was locked, or nothing is installed.
        [*pip, "--progress-bar=off", "--require-hashes", "-r", str(locked)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    said = _shown(process, count)
    if process.wait() != 0:
        sys.exit(f"{said}\n\nThe packages could not be installed: see pip's message above.")
    stamp.write_text(digest)


def _shown(process: subprocess.Popen[str], count: int) -> str:
    """Show pip's progress: one line that changes on a terminal, a line a dozen elsewhere."""
    terminal = sys.stdout.isatty()
    lines: list[str] = []
    found = 0
    for line in process.stdout or ():
        lines.append(line)
        begun = re.match(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)", line)
        if begun:
            found += 1
            if terminal:
                print(f"\r\x1b[K  {found} of {count}  {begun[1]}", end="", flush=True)
            elif found % 12 == 0:
                print(f"  {found} of {count}", flush=True)
        elif line.startswith("Installing collected packages"):
            print("\r\x1b[K" * terminal + "  unpacking …", flush=True)
    return "".join(lines)


def _bring_front_end() -> None:
    # Loaded this late because an older Python than ours could not even load it.
    from tools import front_end

    if front_end.is_current():
        return
    print("Bringing fonts, map and outlines …", flush=True)
    npm = front_end.system_npm()
    if npm is None:
        print("This machine has no npm: Node comes from its Python wheel.", flush=True)
        _install("node")
        npm = front_end.wheel_npm(ENVIRONMENT)
    if npm is None:
        sys.exit("Neither the machine nor the Node wheel has npm, which brings the fonts.")
    front_end.bring(npm)


if __name__ == "__main__":
    main(sys.argv[1:])
