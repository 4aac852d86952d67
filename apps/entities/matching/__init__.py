"""Pure matching of names: no framework below here."""
