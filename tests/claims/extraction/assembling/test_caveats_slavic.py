"""Ukrainian and Russian caveats, with their words in any order, and who makes them."""

import pytest

from apps.claims.extraction.assembling import Kind, Limit
from tests.claims.extraction.assembling.kinds_read import claimant_of, claims_of


def caveats(text):
    return [(claim.limit, claimant_of(claim)) for claim in claims_of(text, Kind.CAVEAT)]


@pytest.mark.parametrize(
    ("text", "limit", "claimant"),
    [
        ("Незалежно перевірити ці слова не вдалося.", Limit.UNVERIFIED, ""),
        ("Независимо проверить рассказ солдата нельзя.", Limit.UNVERIFIED, ""),
        ("Проверить их с места событий невозможно.", Limit.UNVERIFIED, ""),
        ("Перевірити відомості про бій наразі неможливо.", Limit.UNVERIFIED, ""),
        ("Ці дані ні підтвердити, ні спростувати неможливо.", Limit.UNVERIFIED, ""),
        ("Эти данные невозможно ни подтвердить, ни опровергнуть.", Limit.UNVERIFIED, ""),
        ("Reuters не вдалося підтвердити цю заяву.", Limit.UNVERIFIED, "Reuters"),
        ("Редакція не змогла перевірити відео.", Limit.UNVERIFIED, "Редакція"),
        ("Минск их не комментировал.", Limit.NO_COMMENT, "Минск"),
        ("У Мінську ці заяви не коментували.", Limit.NO_COMMENT, "Мінську"),
        ("Эти слова губернатор не комментировал.", Limit.NO_COMMENT, "губернатор"),
        ("Міністерство оборони його слів не коментує.", Limit.NO_COMMENT, "Міністерство оборони"),
        ("Штаб округа на эти вопросы не ответил.", Limit.NO_COMMENT, "Штаб округа"),
        ("В штабе на это не отреагировали.", Limit.NO_COMMENT, "штабе"),
        ("Від коментарів відмовилася речниця уряду.", Limit.NO_COMMENT, "речниця уряду"),
        ("Речниця НАТО від коментарів відмовилася.", Limit.NO_COMMENT, "Речниця НАТО"),
        ("Комендант від коментарів відмовився.", Limit.NO_COMMENT, "Комендант"),
        ("Оцінювати втрати сусідів Дорошенко не став.", Limit.REFUSAL, "Дорошенко"),
        ("Называть свои потери командование отказалось.", Limit.REFUSAL, "командование"),
        ("Кількість загиблих штаб не розкриває.", Limit.REFUSAL, "штаб"),
        ("Штаб эти сведения не подтвердил и не опроверг.", Limit.REFUSAL, "Штаб"),
        ("Мінськ звинувачення відкинув.", Limit.DENIAL, "Мінськ"),
        ("В Минске это отрицают.", Limit.DENIAL, "Минске"),
    ],
)
def test_who_would_not_say_is_found_wherever_it_stands_in_the_clause(text, limit, claimant):
    assert caveats(text) == [(limit, claimant)]


@pytest.mark.parametrize(
    "text",
    [
        "У Мінську ці цифри не коментували.",
        "Минск их не комментировал.",
        "Оцінювати втрати сусідів Дорошенко не став.",
    ],
)
def test_a_caveat_is_stated_with_its_subject_and_object(text):
    assert [claim.statement for claim in claims_of(text, Kind.CAVEAT)] == [text]


def test_a_pronoun_before_a_refusal_is_whoever_spoke_last():
    text = "Бій триває, сказав генерал Петро Дорошенко. Називати втрати бригади він відмовився."
    assert caveats(text) == [(Limit.REFUSAL, "Петро Дорошенко")]


@pytest.mark.parametrize(
    "text",
    [
        "Він не назвав імені сестри. Вона не коментувала погоду.",
        "Гармата не відповіла на постріл.",
        "Він не став чекати на потяг.",
        "Ця назва нічого не назвала.",
        "Бригада відкинула ворога за річку.",
        "Он не стал комментатором.",
        "Цю новину прокоментував лише комендант.",
        "Проверить документы водителя удалось сразу.",
    ],
)
def test_no_caveat_is_read_from_what_limits_nothing(text):
    assert caveats(text) == []
