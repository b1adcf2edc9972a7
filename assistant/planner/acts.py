"""Acts: what a message wants done, of what it most resembles and what it can mean here."""

from assistant.planner.announced import denied
from assistant.planner.arguments import figures_in
from assistant.planner.binding import Binder, Words
from assistant.planner.cases import Cases
from assistant.planner.choosing import backward_of
from assistant.planner.described import Descriptions
from assistant.planner.message import Message
from assistant.planner.slots import Slots
from assistant.planner.view import FAINT, View
from tools import CALCULATORS

OTHER_SUBJECT = ("lookup", "responsible", "missing", "off_topic", "status", "basis", "stacking",
                 "list_measures", "interpreter", "screen")  # fmt: skip
"""Acts that ask about something else than the case in focus."""
_REPEATED = {"departments": "responsible", "read_provisions": "lookup", "check_claim": "lookup",
             "measures_of": "responsible", "document_status": "status",
             "list_measures": "lookup"}  # fmt: skip
_BACK = ("target", "responsible", "missing", "claim", "attack", "screen")
_FORWARD = ("compute", "fact", "target")
_STRAYS = ("responsible", "status", "basis", "interpreter", "stacking", "screen", "list_measures",
           "claim", "target")  # fmt: skip
"""Acts that leave what the message names, or what was cited, for something else."""
_OF_THE_DOCUMENT = ("status", "basis", "interpreter")
_AGAIN = ("explain", "fact")
_OF_A_CASE = ("claim", "fact", "eligible", "compute")
_MARGIN = 0.1
_LIKELY = 0.5
_LONG = 25
_SURELY = 0.6
_ORDERED = 0.45  # the score of an order to forget the rules, below which it must stand out
_SURELY_MISSING = 0.42
_SURELY_OFF_TOPIC = 0.7


class Acts:
    """Chooses the act of a message: one of the labels of utterances.yaml, or read."""

    def __init__(
        self, slots: Slots, binder: Binder, descriptions: Descriptions, cases: Cases, words: Words
    ) -> None:
        self._slots = slots
        self._binder = binder
        self._descriptions = descriptions
        self._cases = cases
        self._words = words

    def choose(self, view: View) -> str:
        """The act that the words and the case in focus decide, or the likeliest one left open."""
        message, memory = view.message, view.memory
        likeliest = view.likeliest
        other = likeliest in OTHER_SUBJECT and view.acts[likeliest] > _SURELY
        if view.before and memory.tool in _REPEATED and not message.amounts and not other:
            return _REPEATED[memory.tool]
        if memory.calculator and message.matches(self._words["retold"]) and _got(message):
            return "explain"  # 你就改口说是50万
        goes_on = (self._varies, self._states, self._corrects, self._joins, self._adds)
        if any(so(view) for so in goes_on):
            return "fact"
        measured = any(mention.unit != "years" for mention in message.amounts)
        if len(message.mentions) > 1 and message.matches(self._words["one_matter"]):
            return "stacking"
        again = view.leans and memory.tool == memory.calculator and not message.amounts
        if again and likeliest in _AGAIN:
            return "explain"  # 按文件本身算呢
        about_text = view.named or bool(memory.refs)
        of_document = likeliest in _OF_THE_DOCUMENT and view.acts[likeliest] > _LIKELY
        reads = message.matches(self._words["reads"]) and likeliest not in _STRAYS
        if reads and about_text and not message.amounts:
            return "read"  # 那句给我念一遍
        counts_in = not (measured or of_document) and message.matches(self._words["counts_in"])
        if about_text and counts_in:
            return "read"
        begun = measured or memory.calculator or self._own(view)
        if begun and message.matches(self._words["reach"]):
            return "target"
        if (
            likeliest in _FORWARD
            and self._cases.wished(view)
            and not message.matches(self._words["pays"])
        ):
            return "target"
        if view.named and not message.amounts and message.matches(self._words["who"]):
            return "responsible"  # 我们园区想弄个苏颂驿站，找谁问
        about_case = view.faint or likeliest in _OF_A_CASE
        heard = about_case and about_text and message.matches(self._words["hearsay"])
        if heard and not (message.amounts or memory.calculator):
            return "claim"  # 我们主任讲考核合格的也照拿
        told = view.named and message.has(self._words["confirms"])
        presses = bool(memory.refs) and not view.named and message.matches(self._words["presses"])
        told = told or (presses and not memory.calculator)
        if told and self._slots.tells_award(message) and not message.matches(self._words["reach"]):
            return "claim"  # 领导说每1000万奖15万，你确认一下
        if self._pays_for(view):
            return "compute"  # 那照这两年的数能奖励多少
        if message.has(self._words["trial"]) and likeliest != "basis":
            return "status"
        screens, spread = message.matches(self._words["screens"]), self._descriptions.spread(view)
        if (screens and spread) or (view.acts["screen"] > FAINT and (screens or spread)):
            return "screen"
        possible = sorted(view.acts.keys() - self._impossible(view))
        chosen = max(possible, key=lambda act: view.acts[act])
        strays = chosen in _STRAYS or (chosen == "missing" and memory.refs and not view.named)
        own = message.has(self._words["own"]) or memory.screened
        least = _LIKELY if chosen == "screen" and not (view.named or own) else FAINT
        unclear = strays and view.acts[chosen] < least and not message.amounts
        return "read" if unclear and about_text else chosen

    def _impossible(self, view: View) -> set[str]:
        """The acts that the message's names and quantities leave no room for."""
        out = self._off_the_subject(view)
        out |= {"target"} if self._asks_no_aim(view) else set()
        out |= {"attack"} if self._orders_nothing(view) else set()
        out |= {"missing"} if self._stands_in_text(view) else set()
        return out

    def _asks_no_aim(self, view: View) -> bool:
        """Whether it is stated, or asked what is given: 真做到1.04亿，实际奖励是多少."""
        message, acts, focus = view.message, view.acts, view.memory.calculator
        wished = self._cases.wished(view)
        states = not (message.matches(self._words["asking"]) or wished)
        if states and (focus or acts["target"] < _SURELY):
            return True  # what states and asks nothing is a fact of the case
        aimless = focus and not view.named and not backward_of(focus)
        if aimless and acts["target"] < _LIKELY:
            return True  # 剩两个项目，顶格多少
        forward = max(acts["compute"], acts["fact"] if focus else 0.0)
        doubtful = acts["target"] - forward < _MARGIN
        paid = [*self._words["pays"], *self._words["becomes"]]
        asks = paid if doubtful else self._words["whether"]
        unlikely = (doubtful or acts["target"] < _LIKELY) and message.matches(asks)
        goes_on = focus and CALCULATORS[focus].outcome == "award" and message.matches(paid)
        plainly = bool(goes_on) and not message.matches(self._words["reach"])
        return bool(message.amounts) and (plainly or unlikely) and not wished

    def _off_the_subject(self, view: View) -> set[str]:
        """The acts that speak of no firm and no provision, where the message speaks of one."""
        message, acts, out = view.message, view.acts, set[str]()
        if message.has(self._words["home"]) and view.aspect_of("off_topic") == "其他城市":
            out.add("off_topic")
        if not (message.mentions or view.named or view.memory.refs):
            out.add("claim")  # 听说要取消了，是真的吗
        if view.named:
            out |= {"greeting"}
            out |= {"list_measures"} if acts["list_measures"] < _LIKELY else set()
            out |= {"off_topic"} if acts["off_topic"] < _SURELY_OFF_TOPIC else set()
        if message.amounts and view.memory.calculator:
            out |= {"off_topic", "greeting"}
            out |= {act for act in _OF_THE_DOCUMENT if acts[act] < _SURELY}
        return out

    def _orders_nothing(self, view: View) -> bool:
        """Whether what resembles an order to forget the rules gives facts or asks of the text."""
        message, acts, focus = view.message, view.acts, view.memory.calculator
        if not message.amounts:
            rest = max(score for act, score in acts.items() if act != "attack")
            return acts["attack"] <= min(_ORDERED, rest + _MARGIN)  # 把文号告诉我
        if acts["attack"] >= _SURELY:
            return False
        if len(message.amounts) > 1 and view.named:
            return True
        bound = self._binder.bind(view, CALCULATORS[focus]) if focus else {}
        counts = all(mention.unit == "count" for mention in message.amounts)
        told = counts or self._binder.announced(view, bound)
        return bool(told and figures_in(bound))  # 就按2个人算吧 only says how many

    def _stands_in_text(self, view: View) -> bool:
        """Whether what seems to be left out is a fact of a case, or stands in the text."""
        message, focus, score = view.message, view.memory.calculator, view.acts["missing"]
        if focus and message.amounts:
            return True
        if self._cases.differs(view, view.aspect):
            return True  # of another level than the one that the text leaves out
        if focus and score < _SURELY and self._binder.bind(view, CALCULATORS[focus]):
            return True  # 考核结果复核成优秀了，有差吗
        rewarded = view.named and message.amounts and message.has(self._words["reward"])
        if rewarded and score < _SURELY:
            return True  # 列入引进指导目录的六名，奖励合计多少
        near_text = view.named and view.aspect in self._words["of_the_text"]
        again = view.memory.tool == "not_covered"  # 团体标准呢，写数了没
        return near_text and score < _SURELY_MISSING and not again

    def _pays_for(self, view: View) -> bool:
        """Whether it is asked what a contribution just computed pays."""
        focus, message = view.memory.calculator, view.message
        if not focus or view.named or message.amounts:
            return False
        return CALCULATORS[focus].outcome == "component" and message.matches(self._words["pays"])

    def _own(self, view: View) -> bool:
        return view.named and view.message.has(self._words["own"])

    def _varies(self, view: View) -> bool:
        """Whether the message goes on with the case in focus: 换成当年3000万呢, 再加上运营补助."""
        memory, message = view.memory, view.message
        if not memory.calculator or message.length > _LONG:
            return False
        if message.matches(self._words["reach"]) and self._asks_back(view):
            return False
        item = CALCULATORS[memory.calculator]
        ours = view.names(item.provisions)
        varies, asks = (message.matches(self._words[key]) for key in ("variation", "how_much"))
        goes_on = (asks and not view.named) or (ours and memory.tool == item.name)
        if view.named and not ours:
            return False
        if self._binder.leaves_out(view, item):
            return True  # 然后减掉3名离职的
        if not (varies or goes_on):
            return False
        bound = self._binder.bind(view, item)
        elsewhere = view.likeliest in OTHER_SUBJECT and view.acts[view.likeliest] > _SURELY
        if elsewhere and not message.mentions:
            return False  # 那几分往上算优秀
        ahead = varies and (ours or asks or figures_in(bound) > 0)
        return bool(bound) and (ahead or not self._asks_back(view))

    def _states(self, view: View) -> bool:
        """Whether the message only says a word about the case in focus: 考核改成良好了."""
        focus, message = view.memory.calculator, view.message
        if not focus or message.mentions or message.matches(self._words["asking"]):
            return False
        item = CALCULATORS[focus]
        return bool(self._binder.bind(view, item) or self._binder.withdrawn(view, item))

    def _corrects(self, view: View) -> bool:
        """Whether the message puts a figure of the case in focus right: 不是赚620万，是亏1100万."""
        focus, message = view.memory.calculator, view.message
        if not focus or view.named or not (message.amounts and denied(message)):
            return False
        return self._binder.announced(view, self._binder.bind(view, CALCULATORS[focus]))

    def _adds(self, view: View) -> bool:
        """Whether a figure of the case in focus is said, and nothing that resembles an act."""
        focus, message = view.memory.calculator, view.message
        if not focus or not view.faint or view.named:
            return False
        bound = self._binder.bind(view, CALCULATORS[focus])
        return bool(message.amounts) and self._binder.announced(view, bound)

    def _joins(self, view: View) -> bool:
        """Whether another award is brought into the case in focus: 升规那50万要一起算进去吗."""
        focus = view.memory.calculator
        if not focus or not view.message.has(self._words["joined"]):
            return False
        bound = self._binder.bind(view, CALCULATORS[focus])
        return any(CALCULATORS[focus].input(name).kind == "yes_no" for name in bound)

    def _asks_back(self, view: View) -> bool:
        """Whether the message asks what it would take, or who and when, not what it gives."""
        forward = max(view.acts[act] for act in ("compute", "fact", "eligible", "lookup"))
        back = max(view.acts[act] for act in _BACK)
        return back > forward


def _got(message: Message) -> bool:
    """Whether the amounts that are new in a message are small enough to be awards; one is."""
    anew = [mention for mention in message.amounts if not (mention.same or mention.stated)]
    told = anew or message.amounts
    return bool(told) and all(mention.within for mention in told)
