"""Browser tests run in the machine's own Chromium, and say plainly when they cannot.

With FOGLINE_REQUIRE_BROWSER=1 a browser test without a Chromium fails instead of being skipped.
"""

import os
from typing import Any

import pytest
from playwright.sync_api import expect

from tools.chromium import MISSING, find_chromium, launch_arguments

REQUIRED = os.environ.get("FOGLINE_REQUIRE_BROWSER") == "1"


# A busy machine is slow, not wrong.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": find_chromium(),
        "args": launch_arguments(),
    }


@pytest.fixture(scope="session", autouse=True)
def allow_queries_beside_the_browser() -> None:
    # Playwright's loop runs in the test's thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and find_chromium() is None:
        if REQUIRED:
            pytest.fail(f"a browser test cannot run: {MISSING}", pytrace=False)
        pytest.skip(MISSING)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if MISSING in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} browser tests were skipped: {MISSING}.")
