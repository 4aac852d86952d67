"""What the pages of questions show, as values made ready for their templates."""
