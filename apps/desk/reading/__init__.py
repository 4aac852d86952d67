"""How the reading desk shows a text and its marks: pure functions over what the queries load."""
