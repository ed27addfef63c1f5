"""Why a bundle is refused: a code and its details, worded by ``models/bundle``."""

#: Every reason there is. ``models/bundle/words.py`` has a sentence for each.
CODES = (
    "too_big",
    "not_utf8",
    "not_json",
    "too_deep",
    "duplicate_key",
    "wrong_number",
    "missing",
    "unexpected",
    "wrong_type",
    "wrong_schema",
    "wrong_text",
    "too_many_figures",
    "unknown_garden",
    "another_garden",
    "no_public_key",
    "wrong_key",
    "wrong_signature",
    "unknown_code",
    "twice",
    "negative",
    "part_over_whole",
    "wrong_ratio",
    "not_a_ratio",
    "month_not_over",
    "before_network",
    "no_reason",
    "id_used",
    "older_revision",
    "month_validated",
    "unknown_bearer",
    "too_many",
    "not_stored",
)


class Refused(ValueError):
    """A bundle that is not taken.

    :param code: one of ``CODES``.
    :param details: what the sentence names: a place in the file, a code, a length. The
        figures themselves are never among them: the head office reads the reason.
    """

    def __init__(self, code, **details):
        assert code in CODES, code
        super().__init__(code)
        self.code = code
        self.details = details
