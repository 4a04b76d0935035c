"""Opening a seal: it proves itself from the file alone, and what was done to it is recognised and named."""

import json
import shutil

import pytest

from scorecard import __version__
from scorecard.model.period import Period
from scorecard.seal.opened import all_seals, find_seal, open_seal, proof_faults, sealed_board
from scorecard.seal.sealed import seal_hash
from scorecard.study.plain import digest
from tests.cli.running import ROOT, run
from tests.seal.project import append, body, change, publish, verify

YEAR_END = Period(2017, 12)
SEAL = "published/2017Q4.json"


def rewrite(root, edit, sealed_anew=False):
    """Edit the seal as data; with new hashes, as another version would have written it."""
    held = body(root)
    edit(held)
    if sealed_anew:
        held["hashes"]["record"] = digest(held["record"])
        held["hashes"]["seal"] = seal_hash({k: v for k, v in held.items() if k != "history"}, held["history"])
    (root / SEAL).write_text(json.dumps(held, ensure_ascii=False), "utf-8")


def seal_faults(root, period):
    """What is wrong with the seal of a period."""
    opened = find_seal(root, period)
    return opened.faults if opened.sealed is None else proof_faults(opened.sealed)


def the_fault(root, code, lang="zh"):
    (fault,) = find_seal(root, YEAR_END).faults
    assert fault.code == code
    assert sealed_board(root, YEAR_END) is None
    assert seal_faults(root, YEAR_END) == (fault,)
    done = verify(root)
    assert done.code == 1 and code in done.err
    return fault


def test_the_file_alone_gives_the_board(sealed):
    evaluated = json.loads(run("evaluate", "-p", "2017Q4", "-f", "json", at=sealed).out)
    shutil.rmtree(sealed / "config")
    shutil.rmtree(sealed / "data")
    seal = open_seal(sealed / SEAL, sealed).sealed
    assert seal.recomputed == seal.record
    assert seal.record["totals"] == evaluated["totals"]
    assert [row["rank"] for row in evaluated["totals"][0]["rows"]] == seal.board.totals[
        0
    ].ranks.overall.tolist()


def test_its_rows_know_where_they_were_read(sealed):
    board = sealed_board(sealed, YEAR_END).board
    entry = int(board.table("towns").observations.entry[1, 1])
    assert str(board.ledger.span(entry)) == "data/年报.csv:5:11"
    granted = board.table("towns").table.index["granted"]
    chain = board.ledger.chain(int(board.table("towns").observations.entry[2, granted]))
    assert [board.ledger.details[e].raw for e in chain] == ["6", "5"]


@pytest.mark.parametrize("period", ["2016Q4", "2017Q1", "2017Q2", "2017Q3", "2017Q4"])
def test_every_shipped_period_proves_itself(tmp_path, period):
    for part in ("config", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    assert publish(tmp_path, "--with-gaps", period=period).code == 0
    (opened,) = all_seals(tmp_path)
    assert opened.sealed.recomputed["tables"] == opened.sealed.record["tables"]
    assert opened.sealed.recomputed["totals"] == opened.sealed.record["totals"]
    assert verify(tmp_path).code == 0


def test_marks_pending_numbers_and_odd_texts_come_back(project):
    change(project, "data/明细.csv", "日期,来源,备注", "日期,来源,备注,状态")
    text = (project / "data/明细.csv").read_text("utf-8").splitlines()
    lines = [text[0], *(line + "," for line in text[1:])]
    lines += [
        '2017Q3,春江镇,高企总数,85,,,,,,,"分号;制表\t两行',
        '第二行，""引号"" ",',
        "2017Q3,罗溪镇,高企总数,31,,,,,,,,待核",
        "2017Q3,孟河镇,高企总数,--,,,,,,,,",
        "2017Q3,春江镇,专利申请,700,,,,,,,,",
        "2017Q3,春江镇,专利申请,700,,,,,,,,",
    ]
    (project / "data/明细.csv").write_text("\n".join(lines) + "\n", "utf-8")
    done = publish(project, "--with-gaps", period="2017Q3")
    assert done.code == 0, done.err
    board = sealed_board(project, Period(2017, 9)).board
    notes = {detail.note for detail in board.ledger.details}
    assert '分号;制表\t两行\n第二行，"引号"' in notes
    assert verify(project).code == 0


def test_a_layout_of_its_own_is_no_edit(sealed):
    text = json.dumps(body(sealed), indent=4, sort_keys=True)
    (sealed / SEAL).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert verify(sealed).code == 0


# ---- what was done to it ----


def test_a_figure_edited_by_hand_is_named(sealed):
    def edit(held):
        held["record"]["tables"][0]["rows"][1]["cells"]["firms"]["actual"] = 38

    rewrite(sealed, edit)
    fault = the_fault(sealed, "SC242")
    assert "结果" in fault.message.say(
        "zh"
    ) and "towns/rows/luoxi/cells/firms/actual：33 ≠ 38" in fault.message.say("zh")
    assert "its results" in fault.message.say("en")


def test_a_row_edited_by_hand_is_named(sealed):
    change(sealed, SEAL, "2017Q4,luoxi,towns/firms,,33", "2017Q4,luoxi,towns/firms,,38")
    said = the_fault(sealed, "SC242").message.say("zh")
    assert "数据" in said and "luoxi/cells/firms/actual：38 ≠ 33" in said


def test_a_target_edited_by_hand_is_named(sealed):
    change(sealed, SEAL, "targets: [86, 35, 23]}", "targets: [86, 30, 23]}")
    said = the_fault(sealed, "SC242").message.say("zh")
    assert "方案" in said and "luoxi/cells/firms/target：30 ≠ 35" in said


@pytest.mark.parametrize(
    "edit",
    [
        lambda held: held.update(sealed="2018-02-25"),
        lambda held: held.update(reason="补记"),
        lambda held: held["rows"]["places"].__setitem__(0, "data/别处.csv:1:1"),
        lambda held: held["record"]["notes"].pop(),
        lambda held: held["scheme"]["resolved"].update(title="另一个"),
        lambda held: held.pop("gaps"),
        lambda held: held.pop("record"),
        lambda held: held.update(rows=None),
        lambda held: held.update(history=[{}]),
        lambda held: held.update(history=None),
        lambda held: held["hashes"].update(rows="0" * 64),
    ],
)
def test_any_other_edit_is_recognised(sealed, edit):
    rewrite(sealed, edit)
    the_fault(sealed, "SC242")


def test_an_edit_of_an_earlier_seal_is_recognised(sealed):
    change(sealed, "data/年报.csv", "561", "540")
    assert publish(sealed, "--amend", "理由").code == 0
    rewrite(sealed, lambda held: held["history"][0].update(sealed="2018-01-01"))
    assert "第1次封存" in the_fault(sealed, "SC242").message.say("zh")


def test_an_earlier_seal_cannot_be_left_out(sealed):
    change(sealed, "data/年报.csv", "561", "540")
    assert publish(sealed, "--amend", "理由").code == 0
    rewrite(sealed, lambda held: held.update(history=[]))
    the_fault(sealed, "SC242")


@pytest.mark.parametrize("edit", [{"format": 3}, {"tool": "0.3.0"}, {"tool": "12.0.0", "format": 9}])
def test_a_newer_version_is_named_and_not_guessed_at(sealed, edit):
    rewrite(sealed, lambda held: held.update(edit))
    said = the_fault(sealed, "SC243")
    assert str(edit.get("tool", "")) in said.message.say("zh")


def test_an_older_version_is_read(sealed):
    rewrite(sealed, lambda held: held.update(tool="0.0.9"), sealed_anew=True)
    assert verify(sealed).code == 0


@pytest.mark.parametrize("kept", [0, 1, 200, 5_000, -2, -3, -500])
def test_a_cut_is_recognised_wherever_it_falls(sealed, kept):
    whole = (sealed / SEAL).read_bytes()
    (sealed / SEAL).write_bytes(whole[:kept])
    fault = the_fault(sealed, "SC241")
    assert fault.span.line <= whole.count(b"\n") + 1


@pytest.mark.parametrize(
    "content",
    [b"[]", b"{}", b'{"ok": true}', b"PK\x03\x04", b"\xff\xfe{", b'"x"', "春江镇".encode("gb18030")],
)
def test_what_is_no_seal_is_told(sealed, content):
    (sealed / SEAL).write_bytes(content)
    the_fault(sealed, "SC240")


def test_a_seal_under_another_name_is_told(sealed):
    (sealed / SEAL).rename(sealed / "published/2017Q3.json")
    (opened,) = all_seals(sealed)
    assert [fault.code for fault in opened.faults] == ["SC244"]
    assert verify(sealed).code == 1


def test_other_files_in_the_folder_are_no_seals(sealed):
    for name in ("说明.txt", ".2017Q3.json.tmp1", "~$2017Q4.json", ".2017Q4.json.lock"):
        (sealed / "published" / name).write_text("…", "utf-8")
    assert [opened.path.name for opened in all_seals(sealed)] == ["2017Q4.json"]


def test_where_nothing_is_sealed_there_is_no_seal(project):
    assert sealed_board(project, YEAR_END) is None
    assert all_seals(project) == ()


def test_a_scheme_this_version_cannot_read_is_told(sealed):
    def edit(held):
        lines = held["scheme"]["text"]
        held["scheme"]["text"] = [line.replace("nature: stock", "nature: 将来的") for line in lines]

    rewrite(sealed, edit, sealed_anew=True)
    assert [fault.code for fault in seal_faults(sealed, YEAR_END)] == ["SC248"]
    assert sealed_board(sealed, YEAR_END) is None
    done = verify(sealed)
    assert done.code == 1 and "SC248" in done.err


@pytest.mark.parametrize(("tool", "cause"), [("0.1.9", "本版本算法不同"), (__version__, "封存文件被改过")])
def test_a_figure_that_the_sealed_rows_do_not_give_is_told_by_whether_another_version_sealed_it(
    sealed, tool, cause
):
    def edit(held):
        held["tool"] = tool
        held["record"]["tables"][0]["rows"][1]["cells"]["firms"]["points"] = 9.4

    rewrite(sealed, edit, sealed_anew=True)
    done = verify(sealed)
    assert done.code == 1
    assert cause in done.out and "罗溪镇" in done.out and "9.4" in done.out


@pytest.mark.parametrize(
    "edit",
    [
        lambda held: held["rows"]["judges"].remove("评委2"),
        lambda held: held["rows"]["places"].__setitem__(0, "data/别处.csv"),
        lambda held: held["rows"]["text"].__setitem__(1, 7),
        lambda held: held["record"].pop("totals"),
        lambda held: held["record"]["tables"][0]["rows"][0].pop("unit"),
        lambda held: held["record"]["scheme"].clear(),
        lambda held: held.update(gaps=[{}]),
        lambda held: held.update(period="2017Q9"),
        lambda held: held.update(sealed="昨天"),
        lambda held: held["scheme"].pop("resolved"),
    ],
)
def test_a_seal_that_lacks_a_part_is_told_although_its_hashes_fit(sealed, edit):
    rewrite(sealed, edit, sealed_anew=True)
    done = verify(sealed)
    assert done.code == 1 and ("SC242" in done.err or "SC248" in done.err)
    assert run("evaluate", "-p", "2017Q4", at=sealed).code == 0


def test_a_hash_of_the_results_alone_does_not_make_up_for_them(sealed):
    def edit(held):
        held["hashes"]["record"] = "0" * 64
        held["hashes"]["seal"] = seal_hash({k: v for k, v in held.items() if k != "history"}, [])

    rewrite(sealed, edit)
    the_fault(sealed, "SC242")


def test_rows_sealed_later_do_not_touch_earlier_seals(sealed):
    before = (sealed / SEAL).read_bytes()
    append(
        sealed, "data/明细.csv", *(f"2017Q1,{u},高企总数,20,,,,,,," for u in ("春江镇", "罗溪镇", "孟河镇"))
    )
    assert publish(sealed, "--with-gaps", period="2017Q1").code == 0
    assert (sealed / SEAL).read_bytes() == before
    assert verify(sealed).code == 0
