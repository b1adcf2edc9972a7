"""What is asked about an incubator: its level, its assessment and its firms (2.1 to 2.6)."""

from tools.inputs import Input, said

GOOD = ("优秀", "良好")
DISTRICT = "区级"
ASSESSMENT = {
    "优秀": said(
        "优秀、评优、得优、拿了优、评了优、优等、考核优、考评优、评了个优、得了个优、A级、A等、"
        "excellent、outstanding"
    ),
    "良好": said("良好、评良、得良、拿了良、评了良、考核良、考评良、评了个良、得了个良、B级、good"),
    "合格": said(
        "合格、及格、一般、中等、没到良好、没达到良好、没有达到良好、没能到良好、没评到良好、"
        "没评上良好、没拿到良好、"
        "未达良好、未达到良好、未到良好、不到良好、达不到良好、够不上良好、良好以下、below good、"
        "qualified、passed、pass'、a pass、just pass、only pass、merely pass"
    ),
    "不合格": said("不合格、没合格、不及格、没通过、未通过、failed"),
}
FIRMS_INPUT = Input(
    "firms",
    "count",
    "上年度首次认定高新技术企业的在孵或当年毕业企业数",
    "在孵或当年毕业的企业里，上年度首次认定为国家高新技术企业的有几家？",
    said(
        "首次认定、首次获得、首次评上、首次拿到、首次通过、第一次认定、高新技术企业、高企、国高、"
        "高新、认定、"
        "评上、毕业、在孵、企业、high-tech、for the first time、firms、companies、tenants"
    ),
    counter="家",
    minimum=0,
    provision="2.5",
    parts=("毕业", "在孵"),
    none=said(
        "没有…高企、没…高企、高企…都没有、高企…一家没有、高企…也没有、没有…高新技术企业、"
        "没有…首次认定、没出…高企、"
        "都…复审、都…重新、都…到期、都…续、全…复审、全…重新、全…到期、不是首次、不是第一次、"
        "不是头一、不是头次、"
        "去年一家都没有、去年一家没有、上年度一家都没有、上年度一家没有、no…high-tech、none…high-tech"
    ),
    excludes=said(
        "今年才、今年首次、今年第一次、今年刚、今年新认定、重新认定、复审、再次认定、到期、复核、续认、申报中、re-certified、renewed、不是头一、"
        "不是首次、"
        "不是第一次、老早就是、早就是"
    ),
)
LEVEL_INPUT = Input(
    "level",
    "choice",
    "孵化器级别",
    "孵化器是部级（国家级）、省级还是市级？",
    choices={
        "部级": said(
            "部级、工信部…认、工信部…批、工信部…评、工业和信息化部认定、部里…认、"
            "ministerial、ministry-level、ministry level、miit"
        ),
        "国家级": said("国家级、国家孵化器、national-level、national level、national incubator"),
        "省级": said("省级、省里、provincial"),
        "市级": said("市级、市里、municipal、city-level"),
        DISTRICT: said("区级、区认定、区里认定、区里评、区里认的、district-level、district level"),
    },
)
ASSESSMENT_INPUT = Input(
    "assessment",
    "choice",
    "考核结果",
    "考核结果是优秀、良好还是合格？",
    choices=ASSESSMENT,
    provision="2.5",
    tells_case=True,
)
