"""Sources: which provisions, measures and departments a message is about."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.planner.choices import Choices
from assistant.planner.message import Message
from assistant.planner.topics import Topic
from assistant.planner.view import View, Viewer
from corpus import Policy
from tools import CALCULATORS, Input

_DIGITS = "零一二三四五六七八九十"
_MEASURE = re.compile(
    r"(?:措施|第)([一二三四五六七八九]|[1-9])(?=条|项|点|部分)|措施([一二三四五六七八九])"
    r"|(?:measure|article|section) ([1-9])(?!\d)"
    r"|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth) (?:measure|article|section)"
)
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_LISTED = re.compile("[、，,]|和|与|跟|以及|及")
_MARKS = " ,，.。;；?？!！"
_LEAST = 2  # characters of a question: 哦，另外… asks one
_SHORT = 12  # characters: a shorter message that names nothing is about what was cited last
_BETTER = 0.4  # how much better another provision of a measure fits than the one cited last
_KIN = 0.3  # to the score of provisions of the measure cited last, when none is named
_CLEAR_NAME = 2  # characters of a name that say what an amount is asked of
_MANY = 4  # provisions of a measure that make a list
_FAIRLY = 0.75
_CLEARLY, _MOST_BESIDE = 4, 2  # characters of a provision's names; provisions
_CLOSE = 0.85  # of the best provision's score, which others must reach to be read out with it


class Sources:
    """Finds what to read for a question about the text."""

    def __init__(
        self,
        policies: dict[str, Policy],
        viewer: Viewer,
        choices: Choices,
        words: dict[str, list[str]],
    ) -> None:
        self._policies = policies
        self._viewer = viewer
        self._choices = choices
        self._words = words
        self._departments = _departments(policies, words["other_departments"])

    def department(self, text: str) -> str:
        """The department that the text names, responsible for a measure or not, or ""."""
        return self._choices.first_choice(text.replace("有没有", "有"), self._departments)

    def refs(self, view: View, most: int) -> list[str]:
        """The provisions the message is about; those of the last turn when it names none."""
        if numbered := self._numbered(view.message.text):
            return numbered if most > 1 else numbered[:1]
        short = view.message.length <= _SHORT
        pointing = [*self._words["points_back"], *self._words["presses"]]
        back = short or view.faint or view.message.matches(pointing)
        unnamed = view.leans or not view.named
        if unnamed and view.memory.refs and (other := self._of_choice(view)):
            return other
        if not view.named and view.memory.refs and back:
            return self._again(view, most) if most > 1 else view.memory.refs[:1]
        if most > 1 and (whole := self._whole_list(view)):
            return whole
        topics = _named(view.topics) if view.named else _near_to(view.memory.refs, view.topics)
        clearest = max(1, *(topic.named for topic in topics))
        least = _CLOSE * topics[0].score
        one = _measure_of(topics[0].ref)
        ours = {t.ref for t in topics if t.named == clearest and _measure_of(t.ref) == one}
        near = [t.ref for t in topics[:most] if t.score > least or t.ref in ours]
        cited = view.memory.refs[:1]
        named = {topic.ref for topic in view.topics if topic.named}
        again = named & set(cited) and view.message.matches(self._words["points_back"])
        return list(dict.fromkeys([*cited, *near]))[:most] if again else near

    def _of_choice(self, view: View) -> list[str]:
        """Beside what was cited, what speaks of a choice that the message names: 市级的也有吗."""
        named = self._named_choices(view.message.plain)
        measures = {_measure_of(ref) for ref in view.memory.refs}
        speak = [
            topic.ref
            for topic in view.topics
            if _measure_of(topic.ref) in measures and any(c in self._text(topic.ref) for c in named)
        ]
        return [] if set(speak) & set(view.memory.refs) else speak[:1]

    def _whole_list(self, view: View) -> list[str]:
        """All that is named of one measure, if all is asked for: 孵化器的钱哪些是一次性的."""
        one = self._named_choices(view.before + view.message.plain)  # 部级的有哪些
        if one or not view.message.matches(self._words["lists"]):
            return []
        named = [topic.ref for topic in view.topics if topic.named]
        whole = len(named) >= _MANY and len({_measure_of(ref) for ref in named}) == 1
        return sorted(named) if whole else []

    def _named_choices(self, text: str) -> set[str]:
        """The choices of any calculator that a text names."""
        inputs = (i for c in CALCULATORS.values() for i in c.inputs if i.kind == "choice")
        return {choice for item in inputs for choice in self._choices.named(text, item)}

    def nearest(self, view: View) -> list[str]:
        """The provision nearest to what the text leaves out, if any was named or cited."""
        return self.refs(view, 1) if view.named else self._again(view, 1)[-1:]

    def _again(self, view: View, most: int) -> list[str]:
        """What was cited last, then the provision of its measure that fits better, if any."""
        cited, fits = view.memory.refs[:most], {t.ref: t.score for t in view.topics}
        measures = {_measure_of(ref) for ref in cited}
        ours = [topic for topic in view.topics if _measure_of(topic.ref) in measures]
        if ours and ours[0].score > max(fits[ref] for ref in cited) + _BETTER:
            return [*cited, ours[0].ref]
        return cited

    def without_amount(self, view: View) -> list[str]:
        """What a message asks the amount of, where the text names none: 首创应用场景补贴几万."""
        message, memory = view.message, view.memory
        again = memory.tool == "not_covered" and message.matches(self._words["how_much"])
        asks = (again or message.matches(self._words["pays"])) and not memory.calculator
        clearest = max(topic.named for topic in view.topics)
        if not asks or clearest < _CLEAR_NAME:
            return []
        named = [topic.ref for topic in view.topics if topic.named == clearest]
        return [] if any(self._states_amount(ref) for ref in named) else named[:1]

    def _states_amount(self, ref: str) -> bool:
        """Whether a provision states what is given."""
        policy, _, id = ref.partition(":")
        figures = self._policies[policy].provisions[id].figures
        return any(figure.role in ("award", "ceiling") for figure in figures)

    def sole(self, view: View) -> bool:
        """Whether all that a message names is one measure, and clearly of one provision."""
        named = [topic for topic in view.topics if topic.named]
        one = len({_measure_of(topic.ref) for topic in named}) == 1
        clear = named and all(named[0].named > topic.named for topic in named[1:])
        return bool(one and clear and named[0].named >= _CLEARLY)

    def beside(self, view: View, subject: str) -> list[str]:
        """What a message names clearly that is not for the one it screens: 我们制造业…揭榜挂帅."""
        others = [t.ref for t in view.topics if t.named >= _CLEARLY and self._other(t.ref, subject)]
        return others[:_MOST_BESIDE]

    def _other(self, ref: str, subject: str) -> bool:
        """Whether a provision is for others than a subject, and for somebody."""
        policy, _, provision = ref.partition(":")
        subjects = self._policies[policy].provisions[provision].subjects
        return bool(subjects) and subject not in subjects

    def stating(self, view: View) -> list[str]:
        """What states an amount of a message that names nothing else: 15万是每年给吗."""
        pressed = view.memory.refs and view.message.matches(self._words["presses"])
        if view.named or pressed:
            return []  # 那封顶总该是200万了吧: of what was spoken of, whatever states it
        cited = {_measure_of(ref) for ref in view.memory.refs}
        stated = [mention.stated for mention in view.message.mentions]
        ours = [[ref for ref in refs if _measure_of(ref) in cited] or list(refs) for refs in stated]
        return next((refs for refs in ours if len(refs) == 1), [])

    def _numbered(self, text: str) -> list[str]:
        """The provisions of the measure that the message names by its number: 第五条, 措施五."""
        numbers = {_number(match[match.lastindex or 1]) for match in _MEASURE.finditer(text)}
        return [
            provision.ref
            for policy in self._policies.values()
            for provision in policy.provisions.values()
            if provision.measure.number in numbers and numbers
        ]

    def parts(self, view: View) -> list[View]:
        """The questions that one message joins with 还有, or lists before 各 and 分别."""
        plain = view.message.plain
        pieces = re.split("|".join(self._words["also"]), plain)
        pieces = [piece for piece in pieces if len(piece.strip(_MARKS)) >= _LEAST]
        items, rest = list[str](), ""
        if view.message.has(self._words["each"]):
            *items, rest = _LISTED.split(plain)
        listed = [self._asked(f"{item}，{rest}", view) for item in items if item.strip()]
        named = [part for part in listed if part.named]
        if len(pieces) + len(named) < 2:
            return []
        return [self._asked(piece, view) for piece in pieces] + named

    def _asked(self, question: str, view: View) -> View:
        return self._viewer.view(Message(question, (), question), view.memory, "")

    def compared(self, view: View) -> list[str]:
        """The provisions that speak of each of the choices that the question compares."""
        text = view.message.plain
        for item in CALCULATORS.values():
            if named := self._choices.compared(text, item):
                asked = [(choice, self._choices.narrowed(text, choice, item)) for choice in named]
                return [ref for choice, one in asked for ref in self._of(choice, one, view)]
        return []

    def _of(self, choice: str, question: str, view: View) -> list[str]:
        """The best provisions for a question among those whose text has the word of the choice."""
        topics = self._asked(question, view).topics
        named = [topic for topic in topics if topic.named] or topics
        ours = [topic for topic in named if choice in self._text(topic.ref)] or topics[:1]
        return [topic.ref for topic in ours[:2] if topic.score > _FAIRLY * ours[0].score]

    def _text(self, ref: str) -> str:
        policy, _, provision = ref.partition(":")
        return self._policies[policy].provisions[provision].text


def _named(topics: list[Topic]) -> list[Topic]:
    """The topics of the measures that a name is said of."""
    measures = {_measure_of(topic.ref) for topic in topics if topic.named}
    return [topic for topic in topics if _measure_of(topic.ref) in measures]


def _near_to(refs: list[str], topics: list[Topic]) -> list[Topic]:
    """The topics with those of the measures cited last put forward."""
    measures = {_measure_of(ref) for ref in refs}
    moved = [replace(t, score=t.score + _KIN * (_measure_of(t.ref) in measures)) for t in topics]
    return sorted(moved, key=lambda topic: -topic.score)


def _measure_of(ref: str) -> str:
    """The policy and the measure of a provision's ref."""
    return ref.rpartition(".")[0]


def _number(text: str) -> str:
    """The number of a measure as its heading writes it: 第5条 is 五, the fifth measure too."""
    if text in _ORDINALS:
        return _DIGITS[_ORDINALS.index(text) + 1]
    return _DIGITS[int(text)] if text.isdecimal() else text


def _departments(policies: dict[str, Policy], others: Sequence[str]) -> Input:
    """The departments of the policies, and others, as choices, said with or without 市."""
    named = (
        name
        for policy in policies.values()
        for measure in policy.measures.values()
        for name in measure.departments
    )
    names = dict.fromkeys([*named, *others])
    choices = {
        name: (
            name.split("（")[0],
            name.split("（")[0].removeprefix("市").removeprefix("委").removeprefix("各"),
        )
        for name in names
    }
    return Input("department", "choice", "责任单位", "问的是哪个部门？", choices=choices)
