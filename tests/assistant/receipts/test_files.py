"""The 测算单 as PDF and Excel: everything is in it, nothing runs in it, a changed one is found out."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from assistant.cli import main
from assistant.receipts import as_pdf, as_workbook, receipt_in
from assistant.receipts.workbook import put
from assistant.receipts.wrap import wrap
from corpus import Policy, default_corpus
from tests.tools.test_receipt import FACTS
from tools import CALCULATORS, Amount, Award, calculate

Make = Callable[[Award, Policy], bytes]
MAKERS = pytest.mark.parametrize("make", [as_pdf, as_workbook], ids=["pdf", "excel"])
FORMULA = '=HYPERLINK("http://evil","x")'


@pytest.fixture
def policy() -> Policy:
    return default_corpus()["xiamen_tech_services"]


@pytest.fixture
def award() -> Award:
    return calculate("contribution_award", FACTS["contribution_award"])


def pdf_text(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")


def book_text(content: bytes) -> str:
    cells = (
        cell for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows() for cell in row
    )
    return "".join(str(cell.value or "") for cell in cells).replace(" ", "")


def replayed(content: bytes, folder: Path) -> int:
    file = folder / "sheet"
    file.write_bytes(content)
    return main(["replay", str(file)])


@pytest.mark.parametrize("name", CALCULATORS)
@MAKERS
def test_every_calculators_sheet_replays(
    name: str, make: Make, policy: Policy, tmp_path: Path
) -> None:
    award = calculate(name, FACTS[name])
    content = make(award, policy)
    assert receipt_in(content) == award.receipt
    assert replayed(content, tmp_path) == 0


@MAKERS
def test_the_same_award_makes_the_same_bytes(make: Make, award: Award, policy: Policy) -> None:
    assert make(award, policy) == make(award, policy)


@pytest.mark.parametrize(("make", "read"), [(as_pdf, pdf_text), (as_workbook, book_text)], ids=["pdf", "excel"])  # fmt: skip
def test_a_sheet_has_all_that_led_to_the_figure(
    make: Make, read: Callable[[bytes], str], award: Award, policy: Policy
) -> None:
    text = read(make(award, policy))
    for words in (
        "测算单", policy.title, "征求意见稿·尚未生效", "应得44万元", "440,000元", "上年度综合经济贡献",
        "3档×8万元", policy.provisions["1.2"].text, "市科技局、市财政局", "只计整档（本次采用）", "按比例折算",
        policy.readings["tranche"].options["pro_rata"].why, policy.status_note, award.receipt["hash"],
    ):  # fmt: skip
        assert words.replace(" ", "") in text, words


def test_a_ceiling_says_so_and_conditions_say_how_far_off(policy: Policy) -> None:
    text = pdf_text(as_pdf(calculate("project_funding", {}), policy))
    assert "最高1000万元" in text
    assert "不等于应得数额" in text
    refused = calculate(
        "contribution_award", {"prior_contribution": "3000万", "current_contribution": "4000万"}
    )
    assert "年度综合经济贡献5000万元以上4000万元1000万元1.2" in pdf_text(as_pdf(refused, policy))


def test_the_pdf_has_a_glyph_for_every_character(
    award: Award, policy: Policy, caplog: pytest.LogCaptureFixture
) -> None:
    as_pdf(award, policy)
    assert "missing" not in caplog.text


def test_amounts_are_numbers_in_the_workbook(award: Award, policy: Policy) -> None:
    page = load_workbook(BytesIO(as_workbook(award, policy))).worksheets[0]
    values = {cell.value: cell.number_format for row in page.iter_rows() for cell in row}
    assert values[440_000] == '#,##0"元"'
    assert values[85_000_000] == '#,##0"元"'


@pytest.mark.parametrize(
    ("amount", "value", "shown"),
    [
        (Amount(Decimal("0.125"), "rate"), 0.125, "0.0%"),
        (Amount(Decimal(3), "count", "家"), 3, '#,##0"家"'),
        (Amount(Decimal("0.05")), 0.05, '#,##0.00"元"'),
        (Amount(Decimal("1234567890123.45678")), "1234567890123.45678元", "General"),
    ],
)
def test_a_number_keeps_its_unit_and_a_long_one_its_digits(
    amount: Amount, value: object, shown: str
) -> None:
    book = Workbook()
    put(book.worksheets[0].cell(1, 1), amount)
    made = BytesIO()
    book.save(made)
    cell = load_workbook(made).worksheets[0]["A1"]
    assert (cell.value, cell.number_format) == (value, shown)


@pytest.mark.parametrize("typed", [FORMULA, "+1", "-1", "@x", "\x01=1"])
def test_no_text_of_a_policy_is_a_formula(typed: str, award: Award, policy: Policy) -> None:
    hostile = replace(policy, title=typed, status=typed, status_note=typed)
    page = load_workbook(BytesIO(as_workbook(award, hostile))).worksheets[0]
    kinds = {cell.data_type for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    assert page["A3"].data_type == "s"
    assert page["A3"].quotePrefix


def test_markup_in_a_policy_is_text_in_the_pdf(award: Award, policy: Policy) -> None:
    hostile = replace(policy, status_note="<b>**注**</b>{nb}")
    assert "<b>**注**</b>" in pdf_text(as_pdf(award, hostile))


@MAKERS
def test_a_sheet_that_shows_another_figure_fails(
    make: Make, award: Award, policy: Policy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = make(replace(award, value=Decimal(4_400_000)), policy)
    assert replayed(forged, tmp_path) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "440万元" in said.err
    assert "44万元" in said.err


@MAKERS
def test_a_sheet_whose_receipt_was_changed_fails(
    make: Make, award: Award, policy: Policy, tmp_path: Path
) -> None:
    forged = {**award.receipt, "result": {**award.receipt["result"], "value": "4400000"}}
    assert replayed(make(replace(award, receipt=forged), policy), tmp_path) == 1


def test_a_note_laid_over_the_pdf_fails(award: Award, policy: Policy, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=BytesIO(as_pdf(award, policy)))
    writer.add_annotation(0, FreeText(text="应得 440万元", rect=(40, 600, 300, 700)))
    changed = BytesIO()
    writer.write(changed)
    assert replayed(changed.getvalue(), tmp_path) == 1


def test_a_changed_cell_and_an_added_sheet_fail_and_saving_anew_does_not(
    award: Award, policy: Policy, tmp_path: Path
) -> None:
    def changed(change: Callable[[Workbook], object]) -> int:
        book = load_workbook(BytesIO(as_workbook(award, policy)))
        change(book)
        made = BytesIO()
        book.save(made)
        return replayed(made.getvalue(), tmp_path)

    assert changed(lambda book: None) == 0
    assert changed(lambda book: book.worksheets[0].cell(1, 1, "测算书")) == 1
    assert changed(lambda book: book.create_sheet("补充").cell(1, 1, "应得440万元")) == 1


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"PK\x03\x04broken"], ids=["pdf", "excel"])
def test_a_broken_file_fails_in_words(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replayed(content, tmp_path) == 2
    assert "没有可以读出的测算单" in capsys.readouterr().err


def test_a_workbook_of_another_make_holds_no_receipt(tmp_path: Path) -> None:
    made = BytesIO()
    Workbook().save(made)
    assert replayed(made.getvalue(), tmp_path) == 2


def test_a_workbook_says_nothing_of_the_day(award: Award, policy: Policy) -> None:
    with ZipFile(BytesIO(as_workbook(award, policy))) as book:
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}
        assert b"<dcterms" not in book.read("docProps/core.xml")


def test_a_line_tears_no_number_and_begins_with_no_mark() -> None:
    lines = wrap("存量部分每2000万元给予8万元奖励，不足一档不计。", 9, len).split("\n")
    assert "".join(lines) == "存量部分每2000万元给予8万元奖励，不足一档不计。"
    assert not any(line[0] in "，。" for line in lines)
    assert any("2000万元" in line for line in lines)
