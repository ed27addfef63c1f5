import re

from lxml import etree, html

from odoo import api, models

#: Around what is filled in, to see what stays empty.
OPEN, CLOSE = "\u27e6", "\u27e7"
EMPTY = re.compile(rf"{OPEN}\s*{CLOSE}")
#: What Python writes for nothing.
NOTHING = re.compile(r"\b(False|None)\b")
LANG = "fr_FR"


def _marked(source):
    """The body ``source`` with marks around everything that is filled in."""
    root = html.fragment_fromstring(source or "", create_parent="div")
    for node in root.xpath(".//*[@t-out]"):
        inner = etree.Element("t", {"t-out": node.attrib.pop("t-out")})
        inner.tail = CLOSE
        node.text = OPEN
        node[:] = [inner]
    return "".join(
        etree.tostring(child, encoding="unicode", method="xml") for child in root
    )


def _marked_inline(source):
    return re.sub(r"({{.*?}})", rf"{OPEN}\1{CLOSE}", source or "")


class MailScenario(models.Model):
    """Proof-reading: every mail shown on a real record, with what is wrong in it."""

    _inherit = "cocagne.mail.scenario"

    @api.model
    def _proofs(self, companies):
        """One proof per scenario: {code, name, purpose, subject, body, problems}.

        :param companies: the gardens whose records may be shown, the first that has one.
        """
        scenarios = self.with_context(lang=LANG).search([])
        return [scenario._proof(companies) for scenario in scenarios]

    def _proof(self, companies):
        self.ensure_one()
        proof = {
            "code": self.code,
            "name": self.name,
            "purpose": self.purpose or "",
            "subject": "",
            "body": "",
            "problems": self._untranslated(),
        }
        company, record = self._proof_record(companies)
        if not record:
            proof["problems"].append("no record to show it on")
            return proof
        try:
            none = self.env["cocagne.mail.setting"]
            text = self._render(company, none, LANG, record.ids)[record.id]
            proof.update(
                text, problems=proof["problems"] + self._empty(company, record)
            )
        except Exception as error:  # any fault of a text is a finding
            proof["problems"].append(f"does not render: {error}")
        return proof

    def _proof_record(self, companies):
        """A garden and a record of it that this mail could be about."""
        for company in companies:
            record = self.with_company(company)._example(company)
            if record:
                return company, record
        model = self.env[self.model]
        if "company_id" in model:
            record = model.search([("company_id", "in", companies.ids)], limit=1)
            return record.company_id, record
        return companies[:1], model.search([], limit=1)

    def _empty(self, company, record):
        """What is filled in with nothing in the mail about ``record``."""
        template = self.template_id.sudo().with_context(lang=LANG)
        engine = template.with_company(company)
        subject = engine._render_template(
            _marked_inline(template.subject), self.model, record.ids
        )[record.id]
        body = engine._render_template(
            _marked(str(template.body_html or "")),
            self.model,
            record.ids,
            engine="qweb",
        )[record.id]
        problems = []
        for name, text in (("subject", subject), ("body", str(body))):
            if not text.strip():
                problems.append(f"the {name} is empty")
            for match in EMPTY.finditer(text):
                around = re.sub(r"<[^>]+>", "", text[: match.start()])[-40:]
                problems.append(f"the {name} fills in nothing after « {around} »")
            if NOTHING.search(text):
                problems.append(f"the {name} says False or None")
        return problems

    def _untranslated(self):
        """The texts that are the same in French and in English."""
        source = self.with_context(lang="en_US")
        texts = {
            "name": (source.name, self.name),
            "purpose": (source.purpose, self.purpose),
            "subject": (source.template_id.subject, self.template_id.subject),
            "body": (source.template_id.body_html, self.template_id.body_html),
        }
        return [
            f"the {name} is not in French"
            for name, (english, french) in texts.items()
            if english and english == french
        ]
