"""Scripts that prepare a working copy, with Python's standard library alone, and `bench`."""
