"""What `make run` does once everything is installed: one command, the whole product.

It holds the embedded database, brings it up to date, and keeps the web server and the job worker
running until it is told to stop. A server installation runs them as separate services instead.
"""
