"""What of this app can be measured: one module a task, each with its TASK."""
