"""`publish` interrupted at any moment, and several at once: nothing is lost."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from scorecard.model.period import Period
from scorecard.seal.opened import find_seal
from tests.cli.running import environment, process
from tests.seal.project import body, change

pytestmark = pytest.mark.long

YEAR_END = Period(2017, 12)
MOMENTS = 50

# For each line read, a process of its own seals over and over until it is killed, so that a random
# moment is as likely inside the writing as anywhere. Everything is imported before the first of them.
SEALING = """
import os, sys, time
from scorecard.cli import main
main(["publish", "2017Q4", "--date", "2018-02-01", "--amend", "第一次"], standalone_mode=False)
begun = time.monotonic()
main(["publish", "2017Q4", "-q", "--date", "2018-02-01", "--amend", "第二次"], standalone_mode=False)
print("took", time.monotonic() - begun, flush=True)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        while True:
            main(["publish", "2017Q4", "--date", "2018-02-01", "--amend", "再次"], standalone_mode=False)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_at_fifty_random_moments_it_leaves_the_old_seal_or_the_new_one_whole(sealed):
    chance = random.Random(2017)
    path = sealed / "published/2017Q4.json"
    first, hash = path.read_bytes(), body(sealed)["hashes"]["seal"]
    amended = 0
    change(sealed, "data/年报.csv", "561", "540")
    with subprocess.Popen(
        [sys.executable, "-c", SEALING],
        cwd=sealed,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as nursery:
        assert nursery.stdout.readline().startswith("已封存")
        # However busy the machine is, the moments reach over two whole sealings.
        took = next(float(line.split()[1]) for line in nursery.stdout if line.startswith("took"))
        for _ in range(MOMENTS):
            path.write_bytes(first)
            nursery.stdin.write("\n")
            nursery.stdin.flush()
            child = int(nursery.stdout.readline())
            time.sleep(chance.uniform(0, 2 * took))
            os.kill(child, signal.SIGKILL)
            assert nursery.stdout.readline() == "gone\n"
            opened = find_seal(sealed, YEAR_END)
            assert opened.faults == ()
            assert opened.sealed.recomputed == opened.sealed.record
            oldest = (*opened.sealed.earlier, opened.sealed)[0]
            assert oldest.body["hashes"]["seal"] == hash, "the first seal is still there"
            amended += bool(opened.sealed.earlier)
            # What the message tells the user to do after an interrupted run.
            (sealed / "published/.2017Q4.json.lock").unlink(missing_ok=True)
    assert amended, "some were killed after they had written"
    done = process("publish", "2017Q4", "--amend", "最后", at=sealed)
    assert done.code == 0, done.err.decode()
    assert [p.name for p in (sealed / "published").iterdir()] == ["2017Q4.json"]


def test_of_several_at_once_one_is_kept_and_the_others_find_it_or_are_told_to_wait(sealed):
    change(sealed, "data/年报.csv", "561", "540")
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "scorecard", "publish", "2017Q4", "-q", "--amend", f"理由{n}"],
            cwd=sealed,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for n in range(6)
    ]
    said = [run.communicate(timeout=60) for run in runs]
    kept = {f"理由{n}" for n, run in enumerate(runs) if run.returncode == 0}
    for run, (_, err) in zip(runs, said, strict=True):
        assert run.returncode == 0 or b"SC247" in err
    seal = find_seal(sealed, YEAR_END).sealed
    reasons = [one.reason for one in (*seal.earlier, seal)]
    assert reasons[0] is None
    assert len(reasons) == 2 and reasons[1] in kept


def test_of_several_first_seals_one_is_written(project):
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "scorecard", "publish", "2017Q4", "-q", "--date", f"2018-01-0{n}"],
            cwd=project,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for n in range(1, 6)
    ]
    said = [run.communicate(timeout=60) for run in runs]
    written = [n for n, run in enumerate(runs, 1) if run.returncode == 0]
    assert len(written) == 1
    assert body(project)["sealed"] == f"2018-01-0{written[0]}"
    assert all(b"SC245" in err or b"SC247" in err for _, err in said if err)
