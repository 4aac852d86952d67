"""The parts of docs/reference/ that the code itself knows: roles, words, tables, licences.

A page holds `<!-- generated: roles -->` and `<!-- end -->`; what stands between is written by
`make reference`, and a test fails where it is out of date.
"""
