"""A headless Chromium driven by its own protocol: open a page, wait, take a picture."""

import base64
import io
import json
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import websocket
from PIL import Image

NAMES = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
#: Seconds before a page that does not appear is a failure.
PATIENCE = 40
#: Seconds for animations to end, for example the bars of a graph.
SETTLE = 1.2
#: Nothing is loading and no spinner turns any more.
CALM = """
    document.readyState === "complete"
    && !document.querySelector(".o_blockUI, .o_loading_indicator, .o_view_sample_data")
"""


class PageError(Exception):
    """The page did not become what was waited for."""


class Chromium:
    """One tab. Use as a context manager; the browser ends with it."""

    def __init__(self, width=1280, height=800):
        self.size = {"width": width, "height": height}
        self.count = 0

    def __enter__(self):
        program = next(filter(None, map(shutil.which, NAMES)), None)
        if not program:
            raise PageError("no Chromium on the path")
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={self.profile.name}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        port = self._port()
        with urllib.request.urlopen(
            f"http://127.0.0.1:{port}/json/list", timeout=PATIENCE
        ) as answer:
            page = next(t for t in json.load(answer) if t["type"] == "page")
        self.socket = websocket.create_connection(
            page["webSocketDebuggerUrl"], timeout=PATIENCE, suppress_origin=True
        )
        self.resize()
        return self

    def __exit__(self, *exc):
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        self.profile.cleanup()

    def resize(self, width=None, height=None):
        """Make the page as large as another screen; as at first without numbers."""
        size = {"width": width, "height": height} if width else self.size
        self.call(
            "Emulation.setDeviceMetricsOverride",
            **size,
            deviceScaleFactor=1,
            mobile=False,
        )

    def _port(self):
        told = Path(self.profile.name, "DevToolsActivePort")
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            if told.exists() and told.read_text():
                return told.read_text().split()[0]
            time.sleep(0.1)
        raise PageError("Chromium did not start")

    def call(self, method, **params):
        """One command of the Chrome DevTools protocol; its result."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": params}
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise PageError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def evaluate(self, script):
        """The value of a JavaScript expression in the page."""
        answer = self.call(
            "Runtime.evaluate",
            expression=script,
            returnByValue=True,
            awaitPromise=True,
        )
        if "exceptionDetails" in answer:
            raise PageError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    def log_in(self, url, database, login, password):
        """Open a session on Odoo, as this user."""
        self.go(f"{url}/web/login?db={database}", "true")
        body = json.dumps(
            {"params": {"db": database, "login": login, "password": password}}
        )
        self.evaluate(
            f"""fetch("/web/session/authenticate", {{
                method: "POST", body: {body!r},
                headers: {{"Content-Type": "application/json"}}
            }}).then(r => r.json()).then(a => {{
                if (a.error) throw new Error(a.error.data.message);
                return a.result.uid;
            }})"""
        )

    def go(self, url, ready):
        """Open ``url`` and wait for the JavaScript condition ``ready``."""
        self.call("Page.navigate", url=url)
        self.wait(ready)

    def wait(self, ready):
        """Wait until ``ready`` is true and the page is calm."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            try:
                if self.evaluate(f"Boolean(({CALM}) && ({ready}))"):
                    time.sleep(SETTLE)
                    return
            except PageError:
                pass  # the page is being replaced: ask the next one
            time.sleep(0.15)
        raise PageError(f"still waiting for: {ready}")

    def picture(self, path):
        """Write what is seen to ``path``, as a PNG of at most 256 colours."""
        shot = self.call("Page.captureScreenshot", format="png")
        image = Image.open(io.BytesIO(base64.b64decode(shot["data"])))
        image = image.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT)
        image.save(path, optimize=True)
