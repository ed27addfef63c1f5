from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, formataddr

#: Records whose mails are rendered at a time.
CHUNK = 200


class MailScenario(models.Model):
    """One occasion to write to somebody, like "the basket was not collected" (R97).

    Scenarios are the same for all gardens; each garden switches them on or off and may
    write its own text (``cocagne.mail.setting``). A feature calls ``_send`` and needs to
    know nothing else.
    """

    _name = "cocagne.mail.scenario"
    _description = "Automatic mail"
    _order = "sequence, id"

    code = fields.Char(required=True, readonly=True)
    name = fields.Char(required=True, translate=True)
    purpose = fields.Char(
        "Sent", translate=True, help="When this mail is sent, and to whom."
    )
    sequence = fields.Integer(default=50)
    active = fields.Boolean(default=True)
    model_id = fields.Many2one(
        "ir.model", "About", required=True, ondelete="cascade", readonly=True
    )
    model = fields.Char(related="model_id.model", store=True)
    template_id = fields.Many2one(
        "mail.template", "Original text", required=True, ondelete="restrict"
    )
    partner_path = fields.Char(
        "Recipient",
        help="Fields that lead from the record to the person, like partner_id. Empty: "
        "the record itself when it is a person, its member otherwise.",
    )
    default_on = fields.Boolean(
        "On from the start", default=True, help="Until the garden decides otherwise."
    )
    default_days = fields.Integer("Days from the start")
    days_label = fields.Char(
        translate=True, help="What the number of days means; empty: there is none."
    )

    _code_unique = models.UniqueIndex("(code)", "This code is already used.")

    # -- sending -----------------------------------------------------------------------

    @api.model
    def _send(self, code, records, key=None):
        """Write to the people of ``records``, once per record and occasion.

        The mails wait in Odoo's queue. People without a valid address, who refuse mails
        or are on the blacklist are noted and skipped; a later call tries them again.

        :param code: of the scenario.
        :param key: names the occasion when the same record can have several, like the
            day of a basket. Without it, a record gets this mail once in its life.
        :return: what was noted, ``cocagne.mail.sent``, of this call only; empty where
            the garden switched the scenario off.
        """
        # sudo: whoever triggers the occasion need not hold rights on mails
        scenario = self.sudo().with_context(active_test=False)
        return scenario._by_code(code)._send_to(records.sudo(), key)

    @api.model
    def _by_code(self, code):
        scenario = self.search([("code", "=", code)], limit=1)
        if not scenario:
            raise KeyError(f"no mail scenario {code!r}")
        return scenario

    def _send_to(self, records, key=None):
        self.ensure_one()
        sent = self.env["cocagne.mail.sent"]
        if not self.active:
            return sent
        for company, group in self._by_company(records).items():
            setting = self._setting(company)
            if not setting.is_on if setting else not self.default_on:
                continue
            for start in range(0, len(group), CHUNK):
                chunk = group[start : start + CHUNK]
                sent |= self._send_chunk(company, setting, chunk, key or "")
        return sent

    def _by_company(self, records):
        """The records by the garden that writes; a person's is the current one when
        it is an establishment of theirs."""
        groups = {}
        current = self.env.company
        for record in records:
            company = record.company_id if "company_id" in record else None
            company = company or self._partner_of(record).company_id or current
            if record._name == "res.partner" and company in current.parent_ids:
                company = current
            groups.setdefault(company, records.browse())
            groups[company] |= record
        return groups

    def _setting(self, company):
        """What this garden decided, or its mother house; may be empty."""
        settings = self.env["cocagne.mail.setting"].search(
            [
                ("scenario_id", "=", self.id),
                ("company_id", "in", company._with_mother_houses()),
            ]
        )
        # an establishment comes after its mother house in parent_path
        return settings.sorted(lambda s: len(s.company_id.parent_path or ""))[-1:]

    def _partner_of(self, record):
        """The person to whom the mail about ``record`` goes."""
        path = self._partner_field_path()
        return record.mapped(path)[:1] if path else record

    def _partner_field_path(self):
        if self.partner_path or self.model == "res.partner":
            return self.partner_path or ""
        return "partner_id"

    def _send_chunk(self, company, setting, records, key):
        reasons = self._skip_reasons(records)
        claimed = self.env["cocagne.mail.sent"]._claim(
            self,
            company,
            key,
            {record: self._partner_of(record) for record in records},
            reasons,
        )
        todo = claimed.filtered(lambda row: row.state == "queued")
        for lang, rows in todo.grouped(
            lambda r: self._lang(r.partner_id, company)
        ).items():
            rows._queue(self._render(company, setting, lang, rows.mapped("res_id")))
        return claimed

    def _skip_reasons(self, records):
        """Why nothing can be sent about a record: {record: reason}."""
        reasons = {}
        partners = self.env["res.partner"].union(*map(self._partner_of, records))
        emails = set(filter(None, partners.mapped("email_normalized")))
        blacklist = self.env["mail.blacklist"].search([("email", "in", list(emails))])
        blocked = set(blacklist.mapped("email"))
        for record in records:
            partner = self._partner_of(record)
            if not partner.email_normalized:
                reasons[record] = "address"
            elif not partner.accepts_mail:
                reasons[record] = "refuses"
            elif partner.email_normalized in blocked:
                reasons[record] = "blacklist"
        return reasons

    @api.model
    def _lang(self, partner, company):
        """The language of a mail: the person's, else the garden's (never a surprise)."""
        installed = [code for code, _name in self.env["res.lang"].get_installed()]
        for lang in (partner.lang, company.partner_id.lang, "fr_FR"):
            if lang in installed:
                return lang
        return installed[0]

    # -- text --------------------------------------------------------------------------

    def _render(self, company, setting, lang, res_ids):
        """The mails of some records: {id: {"subject": ..., "body": ...}}.

        :param setting: with the garden's own text, or empty for the original.
        """
        self.ensure_one()
        # sudo: texts hold only checked expressions (mail_words), and read what the
        # person is told whatever the rights of who triggers the mail
        engine = self.env["mail.template"].sudo().with_company(company)
        engine = engine.with_context(lang=lang, compiled_mails={})
        template = self.template_id.sudo().with_context(lang=lang)
        subject = setting.own_subject or template.subject
        body = setting.own_body or template.body_html
        res_ids = list(res_ids)
        subjects = engine._render_template(
            subject, self.model, res_ids, engine="inline_template"
        )
        bodies = engine._render_template(
            body,
            self.model,
            res_ids,
            engine="qweb",
            options={"post_process": True},
        )
        return {
            res_id: {
                "subject": " ".join(subjects[res_id].split()),
                "body": engine._garden_mail(bodies[res_id]),
            }
            for res_id in res_ids
        }

    @api.model
    def _email_from(self, company):
        """The sender: the garden, when it has an address."""
        if company.email:
            return formataddr((company.trade_name or company.name, company.email))
        return False

    def _merge_words(self):
        """The words that a text can use: {label: expression}, in the user's language.

        Override it to add words for a model.
        """
        self.ensure_one()
        path = self._partner_field_path()
        person = f"object.{path}" if path else "object"
        words = {
            self.env._("first name"): f"{person}.mail_name",
            self.env._("full name"): f"{person}.name",
            self.env._("member number"): f"{person}.member_number",
            self.env._("garden"): "garden_name",
            self.env._("garden's phone"): "garden_phone",
            self.env._("garden's mail"): "garden_email",
        }
        return words | self._model_words()

    def _model_words(self):
        """More words, for what this scenario is about."""
        if self.model == "cocagne.basket":
            return {
                self.env._("day"): "object.day_label",
                self.env._("depot"): "object.depot_id.name",
                self.env._("baskets"): "object.same_day_label",
            }
        if self.model == "cocagne.membership":
            return {
                self.env._("until"): "format_date(object.date_to)",
                self.env._("fee"): "format_amount(object.amount, object.currency_id)",
            }
        return {}

    # -- records to show ----------------------------------------------------------------

    def _example(self, company, skip=0):
        """A record of the garden to show the mail on; may be empty."""
        self.ensure_one()
        records = self.env[self.model]
        domain = Domain.TRUE
        if "company_id" in records:
            domain = Domain("company_id", "in", company._with_mother_houses())
        if self.model == "res.partner":
            domain &= Domain("cocagne_client", "=", True)
        if self.model == "sale.order":
            domain &= Domain("is_subscription", "=", True)
        domain &= self._example_domain()
        found = records.search(domain, limit=1, offset=skip)
        return found or records.search(domain, limit=1)

    def _example_domain(self):
        """Narrows the examples to those that this mail could be about."""
        states = {"basket_not_collected": "not_collected", "basket_reminder": "planned"}
        if self.code in states:
            return Domain("state", "=", states[self.code])
        if self.code in ("membership_unpaid", "membership_expiring"):
            state = "unpaid" if self.code == "membership_unpaid" else "paid"
            return Domain("state", "=", state) & Domain("date_to", "!=", False)
        if self.code == "balance_reminder":
            return Domain("balance_due", "<", 0)
        if self.code == "termination_confirmed":
            return Domain("termination_date", "!=", False)
        if self.code == "week_contents":
            published = [("state", "=", "published")]
            weeks = self.env["cocagne.content"].search(published).mapped("week")
            return Domain("delivery_id.week", "in", weeks)
        return Domain.TRUE

    # -- what happened ------------------------------------------------------------------

    @api.model
    def _already_sent(self, code, records, key=""):
        """Those of these records that had this mail for this occasion."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT sent.res_id FROM cocagne_mail_sent sent
                  JOIN cocagne_mail_scenario s ON s.id = sent.scenario_id
                 WHERE s.code = %s AND sent.key = %s AND sent.state = 'queued'
                   AND sent.res_id = ANY(%s)
                """,
                code,
                key,
                records.ids,
            )
        )
        return records.browse([row[0] for row in rows])
