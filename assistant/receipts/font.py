"""The Chinese font of the PDF: Noto Sans SC, from the package justmytype-intl-cjk (OFL)."""

from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

_FILE = files("justmytype_intl_cjk") / "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
_UNUSED = ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "VVAR", "vhea", "vmtx"]
WEIGHTS = {"": 400, "B": 700}
"""The font's weight for each style of the PDF."""


def write_fonts(characters: str, folder: Path) -> dict[str, Path]:
    """A font file of these characters for each style.

    The font is cut to the characters first: to fix the weight of all its glyphs takes ten seconds.
    """
    small = _subset(characters)
    written = {}
    for style, weight in WEIGHTS.items():
        font = instantiateVariableFont(
            TTFont(BytesIO(small), recalcTimestamp=False), {"wght": weight}
        )
        written[style] = folder / f"font{weight}.ttf"
        font.save(written[style])
    return written


def _subset(characters: str) -> bytes:
    options = Options(layout_features=[], notdef_outline=True)
    options.drop_tables += _UNUSED
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    with as_file(_FILE) as file:
        font = TTFont(file, lazy=True, recalcTimestamp=False)
        subsetter.subset(font)
        small = BytesIO()
        font.save(small)
    return small.getvalue()
