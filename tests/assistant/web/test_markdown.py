"""An answer's text: its Markdown, its figures with their sources, and nothing else as markup."""

from typing import Any

import pytest

from assistant.answer import Answer
from assistant.web.chat.markdown import as_marked, as_plain
from assistant.web.chat.sources import Context
from assistant.web.words import Words
from corpus import default_corpus
from tests.assistant.web.fake_assistant import figure, full_answer, step
from tests.assistant.web.html import Read

WORDS = Words("chat", "zh-Hans")
POLICIES = default_corpus()
CLAUSE = "存量部分每2000万元给予8万元奖励，年度增量部分每1000万元给予10万元奖励。"


def marked(text: str, *figures: dict[str, Any], said: tuple[str, ...] = (), **changed: Any) -> str:
    """The HTML of an answer with a text and figures, to what was said."""
    answer = full_answer(text=text, figures=list(figures), **changed)
    return as_marked(Context(answer, said, POLICIES, WORDS), "s")


def marks(html: str) -> list[str]:
    """The figures that are marked, each with the end of the id of its source."""
    parts = html.split('aria-describedby="s-')[1:]
    return [part.split("</button>")[0].replace('">', " ") for part in parts]


def test_markdown_is_read() -> None:
    html = as_plain("**44万元**\n\n- 一\n- 二\n\n> 条文\n\n|甲|乙|\n|-|-|\n|1|2|")
    assert Read(html).tags == [
        "p", "strong", "ul", "li", "li", "blockquote", "p",
        "table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "a <img src=x onerror=alert(2)> b", "[a](http://b)",
        "![a](http://b/c.png)", "<http://a>", "www.example.com", "[a]: http://b", "&lt;b&gt;<b>",
    ],
)  # fmt: skip
def test_html_links_and_pictures_are_text(text: str) -> None:
    assert Read(as_plain(text)).tags == ["p"]
    assert Read(marked(text)).tags == ["p"]


def test_each_figure_is_marked_wherever_it_stands() -> None:
    html = marked(
        "**奖励：44万元**，增长10%以上\n- 3档 × 8万元",
        figure("440000", "yuan", "", id="f1"), figure("0.1", "rate", "", "text", "增长10%以上", "q1"),
        figure("3", "count", "", id="f2"), figure("80000", "yuan", "", "text", CLAUSE, "q2"),
    )  # fmt: skip
    assert marks(html) == ["f1 44万元", "q1 10%", "f2 3档", "q2 8万元"]


def test_of_two_figures_with_one_value_the_first_is_met_first() -> None:
    two = figure("440000", "yuan", "合计", id="f1"), figure("440000", "yuan", "封顶", id="f2")
    assert marks(marked("44万元，44万元", *two)) == ["f1 44万元", "f2 44万元"]


def test_a_quantity_that_is_no_figure_is_not_marked() -> None:
    assert marks(marked("第3条，共5家，44万元", figure("3", "yuan", ""))) == []
    assert marks(marked("另一种口径，不足一档", figure("1", "count", ""))) == []


def test_a_figure_of_the_user_shows_what_the_user_said() -> None:
    html = marked("6000万元", figure("60000000", "yuan", "", "user", "去年6000万"))
    assert "您说的" in html
    assert "<blockquote>去年6000万</blockquote>" in html


def test_a_figure_of_the_user_is_highlighted_in_the_message_it_was_said_in() -> None:
    said = figure("60000000", "yuan", "", "user", "6000万")
    said["source"]["span"] = [10, 15]
    first = f"前年6000万，去年6000万，<b>{'长' * 100}"
    html = marked("6000万元", said, said=(first, "那今年8500万呢"))
    assert "<blockquote>前年6000万，去年<mark>6000万</mark>，&lt;b&gt;长" in html
    assert "长…</blockquote>" in html
    assert "长" * 60 not in html


def test_a_figure_of_the_text_is_highlighted_in_its_clause() -> None:
    html = marked("8万元", figure("80000", "yuan", "每档奖励", "text", CLAUSE))
    assert f"<blockquote>{CLAUSE.replace('8万元', '<mark>8万元</mark>')}</blockquote>" in html
    assert "条款 1.2" in html


def test_a_computed_figure_shows_its_step_and_its_quote_in_the_clause() -> None:
    citation = {**full_answer().citations[0], "quote": CLAUSE}
    html = marked(
        "24万元", figure("240000", "yuan", "存量部分", quote="给予8万元奖励"),
        trace=[step("别的", "1 + 1", "2"), step("存量部分", "3档 × 8万元", "240000")],
        citations=[citation],
    )  # fmt: skip
    assert '<p class="working">3档 × 8万元</p>' in html
    quoted = CLAUSE.replace("给予8万元奖励", "<mark>给予8万元奖励</mark>")
    assert f"<blockquote>{quoted}</blockquote>" in html


def test_a_source_links_to_its_provision() -> None:
    title = POLICIES["xiamen_tech_services"].title
    html = marked(
        "8万元", figure("80000", "yuan", "", "text", CLAUSE),
        citations=[{**full_answer().citations[0], "policy": title}],
    )  # fmt: skip
    assert '条款 <a class="ref" href="/policy#1.2">1.2</a>' in html


def test_nothing_in_a_figure_becomes_markup() -> None:
    hostile = "<script>alert(1)</script>'\""
    for kind in ("user", "text", "calculator"):
        plain = marked("44万元", figure("440000", "yuan", "奖励", kind, "引文"))
        html = marked("44万元", figure("440000", "yuan", hostile, kind, hostile))
        assert Read(html).tags == Read(plain).tags, kind
        assert Read(html).text.count(hostile) == 2, kind


def test_an_answer_that_could_not_be_given_is_shown() -> None:
    assert "没有收到问题" in as_marked(
        Context(Answer("", 0, "error", "没有收到问题。"), (), POLICIES, WORDS), "s"
    )
