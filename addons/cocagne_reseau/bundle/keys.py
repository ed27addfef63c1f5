"""Ed25519 keys (RFC 8032) of a garden: it signs with one, the head office has the other.

Keys and signatures travel as base64 of their raw bytes: 44 and 88 characters.
"""

import base64
import binascii
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

KEY_BYTES, SIGNATURE_BYTES = 32, 64


def new_private_key():
    """A new private key, as text: it never leaves the garden."""
    return _text(Ed25519PrivateKey.generate().private_bytes_raw())


def public_key_of(private_key):
    """The public key that goes to the head office.

    :raises ValueError: for a text that is no key.
    """
    raw = _bytes(private_key, KEY_BYTES)
    private = Ed25519PrivateKey.from_private_bytes(raw)
    return _text(private.public_key().public_bytes_raw())


def key_name(public_key):
    """A short name of a public key, to compare by eye: 4 groups of 4 characters.

    :raises ValueError: for a text that is no key.
    """
    digest = hashlib.sha256(_bytes(public_key, KEY_BYTES)).hexdigest()[:16].upper()
    return "-".join(digest[start : start + 4] for start in range(0, 16, 4))


def sign(private_key, message):
    raw = _bytes(private_key, KEY_BYTES)
    return _text(Ed25519PrivateKey.from_private_bytes(raw).sign(message))


def is_signed(public_key, message, signature):
    """Whether ``signature`` is that of ``message`` by the owner of the key."""
    try:
        public = Ed25519PublicKey.from_public_bytes(_bytes(public_key, KEY_BYTES))
        public.verify(_bytes(signature, SIGNATURE_BYTES), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _text(raw):
    return base64.b64encode(raw).decode()


def _bytes(text, length):
    try:
        raw = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, UnicodeError, AttributeError) as error:
        raise ValueError("not a key") from error
    if len(raw) != length:
        raise ValueError("not a key")
    return raw
