"""Ukrainian and Russian words that attribute, by the act and by what may follow them."""

from __future__ import annotations

from apps.claims.extraction.attributions.closed_words import words_of
from apps.claims.extraction.attributions.cues import Cue, Form, Group
from apps.claims.extraction.attributions.records import Act

# Stems of past tenses: masculine, feminine and plural are made from them.
PAST = (
    Group(
        Act.SAYS,
        "qc",
        "сказа заяви повідоми зазначи дода наголоси підкресли пояснив уточни розпові написа"
        " нагада відзначи зауважи стверджува запевни попереди прокоментува відпові"
        " оголоси підсумува процитува розкри визна підтверди вказа"
        " добави сообщи заяви отмети подчеркну поясни уточни рассказа напомни замети утвержда"
        " завери предупреди прокомментирова ответи объяви призна подтверди указа говори"
        " додава повідомля заявля говори сообща добавля",
    ),
    Group(Act.BELIEVES, "c", "вважа дума вирі припусти счита полага предположи"),
    Group(Act.KNOWS, "h", "зна дізна узна поня зрозумі"),
    Group(Act.EXPECTS, "ct", "очікува ожида"),
    Group(
        Act.INTENDS,
        "ct",
        "пообіця обіця погрожува пригрози пообеща обеща угрожа планува планирова",
    ),
    Group(Act.ASKS, "ct", "заклика попроси вимага призва потребова"),
    Group(Act.DENIES, "co", "заперечи спростува отрица"),
    Group(Act.JUDGES, "o", "звинувати розкритикува засуди обвини раскритикова осуди"),
)
# Present tenses and other forms, written out.
FORMS = (
    Group(
        Act.SAYS,
        "qc",
        "каже кажуть говорить говорять заявляє заявляють повідомляє повідомляють зазначає"
        " зазначають додає додають наголошує наголошують підкреслює стверджує стверджують"
        " пояснює пише пишуть розповідає нагадує запевняє запевняють попереджає визнає"
        " підтверджує розповів розповіла розповіли відповів відповіла відповіли"
        " говорит говорят заявляет заявляют сообщает сообщают отмечает отмечают добавляет"
        " подчеркивает подчёркивает утверждает утверждают поясняет пишет пишут рассказывает"
        " напоминает уверяет уверяют предупреждает признает признаёт подтверждает цитирует"
        " передает передаёт передають передає подчеркнул подчеркнула підкреслив"
        " додав додала додали добавил добавила добавили признал признала признали",
    ),
    Group(
        Act.BELIEVES,
        "c",
        "вважає вважають думає думають вірить припускає считает считают думает думают полагает"
        " полагают верит предполагает предполагают",
    ),
    Group(Act.KNOWS, "h", "знає знають знает знают розуміє понимает"),
    Group(
        Act.EXPECTS,
        "ct",
        "очікує очікують сподівається сподіваються сподівався сподівалася сподівалися ожидает"
        " ожидают надеется надеются надеялся надеялась надеялись прогнозує прогнозирует",
    ),
    Group(
        Act.INTENDS,
        "ct",
        "обіцяє обіцяють погрожує погрожують планує планують обещает обещают угрожает"
        " угрожают планирует планируют",
    ),
    Group(
        Act.ASKS,
        "ct",
        "закликає закликають закликав закликала закликали просить вимагає призывает призывают"
        " просит требует требуют призвал призвала призвали",
    ),
    Group(
        Act.DENIES,
        "co",
        "заперечує заперечують спростовує отрицает отрицают опровергает опроверг опровергла"
        " опровергли",
    ),
    Group(
        Act.REFUSES,
        "t",
        "відмовився відмовилася відмовилась відмовилися відмовляється отказался отказалась"
        " отказались отказывается",
    ),
    Group(Act.REFUSES, "t", "став стала стали стало стал"),
    Group(Act.JUDGES, "o", "звинувачує обвиняет критикує критикует"),
)

# Forms that refuse only under a negation: «не стала коментувати».
ONLY_NEGATED = words_of("став стала стали стало стал")

# "за словами X", "по данным Y": the phrase that names the source follows in another case.
_WORDS_OF_SOURCE = (
    ("за", "словами даними інформацією твердженням оцінками оцінкою повідомленням версією"),
    ("на", "думку погляд переконання"),
    ("зі", "слів"),
    ("по", "словам данным информации утверждению оценкам оценке сообщению версии мнению"),
    ("со", "слов"),
)
_THEIR_OWN = words_of("його її їх їхніми їхньою моїми нашими его ее её их моим нашим")
ACCORDING: tuple[tuple[str, ...], ...] = (
    *((lead, word) for lead, words in _WORDS_OF_SOURCE for word in words.split()),
    ("з", "посиланням", "на"),
    ("із", "посиланням", "на"),
    ("посилаючись", "на"),
    ("со", "ссылкой", "на"),
    ("ссылаясь", "на"),
)
SOURCE_WORDS = frozenset(
    (lead, word) for lead, words in _WORDS_OF_SOURCE for word in words.split()
)
# "за його словами": the source is the word in the middle.
ACCORDING_TO_THEM: tuple[tuple[str, str, str], ...] = tuple(
    (lead, owner, word)
    for lead, words in _WORDS_OF_SOURCE
    for word in words.split()
    for owner in sorted(_THEIR_OWN)
)


def verb_cues() -> dict[str, Cue]:
    """All forms of all verbs above, by the form."""
    found: dict[str, Cue] = {}
    for group in PAST:
        for stem in group.lemmas.split():
            for ending in ("в", "ла", "ли", "л", "ло"):
                found[stem + ending] = Cue(stem, group.act, frozenset(group.frames), Form.PAST)
    for group in FORMS:
        for word in group.lemmas.split():
            found[word] = Cue(word, group.act, frozenset(group.frames), Form.THIRD)
    return found
