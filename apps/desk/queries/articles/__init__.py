"""What the Articles page needs to know."""
