"""What the overview shows, each part as values made ready for its template."""
