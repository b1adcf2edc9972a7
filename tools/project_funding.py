"""6.2 重大攻关项目资助：牵头或参与重大技术攻关、“揭榜挂帅”等项目，单个项目最高资助1000万元。"""

from tools.award import Award
from tools.calculator import Calculator, Readings, Rules
from tools.inputs import Facts, Input
from tools.talent_award import ceiling_each

LABEL = "重大技术攻关项目资助"


def project_funding(facts: Facts, rules: Rules, readings: Readings) -> Award:
    """The ceiling of provision 6.2: a project, times the number of projects when it is given."""
    return ceiling_each("project_funding", LABEL, facts, "projects", "个", "project_ceiling", rules)


CALCULATOR = Calculator(
    name="project_funding",
    label=LABEL,
    policy="xiamen_tech_services",
    provisions=("6.2",),
    inputs=(
        Input(
            "projects",
            "count",
            "项目数",
            "有几个项目？",
            ("项目", "课题", "projects"),
            counter="个",
            minimum=1,
        ),
    ),
    function=project_funding,
    utterances=(
        "揽下两个揭榜的课题，撑死能资助多少",
        "牵头一个攻关又参与两个，三个项目顶格多少",
        "只中一个项目，最高多少",
        "跟着别家一起做的攻关项目，四个加起来最多多少",
        "how much at most for three key research projects",
        "承担揭榜挂帅项目能资助多少",
        "重大技术攻关项目最高资助多少",
        "我们牵头两个攻关项目一共能拿多少",
        "参与攻关课题能给多少经费",
        "project funding for key technology research",
    ),
)
