"""A local stand-in of the platform's API, for tests and demonstrations.

It speaks the same protocol over HTTP on this machine, made from the written rules:
token, pages, filters, 60 calls a minute, the header of ``salarieLangueFrancaise``. Its
faults come on demand::

    with StandIn([Record(line, day)], faults={2: "500"}) as server:
        client = Client(requests.Session(), server.url)

No real person's data belongs in it.
"""

import copy
import json
import threading
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

from ..fiche import french

PAGE_SIZE, CALLS, SECONDS, DUMMIES = 20, 60, 60.0, 25
#: What ``faults`` may ask for, by number of the call, from 1.
FAULTS = (
    "401",
    "403",
    "429",
    "500",
    "502",
    "503",
    "drop",
    "cut",
    "not_json",
    "list",
    "no_count",
    "other_host",
    "loop",
    "fewer",
    "redirect",
)


class Record(NamedTuple):
    """A fiche on the platform. ``line`` has the sense of the ASP."""

    line: dict
    created: date
    status: str = "PROCESSED"


class StandIn:
    """The server; runs inside a ``with``.

    :param faults: by number of the call after logging in, what goes wrong in it.
    :param clock: seconds, for the 60 calls a minute; None: no limit.
    :param new_sense: the new sense of the French field holds without header.
    """

    username, password, token = "alice@example.org", "secret", "0123456789abcdef"

    def __init__(
        self,
        records: Sequence[Record],
        *,
        notifications: Sequence[dict] = (),
        faults: dict[int, str] | None = None,
        page_size: int = PAGE_SIZE,
        clock: Callable[[], float] | None = None,
        new_sense: bool = False,
    ):
        self.records, self.notifications = list(records), list(notifications)
        self.faults, self.page_size = dict(faults or {}), page_size
        self.clock, self.new_sense = clock, new_sense
        self.calls, self._times = [], deque()
        unknown = set(self.faults.values()) - set(FAULTS)
        if unknown:
            raise ValueError(unknown)

    def __enter__(self):
        handler = type("Handler", (_Handler,), {"stand_in": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def is_over_limit(self) -> bool:
        """Counts a call of the last minute."""
        if self.clock is None:
            return False
        now = self.clock()
        while self._times and self._times[0] <= now - SECONDS:
            self._times.popleft()
        self._times.append(now)
        return len(self._times) > CALLS

    def selected(self, endpoint: str, parameters: dict, header: bool) -> list[dict]:
        """Lines of an endpoint, filtered, the newest first."""
        if endpoint == "employee-record-notifications":
            return copy.deepcopy(self.notifications)
        lines = self._filtered(parameters)
        if endpoint == "dummy-employee-records":
            lines = [self.records[0].line] * DUMMIES if self.records else []
        lines = copy.deepcopy(lines)
        if not (header or self.new_sense):
            for line in lines:
                situation = line["situationSalarie"]
                name = "salarieLangueFrancaise"
                situation[name] = not situation[name]
        return lines

    def _filtered(self, parameters):
        statuses = [one.upper() for one in parameters.get("status", ["PROCESSED"])]
        found = [one for one in self.records if one.status in statuses]
        for name, keeps in (("created", date.__eq__), ("since", date.__ge__)):
            for text in parameters.get(name, ()):
                day = date.fromisoformat(text)
                found = [one for one in found if keeps(one.created, day)]
        return [
            one.line for one in sorted(found, key=lambda one: one.created, reverse=True)
        ]


class _Handler(BaseHTTPRequestHandler):
    stand_in: StandIn

    def log_message(self, *_args):
        """Say nothing."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        form = parse_qs(body)
        server = self.stand_in
        if urlsplit(self.path).path.rstrip("/") != "/api/v1/token-auth":
            self._answer(404, {"detail": "Not found."})
        elif form.get("username") == [server.username] and form.get("password") == [
            server.password
        ]:
            self._answer(200, {"token": server.token})
        else:
            self._answer(400, {"non_field_errors": ["wrong credentials"]})

    def do_GET(self):
        server, address = self.stand_in, urlsplit(self.path)
        server.calls.append(self.path)
        fault = server.faults.pop(len(server.calls), "")
        if server.is_over_limit() or fault == "429":
            self._answer(429, {"detail": "throttled"}, {"Retry-After": "30"})
        elif (
            fault == "401"
            or self.headers.get("Authorization") != f"Token {server.token}"
        ):
            self._answer(401, {"detail": "Invalid token."})
        elif fault.isdigit():
            self._answer(int(fault), {"detail": "fault"})
        elif fault == "drop":
            self.close_connection = True
        elif fault == "redirect":
            self._answer(302, {}, {"Location": "http://127.0.0.1:9/"})
        else:
            self._page(address, fault)

    def _page(self, address, fault):
        endpoint = address.path.removeprefix("/api/v1/").rstrip("/")
        parameters = parse_qs(address.query)
        try:
            header = french.HEADER in self.headers
            lines = self.stand_in.selected(endpoint, parameters, header)
        except ValueError:
            self._answer(400, {"detail": "date"})
            return
        page, size = int(parameters.get("page", ["1"])[0]), self.stand_in.page_size
        following = None
        if page * size < len(lines):
            query = urlencode(parameters | {"page": [page + 1]}, doseq=True)
            following = f"{self.stand_in.url}{address.path}?{query}"
        body = {
            "count": len(lines),
            "next": following,
            "previous": None,
            "results": lines[(page - 1) * size : page * size],
        }
        self._spoiled(body, fault)

    def _spoiled(self, body, fault):
        if fault == "not_json":
            self._send(200, b"<html>maintenance</html>")
        elif fault == "cut":
            content = json.dumps(body).encode()
            self._send(200, content[: len(content) // 2], length=len(content))
        elif fault == "list":
            self._answer(200, body["results"])
        elif fault == "no_count":
            self._answer(200, {name: body[name] for name in body if name != "count"})
        elif fault == "other_host":
            self._answer(
                200, body | {"next": "http://127.0.0.2:9/api/v1/employee-records/"}
            )
        elif fault == "loop":
            self._answer(200, body | {"next": f"{self.stand_in.url}{self.path}"})
        elif fault == "fewer":
            self._answer(200, body | {"results": body["results"][:-1]})
        else:
            self._answer(200, body)

    def _answer(self, status, body, headers=None):
        self._send(status, json.dumps(body).encode(), headers)

    def _send(self, status, content, headers=None, length=None):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(length or len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = True
