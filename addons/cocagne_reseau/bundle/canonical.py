"""One text for one content: what is signed, and compared with what came before.

A subset of RFC 8785 (JSON Canonicalization Scheme): keys in order, no white space, UTF-8.
The format has no floats (figures are decimal texts), so that numbers are whole and have
one writing only.
"""

import hashlib
import json


def canonical(content):
    """The bytes of ``content``, the same on every machine.

    :raises TypeError: for a float: the format has none.
    """
    _check(content)
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def _check(content):
    if isinstance(content, float):
        raise TypeError("figures are decimal texts, not floats")
    if isinstance(content, dict):
        for key, value in content.items():
            if not isinstance(key, str):
                raise TypeError("keys are texts")
            _check(value)
    elif isinstance(content, (list, tuple)):
        for value in content:
            _check(value)


def unsigned(content):
    """What the signature covers: all but the signature."""
    return {key: value for key, value in content.items() if key != "signature"}


def fingerprint(content):
    """Tells whether two bundles say the same, whoever signed them and when."""
    kept = {k: v for k, v in unsigned(content).items() if k not in ("made_at", "maker")}
    return hashlib.sha256(canonical(kept)).hexdigest()


def digest(raw):
    """Recognises the same bytes."""
    return hashlib.sha256(raw).hexdigest()
