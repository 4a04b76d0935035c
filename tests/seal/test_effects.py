"""A seal keeps effects: it holds as long as they are as they were, and names them when they are not."""

from tests.seal.project import SCHEME, change, differences, publish, verify, write

SCHEME_FILE = "config/indicators.yaml"

VETOED = (
    SCHEME
    + """\
grades: [{grade: 优秀, top: 1}, {grade: 合格}]
effects:
  - {name: 专利否决, if: {of: applications.met, equals: 0}, then: {total: 0}}
  - {name: 否优, if: {of: towns.rank, at_most: 1}, then: {no_higher_than: 合格}}
"""
)


def test_a_changed_effect_is_told(tmp_path):
    project = write(tmp_path, VETOED)
    assert publish(project).code == 0
    assert verify(project).code == 0
    change(project, SCHEME_FILE, "{total: 0}", "{unranked: true}")
    assert verify(project).code == 1
    assert differences(project) == [
        (
            None,
            None,
            "effects.专利否决",
            "applications.met equals 0 → total: 0",
            "applications.met equals 0 → unranked: true",
            "scheme",
        )
    ]
