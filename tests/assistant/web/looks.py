"""How pages are looked at: two widths, light and dark; where the pictures go."""

from pathlib import Path
from typing import Any

import pytest

SCREENSHOTS = Path("build/screenshots")
"""Kept by whoever runs the tests, to be looked at."""
LOOKS: list[dict[str, Any]] = [
    {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    for width in (1440, 390)
    for scheme in ("light", "dark")
]
in_every_look = pytest.mark.parametrize(
    "options", LOOKS, ids=lambda look: f"{look['viewport']['width']} {look['color_scheme']}"
)
"""For a test with the page's `options` fixture."""
