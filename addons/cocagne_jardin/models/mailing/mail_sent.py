from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL


class MailSent(models.Model):
    """The archive of the mails of a garden: one row per record and occasion (R97).

    The unique index makes a second sending impossible, also by two processes at once.
    People who could not be written to have their row, with the reason.
    """

    _name = "cocagne.mail.sent"
    _description = "Mail sent"
    _order = "id desc"
    _rec_name = "subject"
    _check_company_auto = True

    scenario_id = fields.Many2one(
        "cocagne.mail.scenario", "Automatic mail", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", "Garden", required=True, index=True)
    partner_id = fields.Many2one(
        "res.partner", "Recipient", index="btree_not_null", ondelete="cascade"
    )
    model = fields.Char(related="scenario_id.model")
    res_id = fields.Many2oneReference("About", model_field="model", required=True)
    key = fields.Char("Key of the occasion", required=True, default="")
    state = fields.Selection(
        [("queued", "Written"), ("skipped", "Not written")], required=True, index=True
    )
    reason = fields.Selection(
        [
            ("address", "No valid mail address"),
            ("refuses", "Does not want mails"),
            ("blacklist", "On the list of addresses not to write to"),
        ]
    )
    subject = fields.Char()
    body = fields.Html(sanitize=False)
    email = fields.Char("Address")
    mail_id = fields.Many2one(
        "mail.mail", "In the queue", ondelete="set null", index="btree_not_null"
    )
    attachment_ids = fields.Many2many("ir.attachment", string="Attached files")
    status = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("sent", "Sent"),
            ("failed", "Failed"),
            ("skipped", "Not written"),
        ],
        compute="_compute_status",
        search="_search_status",
    )

    _once = models.UniqueIndex(
        "(scenario_id, res_id, key)", "This mail was already sent for this occasion."
    )

    @api.depends("state", "mail_id.state")
    def _compute_status(self):
        names = {"outgoing": "waiting", "exception": "failed", "cancel": "failed"}
        # sudo: the queue is the administrator's; the desk sees how its mails fare
        for row in self.sudo():
            if row.state == "skipped":
                row.status = "skipped"
            else:
                # a mail that has left is removed from the queue
                row.status = names.get(row.mail_id.state, "sent")

    def _search_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: see _compute_status
        mails = self.env["mail.mail"].sudo()
        queued = fields.Domain("state", "=", "queued")
        states = {"waiting": ("outgoing",), "failed": ("exception", "cancel")}
        stuck = mails._search([("state", "in", ("outgoing", "exception", "cancel"))])
        domains = {
            "skipped": fields.Domain("state", "=", "skipped"),
            "sent": queued
            & (
                fields.Domain("mail_id", "=", False)
                | fields.Domain("mail_id", "not in", stuck)
            ),
        }
        for status, names in states.items():
            found = mails._search([("state", "in", names)])
            domains[status] = queued & fields.Domain("mail_id", "in", found)
        return fields.Domain.OR(domains[name] for name in value if name in domains)

    @api.model
    def _claim(self, scenario, company, key, partners, reasons):
        """Note the occasions that were not written yet, in one statement.

        :param partners: {record: person}.
        :param reasons: {record: why nothing can be sent}.
        :return: the new rows, and those that were skipped before.
        """
        self.flush_model()
        records = list(partners)
        found = self.env.execute_query(
            SQL(
                """
                INSERT INTO cocagne_mail_sent
                       (scenario_id, company_id, key, state, res_id, partner_id, email,
                        reason, create_uid, create_date, write_uid, write_date)
                SELECT %(scenario)s, %(company)s, %(key)s,
                       CASE WHEN row.reason IS NULL THEN 'queued' ELSE 'skipped' END,
                       row.*, %(user)s, %(now)s, %(user)s, %(now)s
                  FROM unnest(%(ids)s::int[], %(partners)s::int[], %(emails)s::text[],
                              %(reasons)s::text[])
                       AS row (res_id, partner_id, email, reason)
                    ON CONFLICT (scenario_id, res_id, key) DO UPDATE
                   SET state = EXCLUDED.state, reason = EXCLUDED.reason,
                       email = EXCLUDED.email, write_date = EXCLUDED.write_date
                 WHERE cocagne_mail_sent.state = 'skipped'
             RETURNING id
                """,
                scenario=scenario.id,
                company=company.id,
                key=key,
                user=self.env.uid,
                now=fields.Datetime.now(),
                ids=[record.id for record in records],
                partners=[partners[record].id or None for record in records],
                emails=[
                    partners[record].email_normalized or None for record in records
                ],
                reasons=[reasons.get(record) for record in records],
            )
        )
        rows = self.browse([row[0] for row in found])
        rows.invalidate_recordset()
        return rows

    def _queue(self, texts):
        """Put the mails of these rows in Odoo's queue; ``texts`` by record id."""
        if not self:
            return
        company = self.company_id
        sender = self.scenario_id._email_from(company)
        mails = self.env["mail.mail"].create(
            [
                {
                    "subject": texts[row.res_id]["subject"],
                    "body_html": texts[row.res_id]["body"],
                    "recipient_ids": [fields.Command.link(row.partner_id.id)],
                    "auto_delete": True,
                    "message_type": "email_outgoing",
                    **({"email_from": sender, "reply_to": sender} if sender else {}),
                }
                for row in self
            ]
        )
        files = self._attachments()
        for row, mail in zip(self, mails, strict=True):
            row.write({**texts[row.res_id], "mail_id": mail.id})
            if files.get(row.res_id):
                row.attachment_ids = files[row.res_id]
                mail.attachment_ids = files[row.res_id]

    def _attachments(self):
        """The documents that go with each mail, by record id: {id: ir.attachment}."""
        template = self.scenario_id.template_id
        if not (template.attachment_ids or template.report_template_ids):
            return {}
        made = template._generate_template_attachments(
            self.mapped("res_id"), {"attachment_ids", "report_template_ids"}
        )
        rows = {row.res_id: row for row in self}
        files = {}
        for res_id, values in made.items():
            new = self.env["ir.attachment"].create(
                [
                    {
                        "name": name,
                        "datas": datas,
                        "res_model": self._name,
                        "res_id": rows[res_id].id,
                    }
                    for name, datas in values.get("attachments", [])
                ]
            )
            fixed = self.env["ir.attachment"].browse(values.get("attachment_ids", []))
            files[res_id] = new | fixed
        return files

    def action_retry(self):
        """Put the failed ones among these mails in the queue again."""
        self.check_access("read")
        if not self.env.user.has_group("cocagne_jardin.group_sales_desk"):
            raise AccessError(self.env._("Only the sales desk can send a mail again."))
        # sudo: the queue is the administrator's; the role is checked above
        self.sudo().mail_id.action_retry()
        return True

    def action_open_record(self):
        """Open what the mail is about."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self.model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
