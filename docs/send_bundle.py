"""Signs a month of figures and sends it to the head office; see bundle.md.

    python send_bundle.py new-key                       # once: prints both keys
    python send_bundle.py sign LOIN 2026-05 figures.json > lot.json
    python send_bundle.py send https://reseau.example.org lot.json

``figures.json`` is a list of {"code", "version", "value"}. The private key is read from
the variable COCAGNE_PRIVATE_KEY, the key of the head office from COCAGNE_KEY.
"""

import base64
import hashlib
import json
import os
import sys
import urllib.error
import urllib.request
import uuid
from datetime import datetime, timezone

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def canonical(content):
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode()


def key_name(public):
    digest = hashlib.sha256(public).hexdigest()[:16].upper()
    return "-".join(digest[start : start + 4] for start in range(0, 16, 4))


def sign(private_key, garden, month, figures, revision=1, reason=None):
    """The bytes of a signed bundle."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private_key))
    bundle = {
        "schema": "cocagne-bundle/1",
        "id": str(uuid.uuid4()),
        "garden": garden,
        "month": month,
        "revision": revision,
        "made_at": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "figures": figures,
    }
    if reason:
        bundle["reason"] = reason
    signature = base64.b64encode(key.sign(canonical(bundle))).decode()
    public = key.public_key().public_bytes_raw()
    bundle["signature"] = {"key": key_name(public), "value": signature}
    return canonical(bundle)


def send(address, bundle, key):
    """(status, answer) of the head office."""
    request = urllib.request.Request(
        f"{address}/json/2/cocagne.bundle/receive",
        data=json.dumps({"bundle": bundle.decode()}).encode(),
        headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def main(command, *arguments):
    if command == "new-key":
        key = Ed25519PrivateKey.generate()
        private = key.private_bytes_raw()
        public = key.public_key().public_bytes_raw()
        print("private (keep it):", base64.b64encode(private).decode())
        print("public (send it): ", base64.b64encode(public).decode())
    elif command == "sign":
        garden, month, path = arguments
        with open(path, encoding="utf-8") as file:
            figures = json.load(file)
        private = os.environ["COCAGNE_PRIVATE_KEY"]
        sys.stdout.buffer.write(sign(private, garden, month, figures))
    elif command == "send":
        address, path = arguments
        with open(path, "rb") as file:
            print(*send(address, file.read(), os.environ["COCAGNE_KEY"]))


if __name__ == "__main__":
    main(*sys.argv[1:])
