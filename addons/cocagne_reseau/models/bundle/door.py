from werkzeug.exceptions import Unauthorized, abort

from odoo import models
from odoo.http import request

from ...bundle import reader, schema
from ...bundle.refusal import Refused

#: The one address that the key of a distant garden opens.
DOOR = "/json/2/cocagne.bundle/receive"
SCOPE = "cocagne_bundle"
#: A bundle as a text inside JSON: quotes and accents take more room.
MAX_BODY = 2 * schema.MAX_BYTES + 4096


class Http(models.AbstractModel):
    """What comes in at the door of bundles is weighed before it is read."""

    _inherit = "ir.http"

    @classmethod
    def _is_bundle_door(cls):
        return request.httprequest.path == DOOR

    @classmethod
    def _auth_method_bearer(cls):
        try:
            super()._auth_method_bearer()
        except Unauthorized:
            if cls._is_bundle_door():
                cls._note_stranger()
            raise

    @classmethod
    def _note_stranger(cls):
        """Tell the head office that a key was wrong; the key itself is not kept."""
        address = request.httprequest.remote_addr or ""
        # sudo: nobody is signed in; one row is counted
        inbox = request.env["cocagne.bundle"].sudo()
        request.env.transaction.default_env = inbox.env
        inbox._note_apart(Refused("unknown_bearer", address=address))

    @classmethod
    def _pre_dispatch(cls, rule, args):
        super()._pre_dispatch(rule, args)
        if cls._is_bundle_door() and request.httprequest.method == "POST":
            try:
                cls._check_body()
            except Refused as refused:
                cls._refuse_body(refused)

    @classmethod
    def _check_body(cls):
        """Before Odoo reads it.

        :raises Refused: for what is too big, or no JSON that has one meaning.
        """
        length = request.httprequest.content_length
        if length is None or length > MAX_BODY:
            raise Refused("too_big", most=schema.MAX_BYTES // 1024)
        request.httprequest.max_content_length = MAX_BODY
        body = reader.parse(request.httprequest.get_data(), depth=3)
        if not isinstance(body, dict):
            raise Refused("wrong_type", place="/", expected="object")
        if not isinstance(body.get("bundle"), str):
            raise Refused("wrong_type", place="/bundle", expected="string")
        if unknown := set(body) - {"bundle", "context"}:
            raise Refused("unexpected", place=f"/{min(unknown)[:64]}")

    @classmethod
    def _refuse_body(cls, refused):
        # sudo: the bearer has no right; the refusal of its own request is counted
        inbox = request.env["cocagne.bundle"].sudo()
        garden = inbox.env["cocagne.network.garden"].search(
            [("bearer_user_id", "=", request.env.uid)]
        )
        if garden:
            inbox._note_apart(refused, garden)
        answer = inbox._answer_to(refused)
        abort(request.make_json_response(answer, status=inbox._status(answer)))

    @classmethod
    def _dispatch(cls, endpoint):
        result = super()._dispatch(endpoint)
        if cls._is_bundle_door() and isinstance(result, dict):
            status = request.env["cocagne.bundle"]._status(result)
            return request.make_json_response(result, status=status)
        return result
