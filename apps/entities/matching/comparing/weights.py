"""How much each figure counts when two names are compared: log odds a unit.

Learned by tools/name_weights.py from pairs that people judged (OFAC's list of aliases, GeoNames,
nomenklatura's bench), except where a comment says otherwise. The figures are explained in
people.py, places.py and bodies.py.
"""

from __future__ import annotations

PERSON = {
    "bias": 1.55,
    "first": 0.81,
    "shifted": -1.54,
    "clash": -3.75,
    "short_extra": -0.48,
    "patronymic_lost": -1.13,
    "rare": 1.02,
    "order": -0.30,
    # By hand: such pairs stand in no list. A given name alone names nobody.
    "thin": -4.0,
}
PLACE = {
    "bias": -1.34,
    "apart": -0.11,
    "bones": 0.93,
    "same": 0.83,
    "start": 0.63,
    "ending": 0.90,
    "lost": -0.08,
    # By hand: the first district is not the second, and an oblast not its city.
    "sorts": -2.5,
    "region": -2.2,
}
# By hand: too few pairs of bodies are judged to learn from.
ORGANISATION = {
    "bias": 2.5,
    "kept": 1.0,
    "clash": -5.0,
    "extra": -6.0,
    "acronym": -1.0,
    "legal": -0.4,
}
OF = {"person": PERSON, "place": PLACE, "organisation": ORGANISATION}

# By hand. A gazetteer that knows both names as one place's, or knows both and never as one's.
IN_ONE_GAZETTEER_PLACE = 5.0
IN_TWO_GAZETTEER_PLACES = -2.5
