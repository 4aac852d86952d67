"""Scripts that prepare a working copy. They need Python's standard library alone."""
