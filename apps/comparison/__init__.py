"""Claims put side by side: whether they speak of one thing, and how many origins stand behind."""
