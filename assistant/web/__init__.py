"""The pages and the API: the same assistant, in a browser and over HTTP."""

from assistant.web.server import serve

__all__ = ["serve"]
