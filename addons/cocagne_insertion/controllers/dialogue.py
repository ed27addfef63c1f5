from odoo import http
from odoo.http import content_disposition, request

from ..report.docx_document import document

MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class DialogueController(http.Controller):
    """The annual report as a text document."""

    @http.route(
        "/cocagne_insertion/dialogue/<int:dialogue_id>/report.docx",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def report(self, dialogue_id):
        """The file, for who may read the report; 404 for the others."""
        dialogue = request.env["cocagne.dialogue"].browse(dialogue_id).exists()
        if not dialogue or not dialogue.has_access("read"):
            raise request.not_found()
        if not request.env.user.has_group(
            "cocagne_jardin.group_insertion_adviser"
        ) and not request.env.user.has_group("cocagne_insertion.group_director"):
            raise request.not_found()
        garden = dialogue.company_id.sudo()  # sudo: the name of the garden
        file = document(dialogue._document(), dialogue._document_title(), garden.name)
        name = f"{dialogue._document_title()} {dialogue.date_from:%Y}.docx"
        headers = [
            ("Content-Type", MIMETYPE),
            ("Content-Length", str(len(file))),
            ("Content-Disposition", content_disposition(name)),
        ]
        return request.make_response(file, headers)
