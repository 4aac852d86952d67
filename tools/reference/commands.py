"""What can be called: targets of the Makefile, and the commands of our own apps."""

import re
from pathlib import Path

from django.apps import apps
from django.core.management import get_commands, load_command_class

_TARGET = re.compile(r"^(?P<name>[a-z-]+):.*## (?P<says>.+)$", re.MULTILINE)


def make_targets(makefile: Path) -> str:
    lines = ["| Target | |", "|---|---|"]
    lines += [
        f"| `make {m['name']}` | {m['says']} |" for m in _TARGET.finditer(makefile.read_text())
    ]
    return "\n".join(lines)


def our_commands() -> dict[str, str]:
    """The names of our own management commands, with the app that holds each."""
    ours = {config.name for config in apps.get_app_configs() if config.name.startswith("apps.")}
    return {name: app for name, app in sorted(get_commands().items()) if app in ours}


def commands() -> str:
    parts = []
    for name, app in our_commands().items():
        command = load_command_class(app, name)
        parser = command.create_parser("manage.py", name)
        own = [action for action in parser._actions if action.dest not in _EVERYBODYS]
        lines = [f"## `manage.py {name}`", "", " ".join(command.help.split()), ""]
        lines += ["| | |", "|---|---|"] if own else []
        for action in own:
            word = action.option_strings[-1] if action.option_strings else ""
            value = action.metavar or (action.dest if not action.option_strings else "")
            if action.option_strings and action.nargs != 0 and not value:
                value = action.dest.upper()
            shown = f"{word} {value}".strip()
            lines.append(f"| `{shown}` | {action.help or ''} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


# Options that Django gives to every command.
_EVERYBODYS = {
    "help",
    "version",
    "verbosity",
    "settings",
    "pythonpath",
    "traceback",
    "no_color",
    "force_color",
    "skip_checks",
}
