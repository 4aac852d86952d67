"""What the Claims page needs to know."""
