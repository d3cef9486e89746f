"""Kills a process that writes the reader's data, at random moments, and looks what is left.

`python -m tests.hostile.kill_userdata [ROUNDS] [SEED]` does 200 rounds and says what it found;
the tests do fewer, or as many as DISPENSATORY_KILLS says.
"""

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from db.userdata import backups, migrations, rescue
from db.userdata.store import UserData
from tests.conftest import ROOT
from tests.hostile.userdata_worker import BEGINNING, State, applied, do, opened, state_of, writes

ROUNDS, SEED = 200, 20261201
EMPTY: State = ((), ())
_LONGEST_START, _LONGEST_WRITING = 0.45, 0.4


@dataclass(frozen=True)
class Killed:
    """What a process that was killed had promised."""

    beginning: str
    has_opened: bool
    promised: int


def prepare(file: Path, beginning: str) -> State:
    """Lay a file as one of the ways in which a start can find it; what it holds."""
    if beginning == "none":
        return EMPTY
    if beginning == "older":
        return _an_older_file(file)
    state = EMPTY
    with UserData(file, BEGINNING) as data:
        for write in islice(writes(1), 12):
            do(data, write)
            state = applied(state, write)
        data.back_up()
    if beginning == "damaged":
        file.write_bytes(file.read_bytes()[:6000])
    return state


def run_and_kill(file: Path, seed: int, beginning: str, chance: random.Random) -> Killed:
    """Let a process write, and kill it: as it starts, or as it writes."""
    worker = [sys.executable, "-m", "tests.hostile.userdata_worker", str(file), str(seed)]
    with subprocess.Popen(worker, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said: list[str] = []
        if chance.random() < 0.6:
            said.append(process.stdout.readline())
            time.sleep(chance.uniform(0, _LONGEST_WRITING))
        else:
            time.sleep(chance.uniform(0.1, _LONGEST_START))
        assert process.poll() is None, "the process ended by itself"
        process.kill()
        said += process.stdout.readlines()
    promised = [line for line in said if line.startswith("kept") and line.endswith("\n")]
    return Killed(beginning, bool(said), len(promised))


def look(file: Path, seed: int, before: State, killed: Killed) -> None:
    """AssertionError if the program does not open, or something of the reader's is not there."""
    with opened(file) as data:
        found = state_of(data)
        assert [row[0] for row in data.rows("PRAGMA integrity_check")] == ["ok"]
    state = before
    for write in islice(writes(seed), killed.promised):
        state = applied(state, write)
    under_way = next(islice(writes(seed), killed.promised, None))
    assert found in (state, applied(state, under_way)), f"{killed}: {found}, not {state}"
    for _day, path in backups.listed(file):
        assert path in [backup.file for backup in rescue.good_backups(file)], f"{path} is not sound"
    if killed.beginning == "damaged":
        asides = list(file.parent.glob("userdata-damaged-*.sqlite"))
        assert [path.stat().st_size for path in asides] == [6000]


def a_round(folder: Path, number: int, chance: random.Random) -> Killed:
    """One life and death of a process, in a folder of its own."""
    file = folder / str(number) / "userdata.sqlite"
    file.parent.mkdir(parents=True)
    beginning = chance.choice(("none", "older", "there", "there", "damaged"))
    before = prepare(file, beginning)
    seed = chance.randrange(1_000_000)
    killed = run_and_kill(file, seed, beginning, chance)
    look(file, seed, before, killed)
    shutil.rmtree(file.parent)
    return killed


def _an_older_file(file: Path) -> State:
    """A file of the version before this, whose first start migrates it."""
    with closing(sqlite3.connect(file)) as connection:
        older = Database(connection, execute_plugins=False)
        migrations.MIGRATIONS.apply(older, stop_before="2_history")
        connection.execute(
            "INSERT INTO bookmark (place, heading, title, added, position) "
            "VALUES ('evidence:baclofen', '', 'Baclofen', '2026-11-01T08:00:00+00:00', 1)"
        )
        connection.commit()
    return ("baclofen",), ()


def main(rounds: int = ROUNDS, seed: int = SEED) -> None:
    """Do the rounds, and say what they met."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        met = [a_round(Path(folder), number, chance) for number in range(rounds)]
    lines = [
        f"{rounds} kills, seed {seed}: every promise was kept",
        f"  killed while it started: {sum(not killed.has_opened for killed in met)}",
        f"  killed while it wrote: {sum(killed.has_opened for killed in met)}",
        f"  writes promised and found: {sum(killed.promised for killed in met)}",
        f"  files at the start: {dict(Counter(killed.beginning for killed in met))}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
