"""What of this app can be measured: one module a task, each with its TASK.

What a task provides is said at apps/measuring/task.py. In short: `reads` names the input fields,
`proposer()` loads what is needed and gives a function from one input line to its answer,
`scorer()` gives an object with `add(gold, proposal)` and `tables()`. Span tasks count with
apps.measuring.SpanScore. A new module is added to TASKS in apps/desk/measuring.py.
"""
