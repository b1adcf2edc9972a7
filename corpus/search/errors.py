"""What can be wrong with a search that a user can put right."""


class SearchError(Exception):
    """The message names the model or the file and line, and says what to do."""
