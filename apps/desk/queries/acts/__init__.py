"""What people did at the desk, read from the history of all that is tracked."""
