"""`python -m tools.reference`: write the generated sections of docs/reference/ anew."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from tools.reference.sections import REPOSITORY, pages, renewed  # noqa: E402  (needs Django's models)

for page in pages():
    before = page.read_text()
    after = renewed(before)
    if after != before:
        page.write_text(after)
        print(f"{page.relative_to(REPOSITORY)}: renewed")
