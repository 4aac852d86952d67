"""Words in names that tell little or mean the same as others. Plain Latin letters, lower case."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Left out where two names of people are compared.
PARTICLES = _words(
    """al el ul ad an ar as at az bin ibn ben bn bint ould wuld uld ap bar abi de da do dos das
    del della di du la le les los las y e i von van der den ter te zu zum zur af av und ed the of
    """
)
TITLES = _words(
    """mr mrs ms miss dr prof sir lord lady haji hajji hajj hadji haj sheikh shaykh sheik
    cheikh sayyid seyyed seyed sayed syed sayid mullah mulla maulavi mawlawi maulana qari kari
    ustad ustaz hafiz mufti imam gen general col colonel maj major capt captain lt admiral
    president minister engineer eng dato jr sr"""
)

# Legal forms of bodies, each with the words that stand for it. Longer ones are looked for first.
_LEGAL_FORMS = {
    "ltd": (
        "ltd",
        "limited",
        "ltda",
        "limited liability company",
        "limited liability co",
        "llc",
        "l l c",
        "ooo",
        "tov",
        "obshchestvo s ogranichennoi otvetstvennostiu",
        "obshchestvo s ogranichennoy otvetstvennostyu",
        "tovarystvo z obmezhenoiu vidpovidalnistiu",
        "gmbh",
        "gesellschaft mit beschrankter haftung",
        "srl",
        "s r l",
        "sarl",
        "s a r l",
        "sp z o o",
        "spolka z o o",
        "societatea cu raspundere limitata",
        "bv",
        "b v",
        "doo",
        "d o o",
        "sro",
        "s r o",
        "kft",
        "oy",
        "ab",
        "pte",
        "pvt",
        "private limited",
        "pty",
    ),
    "jsc": (
        "jsc",
        "joint stock company",
        "joint stock co",
        "open joint stock company",
        "public joint stock company",
        "closed joint stock company",
        "ojsc",
        "pjsc",
        "cjsc",
        "oao",
        "ao",
        "pao",
        "zao",
        "pat",
        "prat",
        "vat",
        "aktsionernoe obshchestvo",
        "otkrytoe aktsionernoe obshchestvo",
        "publichnoe aktsionernoe obshchestvo",
        "sa",
        "s a",
        "ag",
        "aktiengesellschaft",
        "spa",
        "s p a",
        "sae",
        "plc",
        "nv",
        "n v",
        "as",
        "asa",
        "se",
    ),
    "company": (
        "company",
        "co",
        "corporation",
        "corp",
        "inc",
        "incorporated",
        "firm",
        "kompaniia",
    ),
    "pmc": ("pmc", "chvk", "pvk", "private military company", "chastnaya voennaya kompaniya"),
    "state": ("fsue", "fgup", "dp", "federal state unitary enterprise", "state enterprise"),
}


@cache
def legal_forms() -> tuple[tuple[tuple[str, ...], str], ...]:
    """(words of the form, what it amounts to), longest first."""
    pairs = [
        (tuple(words.split()), meaning)
        for meaning, forms in _LEGAL_FORMS.items()
        for words in forms
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


# Words that many bodies share: agreeing on them says little, differing on one says something,
# on the light ones hardly anything.
LIGHT = _words("group groups holding holdings gruppa hrupa organisation organization")
GENERIC = _words(
    """international global trading trade management construction bank fund trust foundation
    institute university ministry agency service services industries industry enterprise
    enterprises association union committee council party federal national state central general
    department office society center centre capital partners systems technology technologies"""
)
EMPTY = _words("of the for and in on at to de la le du des der die das und et i v na s z")

# Words of bodies and places said in another language, by what they mean.
_TRANSLATED = {
    "oblast": "oblast region province oblast voblasts oblastj vilayet gebiet voivodeship rehion",
    "raion": "raion rayon district raen rajon okrug",
    "lower": "nizhny nizhni nizhniy nizhnii nizhnyaya nizhneye nyzhnii nyzhnia lower unter",
    "upper": "verkhny verkhni verkhniy verkhnii verkhnyaya verkhneye verkhnia upper ober",
    "new": "novy novyi novyy novaya novoye novoe novi nova nove new neu nowa nowe nowy",
    "old": "stary staryi staryy staraya staroye staroe stari stara stare old alt",
    "great": "bolshoi bolshoy bolshaya bolshoye velykyi velyka velyke veliki velikiye great big",
    "little": "maly malyi malyy malaya maloye mala male mali little small lesser",
    "saint": "saint san santa sankt st sviatoi svyatoy sviato",
    "red": "krasny krasnyi krasnyy krasnaya krasnoye chervonyi chervona chervone red",
    "north": "severny severnyi severnaya pivnichnyi pivnichna northern north",
    "south": "yuzhny yuzhnyi yuzhnaya pivdennyi pivdenna pivdenne southern south",
    "east": "vostochny vostochnyi vostochnaya skhidnyi skhidna eastern east",
    "west": "zapadny zapadnyi zapadnaya zakhidnyi zakhidna western west",
    "city": "city gorod misto horad town grad urban",
    "village": "village selo derevnya vioska stanitsa posyolok poselok selyshche khutor xutor",
    "river": "river reka rika",
    "lake": "lake ozero",
    "island": "island ostrov ostriv",
    "mountain": "mount mountain gora hora",
    "ministry": "ministry ministerstvo ministere ministerium",
    "defence": "defence defense oborony oborona",
    "army": "army armiia armiya armee armee",
    "bank": "bank banque banco banka",
    "factory": "factory plant zavod works",
    "university": "university universitet universytet universite universitat",
    "institute": "institute institut instytut",
    "security": "security bezopasnosti bezpeky securite",
    "council": "council sovet rada conseil rat",
    "people": "people peoples narodnaya narodnyi narodna narodny",
    "republic": "republic respublika respublyka republik republique rep",
}


@cache
def translated() -> dict[str, str]:
    """Each word to the English word for what it means."""
    return {word: meaning for meaning, words in _TRANSLATED.items() for word in words.split()}


# Words that say what sort of place it is, not which.
SORTS_OF_PLACE = frozenset({"oblast", "raion", "city", "village", "river", "lake", "island"})


@cache
def given_names() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Groups of given names that stand for one another: (full forms, short forms)."""
    text = files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8")
    groups = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            full, _, short = line.partition("|")
            groups.append((tuple(full.split()), tuple(short.split())))
    return tuple(groups)
