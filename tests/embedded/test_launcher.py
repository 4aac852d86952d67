"""The embedded server starts once, survives what kills its users, and goes with the last one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from config.embedded import Cluster, EmbeddedError
from config.embedded.account import account_for
from config.embedded.postmaster import read_postmaster, serves
from tests.embedded.conftest import Spawn, line_from

# Attaches, says which server it found, and stays until its input is closed.
USER = """
import sys
from pathlib import Path
from config.embedded import Cluster
cluster = Cluster(Path(sys.argv[1]))
cluster.attach()
print((cluster.server.data / "postmaster.pid").read_text().split()[0], flush=True)
sys.stdin.read()
"""


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 30
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def running_pid(cluster: Cluster) -> int:
    found = read_postmaster(cluster.server.data)
    assert found is not None
    return found.pid


@pytest.mark.parametrize(
    "name",
    ["дані  тут $HOME `id` \"'", "long-" + "x" * 145],
    ids=["spaces, Cyrillic and shell signs", "150 characters"],
)
def test_awkward_data_folders_work(folder: Path, name: str) -> None:
    cluster = Cluster(folder / name)
    address = cluster.attach()
    with psycopg.connect(address.url) as connection:
        assert connection.execute("select current_database(), current_user").fetchone() == (
            "fogline",
            "fogline",
        )
    assert (folder / name / "postgres").stat().st_mode & 0o777 == 0o700
    assert Path(address.socket_dir).stat().st_mode & 0o777 == 0o700
    cluster.release()
    assert not cluster.is_running()
    assert not Path(address.socket_dir).exists()


def test_eight_first_starts_at_once_give_one_server_and_the_last_leaver_stops_it(
    folder: Path, spawn: Spawn
) -> None:
    users = [spawn("-c", USER, str(folder)) for _ in range(8)]
    assert len({line_from(user) for user in users}) == 1
    *early, last = users
    for user in early:
        user.communicate()
    cluster = Cluster(folder)
    assert cluster.is_running()
    last.communicate()
    assert not cluster.is_running()
    assert [user.returncode for user in users] == [0] * 8


def test_a_committed_row_survives_a_killed_server(folder: Path) -> None:
    cluster = Cluster(folder)
    with psycopg.connect(cluster.attach().url) as connection:
        connection.execute("create table kept as select 'Бахмут' as name")
        connection.commit()
        killed = running_pid(cluster)
        os.kill(killed, signal.SIGKILL)
        assert eventually(lambda: not serves(killed, cluster.server.data))
    with psycopg.connect(cluster.attach().url) as connection:
        assert connection.execute("select name from kept").fetchone() == ("Бахмут",)
    assert running_pid(cluster) != killed
    cluster.release()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_run_ends_its_command_and_the_server_on_a_signal(
    folder: Path, spawn: Spawn, number: signal.Signals
) -> None:
    wait = "import time; print('up', flush=True); time.sleep(60)"
    wrapper = spawn(
        *("-m", "config.embedded", "--data", str(folder)), "run", sys.executable, "-c", wait
    )
    assert line_from(wrapper) == "up"
    wrapper.send_signal(number)
    wrapper.communicate(timeout=60)
    assert wrapper.returncode == 128 + number
    assert not Cluster(folder).is_running()


def test_run_passes_the_status_of_its_command_on(folder: Path, spawn: Spawn) -> None:
    shell = 'test -S "$PGHOST/.s.PGSQL.$PGPORT" && exit 7'
    wrapper = spawn("-m", "config.embedded", "--data", str(folder), "run", "sh", "-c", shell)
    wrapper.communicate(timeout=60)
    assert wrapper.returncode == 7
    assert not Cluster(folder).is_running()


def test_after_its_starter_is_killed_the_next_one_attaches_and_stops_it(
    folder: Path, spawn: Spawn
) -> None:
    starter = spawn("-c", USER, str(folder))
    pid = int(line_from(starter))
    starter.kill()
    starter.communicate()
    cluster = Cluster(folder)
    cluster.attach()
    assert running_pid(cluster) == pid
    cluster.release()
    assert not cluster.is_running()


def test_a_forked_child_keeps_the_server_its_parent_started(folder: Path, spawn: Spawn) -> None:
    fork = USER.replace("sys.stdin.read()", "import os\nif os.fork() == 0: sys.stdin.read()")
    parent = spawn("-c", fork, str(folder))
    line_from(parent)
    assert parent.wait(timeout=60) == 0
    cluster = Cluster(folder)
    assert cluster.is_running()
    parent.communicate()
    assert eventually(lambda: not cluster.is_running())


def test_sigterm_to_a_django_command_stops_the_server_it_started(
    folder: Path, spawn: Spawn
) -> None:
    command = (
        "from config.postgresql.base import attached; attached();"
        "import time; print('up', flush=True); time.sleep(60)"
    )
    process = spawn("-c", command, env=os.environ | {"FOGLINE_DATA": str(folder)})
    assert line_from(process) == "up"
    process.terminate()
    process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGTERM
    assert not Cluster(folder).is_running()


def test_cyrillic_is_searched_rightly_under_an_inherited_c_locale(
    folder: Path, spawn: Spawn
) -> None:
    query = """
import sys, psycopg
from pathlib import Path
from config.embedded import Cluster
with psycopg.connect(Cluster(Path(sys.argv[1])).attach().url) as connection:
    connection.execute("create extension pg_trgm")
    print(connection.execute('''select
        'ПРИГОЖИН' ilike 'пригожин',
        to_tsvector('russian', 'Российские СОЛДАТЫ') @@ to_tsquery('russian', 'солдат'),
        similarity('Пригожин', 'Пригожина') > 0.6
    ''').fetchone())
"""
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "1", "PGDATABASE": "elsewhere"}
    process = spawn("-c", query, str(folder), env=os.environ | plain)
    assert process.communicate(timeout=60)[0] == "(True, True, True)\n"


def test_a_pid_file_that_names_another_program_does_not_hinder_the_start(folder: Path) -> None:
    cluster = Cluster(folder)
    cluster.attach()
    lines = (cluster.server.data / "postmaster.pid").read_text().splitlines()
    cluster.release()
    stale = "\n".join([str(os.getpid()), *lines[1:]]) + "\n"
    (cluster.server.data / "postmaster.pid").write_text(stale)
    cluster.server.account.own(cluster.server.data / "postmaster.pid")
    cluster.attach()
    assert running_pid(cluster) != os.getpid()
    cluster.release()


def test_a_server_whose_data_was_deleted_gives_way_to_a_new_one(folder: Path) -> None:
    first = Cluster(folder)
    first.attach()
    old = running_pid(first)
    (folder / "postgres").rename(folder / "gone")
    subprocess.run(["rm", "-rf", str(folder / "gone")], check=True)
    second = Cluster(folder)
    with psycopg.connect(second.attach().url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert running_pid(second) != old
    second.release()
    first.release()


def test_a_zombie_is_no_server(folder: Path) -> None:
    ended = subprocess.Popen(["true"], cwd=folder)
    stat = Path(f"/proc/{ended.pid}/stat")
    assert eventually(lambda: stat.read_text().rpartition(")")[2].split()[0] == "Z")
    assert not serves(ended.pid, folder)
    ended.wait()


def test_data_of_another_major_version_is_refused_and_left_alone(folder: Path) -> None:
    cluster = Cluster(folder)
    cluster.server.data.mkdir()
    (cluster.server.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(EmbeddedError) as refusal:
        cluster.attach()
    ours = cluster.server.binaries.major_version()
    assert str(refusal.value) == (
        f"The data in {folder}/postgres/data was written by PostgreSQL 9, and this is "
        f"PostgreSQL {ours}, which cannot read it. Dump it with the version of Fogline that "
        "wrote it and load the dump here, or set FOGLINE_DATA to an empty folder."
    )
    assert [path.name for path in cluster.server.data.iterdir()] == ["PG_VERSION"]
    assert not cluster.in_use()


def test_a_folder_of_somebody_else_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with pytest.raises(EmbeddedError, match="belongs to the user"):
        account_for(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can start a server for another account")
def test_root_keeps_the_files_where_the_servers_account_can_reach_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.chmod(0o700)
    cluster = Cluster(folder / "private")
    cluster.attach()
    home = cluster.server.home
    assert (folder / "private" / "postgres").resolve() == home
    assert home.parent == Path("/var/lib/fogline")
    assert capsys.readouterr().err == (
        f"The database does not run as root and cannot enter {folder}/private: "
        f"its files are kept in {home}.\n"
    )
    moved = (folder / "private").rename(folder / "moved")
    assert Cluster(moved).server.home == home
    cluster.release()
    subprocess.run(["rm", "-rf", str(home)], check=True)
