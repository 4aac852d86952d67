"""`manage.py bench`: what importing, pages and memory cost, at several sizes of the archive.

The articles are made up by a seeded generator (`vocabulary`, `world`, `writing`) and put into
databases of their own (`rows`, `derived`, `archive`, `databases`). Pages are asked for over HTTP
(`web`, `visitor`, `pages`, `measuring`), imports carried out (`importing`), and `run` and `report`
put the figures together.
"""
