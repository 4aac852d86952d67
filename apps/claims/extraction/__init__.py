"""What the product reads out of a text about claims. Pure: no database, no framework, no clock."""
