"""Finding the machine's own Chromium, for browser tests and pictures."""

import os
import shutil
from collections.abc import Mapping

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium found; install the package chromium, or name one in FOGLINE_CHROMIUM"


def find_chromium(environ: Mapping[str, str] = os.environ) -> str | None:
    """The path of the Chromium to use: FOGLINE_CHROMIUM, or the first on the PATH."""
    return environ.get("FOGLINE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def launch_arguments() -> list[str]:
    # Chromium's sandbox does not work for root.
    return ["--no-sandbox"] if os.geteuid() == 0 else []
