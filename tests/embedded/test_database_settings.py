"""DATABASE_URL wins; without it the embedded server, which settings alone do not start."""

from pathlib import Path

from config.database import data_folder, database_settings


def test_a_named_server_is_used() -> None:
    settings = database_settings({"DATABASE_URL": "postgres://desk:s%40@db.test:5433/news"})
    parts = ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "NAME", "CONN_HEALTH_CHECKS")
    assert [settings[part] for part in parts] == [
        "django.db.backends.postgresql",
        *("desk", "s@", "db.test", 5433, "news", True),
    ]


def test_without_a_server_the_embedded_one_is_named_but_not_started(tmp_path: Path) -> None:
    settings = database_settings({"FOGLINE_DATA": str(tmp_path)})
    assert (settings["ENGINE"], settings["NAME"]) == ("config.postgresql", "fogline")
    assert list(tmp_path.iterdir()) == []


def test_data_lies_in_the_repository_unless_told_otherwise() -> None:
    repository = Path(__file__).resolve().parents[2]
    assert data_folder({}) == repository / ".data"
    assert data_folder({"FOGLINE_DATA": "/srv/desk data"}) == Path("/srv/desk data")
