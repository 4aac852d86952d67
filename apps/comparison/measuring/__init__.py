"""What of this app can be measured: one module a task, each with its TASK.

Texts and claims come from outside: `names` finds who and where, `gathering` makes of them the same
facts that the desk compares, `given` takes claims that are there already.
"""
