from odoo import fields, models

from .contract_access import ADVISER, CONTRACT_GROUPS

PAYROLL = "cocagne_insertion.group_payroll"
WRITERS = [ADVISER, PAYROLL]


class Version(models.Model):
    """What a contract of insertion waits for: pay, signature, renewal, end."""

    _name = "hr.version"
    _inherit = ["hr.version", "cocagne.next.step"]

    next_step = fields.Json(groups=CONTRACT_GROUPS)

    def _next_steps(self):
        self.ensure_one()
        if not self.insertion_kind:
            return []
        return [
            *self._steps_pay(),
            *self._steps_signature(),
            *self._steps_end(),
            self._step("ready", self._ready_text()),
        ]

    def _todo(self, code, text, button, method, kind="todo"):
        return self._step(code, text, button, method=method, groups=WRITERS, kind=kind)

    def _steps_pay(self):
        if not self.is_below_smic:
            return []
        text = self.env._(
            "The pay is below the SMIC of %(smic)s € from %(day)s on.",
            smic=f"{self.smic_due:.2f}".replace(".", ","),
            day=f"{self.smic_from:%d/%m/%Y}",
        )
        button = self.env._("Raise it to the SMIC")
        return [self._todo("smic", text, button, "action_raise_to_smic")]

    def _steps_signature(self):
        if self.signed_on or self.insertion_state == "ended":
            return []
        text = self.env._(
            "Print the contract and have it signed: it is handed over within two days of "
            "hiring (L.1242-13)."
        )
        if self.is_amendment:
            return []
        return [
            self._todo("print", text, self.env._("Print"), "action_print_contract"),
        ]

    def _steps_end(self):
        following = self._following_contract()
        if following or self.insertion_kind == "cdi_inclusion":
            return []
        if self.insertion_state == "ending":
            text = self.env._(
                "The contract ends in %(days)s days. The law allows until %(latest)s.",
                days=self.days_left,
                latest=f"{self.latest_end:%d/%m/%Y}" if self.latest_end else "–",
            )
            return [self._todo("renew", text, self.env._("Renew"), "action_renew")]
        if self.insertion_state == "ended" and not self.end_reason:
            text = self.env._("The contract is over. Did it end at its term?")
            return [self._todo("end", text, self.env._("End it"), "action_end_at_term")]
        if self.insertion_state == "ended":
            text = self.env._(
                "The contract is over: hand over the certificate of work."
            )
            button = self.env._("Print the certificate")
            return [
                self._todo("over", text, button, "action_print_certificate", "wait")
            ]
        return []

    def _following_contract(self):
        """The contract of insertion that comes after this one."""
        return self.search(
            [
                ("employee_id", "=", self.employee_id.id),
                ("insertion_kind", "!=", False),
                ("contract_date_start", ">", self.contract_date_start),
            ],
            limit=1,
            order="date_version",
        )

    def _ready_text(self):
        if self.insertion_state == "coming":
            return self.env._("The contract is signed and begins soon.")
        return self.env._("All is in order.")

    def action_end_at_term(self):
        """End it at its term: the usual case."""
        self.ensure_one()
        return self._open_end("term", self.contract_date_end)

    def action_renew(self):
        """Renew it: the next contract, already filled in."""
        self.ensure_one()
        return self.env["cocagne.contract.new"]._open_for(self.pathway_id, renews=self)

    def action_amend(self):
        """Change the hours, the pay or the last day."""
        self.ensure_one()
        return self.env["cocagne.contract.amend"]._open_for(self)

    def action_lend(self):
        """Lend the person to a company: contrat passerelle."""
        self.ensure_one()
        return self.env["cocagne.contract.loan"]._open_for(self)

    def action_suspend(self):
        """Suspend the contract at the employee's request."""
        self.ensure_one()
        first = self._contract_versions()[:1]
        return self._new_form(
            "cocagne.contract.standstill",
            self.env._("Suspend the contract"),
            version_id=first.id,
        )

    def action_open_contract(self):
        """The card of the contract."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.insertion_label,
            "res_model": "hr.version",
            "res_id": self.id,
            "views": [
                (self.env.ref("cocagne_insertion.contract_view_form").id, "form")
            ],
            "context": {"person_in_name": True},
        }


class Pathway(models.Model):
    _inherit = "cocagne.pathway"

    def action_new_contract(self):
        """The first contract of the pathway, or one more."""
        self.ensure_one()
        return self.env["cocagne.contract.new"]._open_for(self)

    def action_open_contract(self):
        """The card of the current contract, else a new one."""
        self.ensure_one()
        contract = self.contract_id
        return (
            contract.action_open_contract() if contract else self.action_new_contract()
        )
