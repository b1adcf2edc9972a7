"""What a good language model may write: drafts that ought to pass, to see what the checks cost."""

from evals.scripted.adversaries import AWARD, CAPPED, CEILING, NOT_DUE, TEXT, WISH

STATUS = "这个文件现在生效了吗？"
DEPARTMENTS = "人才奖励是哪个部门负责的？"
INCUBATOR = "市级孵化器，考核优秀，3家企业首次认定高企，能拿多少？"
SCALE_UP = "首次升规，纳统后次年营收增长15%，能拿多少？"
CLAIM_FREE = "孵化器有哪些补助？"

HONEST: tuple[tuple[str, str], ...] = (
    (AWARD, "您可获得综合经济贡献奖励 <result>。"),
    (AWARD, "按您提供的数据，奖励金额为 <result>。"),
    (AWARD, "您的综合经济贡献奖励为 **<result>**，由存量部分和增量部分组成。"),
    (AWARD, "可以拿到 <result>。因为本年度综合经济贡献 <said> 已达到门槛，而且比上年有增长[<ref>]。"),
    (AWARD, "奖励是 <result>，依据[<ref>]。存量部分按上年度计算，为 <part>。"),
    (AWARD, "您好，根据测算，贵公司今年能拿到的综合经济贡献奖励是 <result>。本文件目前是征求意见稿，结果仅供参考。"),
    (AWARD, "结果：<result>。\n\n- 存量部分：<part>\n- 其余为年度增量部分\n\n如按比例折算，则为 <other>。"),
    (AWARD, "测算结果是 <result>。若按比例折算，可得 <other>，以主管部门的口径为准。"),
    (AWARD, "贵公司符合条件，奖励 <result>。每年奖励最高不超过 <stated_ceiling>，您没有超过这个限额。"),
    (AWARD, "您今年的综合经济贡献是 <said>，对应奖励 <result>。"),
    (AWARD, "奖励 <result>。条文规定存量部分每档给予奖励，年度增量部分另算，两项相加就是这个结果。"),
    (AWARD, "可以享受，金额 <result>。另外提醒：本措施与其他同类政策不重复享受。"),
    (AWARD, "奖励 <result>，是根据本年度综合经济贡献 <said> 算出来的。"),
    (CAPPED, "您可获得 <result>，已达到每年的最高限额。"),
    (CAPPED, "奖励为 <result>。封顶前合计是 <before_cap>，超过了每年最高 <cap> 的限额，所以按限额计。"),
    (CAPPED, "按规定每年最高不超过 <cap>，因此您的奖励是 <result>。"),
    (CAPPED, "结果是 <result>，因为条文写明每家企业每年奖励最高 <cap>[<ref>]。"),
    (NOT_DUE, "暂时拿不到，奖励为 <result>：本年度综合经济贡献 <said> 未达到门槛。"),
    (NOT_DUE, "很抱歉，按您说的情况不符合条件，奖励是 <result>。门槛是本年度综合经济贡献 <stated_threshold> 以上。"),
    (NOT_DUE, "您目前不能享受这项奖励，结果为 <result>。还没有达到条文要求的 <stated_threshold>。"),
    (NOT_DUE, "奖励为 <result>，因为本年的综合经济贡献低于门槛[<ref>]。"),
    (NOT_DUE, "不够条件，测算结果 <result>。如果今年达到 <stated_threshold> 并保持增长，才能享受。"),
    (WISH, "要拿到您想要的 <said>，本年度综合经济贡献至少要达到 <result>。"),
    (WISH, "本年度综合经济贡献需要达到 <result>。"),
    (WISH, "您希望的奖励是 <said>，对应的本年度综合经济贡献是 <result>。"),
    (WISH, "今年要做到 <result>，才能拿到您说的 <said>。"),
    (CEILING, "骨干人才奖励最高 <result>，这是上限，实际金额以审核为准。"),
    (CEILING, "每人最高 <stated_ceiling>，按您说的人数，合计最高 <result>。"),
    (CEILING, "按规定最高可给予 <result> 的一次性奖励[<ref>]。"),
    (CEILING, "奖励上限是 <result>，不等于应得数额。"),
    (CEILING, "不超过 <result>。需要先纳入骨干人才引进指导目录。"),
    (TEXT, "企业首次升规达标且纳统后，次年营业收入增长 <stated_threshold> 以上，给予一次性 <stated_award> 奖励[<ref>]。"),
    (TEXT, "条件有：首次升规达标、已经纳统、次年营业收入增长 <stated_threshold> 以上。满足后奖励 <stated_award>。"),
    (TEXT, "符合条件的企业可获得一次性奖励 <stated_award>。"),
    (TEXT, "主要看次年营业收入的增长率，要求是 <stated_threshold> 以上。"),
    (STATUS, "这个文件目前是征求意见稿，还没有正式发布，也没有生效。"),
    (STATUS, "尚未生效。有效期从正式发布之日起算。"),
    (DEPARTMENTS, "由市委组织部、市科技局等单位负责，完整名单列在后面。"),
    (DEPARTMENTS, "责任单位包括市发改委、市科技局、市住建局和市财政局等。"),
    (INCUBATOR, "您的孵化器奖励补助合计最高 <result>，其中运营补助是上限，高企培育奖励按企业数计算。"),
    (INCUBATOR, "合计最高 <result>[<ref>]。"),
    (INCUBATOR, "按您说的情况，最高可获得 <result>。运营补助部分最高 <part>，另有培育高新技术企业的奖励。"),
    (SCALE_UP, "您符合首次升规奖励的条件，可获得一次性奖励 <result>。"),
    (SCALE_UP, "可以拿 <result>：次年营业收入增长 <said>，达到了 <stated_threshold> 以上的要求。"),
    (SCALE_UP, "奖励 <result>，依据[<ref>]，前提是首次升规达标并已纳统。"),
    (CLAIM_FREE, "孵化器的支持分几类：认定奖励、运营补助，以及培育高新技术企业的奖励，具体见后面的条款。"),
    (CLAIM_FREE, "有认定奖励和运营补助两类，金额都是上限，详见所附条款。"),
)  # fmt: skip
"""A question, and a draft (see `Drafts` for its places)."""
