"""体检: what a firm, an incubator or a cluster may have, measure by measure."""

from assistant.web.checkup.page import build

__all__ = ["build"]
