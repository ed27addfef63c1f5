"""Which format a file of the bank has, before any parser reads it."""

from .problems import BankFileProblem

#: A year of a big garden is under 2 MB in the most talkative format.
MAX_BYTES = 10 * 1024 * 1024
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def detect(data):
    """The format of a file: ``cfonb``, ``ofx`` or ``camt``.

    :raises BankFileProblem: empty, too big, or none of these formats.
    """
    if not data.strip():
        raise BankFileProblem("empty")
    if len(data) > MAX_BYTES:
        raise BankFileProblem(
            "too_big", megabytes=len(data) // 1024**2, limit=MAX_BYTES // 1024**2
        )
    if data[:4] == b"PK\x03\x04":
        raise BankFileProblem("zip")
    if data[:5] == b"%PDF-":
        raise BankFileProblem("pdf")
    start = _first_characters(data)
    if start[:2] in ("01", "04", "05", "07") and start[2:7].isalnum():
        return "cfonb"
    if start.startswith("OFXHEADER") or "<OFX>" in start or "<?OFX" in start:
        return "ofx"
    if start.startswith("<"):
        return "camt"
    raise BankFileProblem("unknown")


def _first_characters(data):
    head = data[:2000]
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return head.decode(encoding, "ignore").lstrip("\ufeff \r\n\t")
    return head.decode("latin-1").lstrip()
