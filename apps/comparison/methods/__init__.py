"""The methods of comparison, pure: records in, findings with their reasons out.

No query, no clock, no settings: what loads the records and stores the findings lies outside.
"""
