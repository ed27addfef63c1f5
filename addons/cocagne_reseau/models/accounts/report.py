"""The yearly accounts of all gardens, with mis_builder on summed balances."""

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Command

from odoo.addons.cocagne_compta.models.ledger.yearly_accounts import REPORTS
from odoo.addons.mis_builder.models.aep import AccountingExpressionProcessor

HEAD_OFFICE = "cocagne_jardin.group_head_office"
NETWORK_REPORTS = {**REPORTS, "trial": "cocagne_reseau.mis_report_network_trial"}


class NetworkProcessor(AccountingExpressionProcessor):
    """Reads the balances of all gardens at once.

    mis_builder searches the accounts of each company by themselves: with 130 gardens,
    thousands of queries. The accounts of the consolidation belong to no company.
    """

    def __init__(self, network, account_model):
        # sudo: the fiscal year and the currency of the head office; what is summed is
        # read with the rights of the user
        env = network.env
        super().__init__(network.sudo(), network.sudo().currency_id, account_model)
        self.env, self.network = env, self.companies
        # rules are applied for the companies that the user has ticked
        self.companies = env.companies
        self._account_model = env[account_model].with_context(active_test=False)

    def done_parsing(self):
        for key, domains in self._map_account_ids.items():
            wanted = set()
            for domain in domains:
                if domain not in self._account_ids_by_acc_domain:
                    found = self._account_model.search(list(domain)).ids
                    self._account_ids_by_acc_domain[domain].update(found)
                wanted |= self._account_ids_by_acc_domain[domain]
            self._map_account_ids[key] = list(wanted)

    def get_aml_domain_for_dates(self, date_from, date_to, mode):
        """The fiscal year is that of the head office."""
        ticked, self.companies = self.companies, self.network
        try:
            return super().get_aml_domain_for_dates(date_from, date_to, mode)
        finally:
            self.companies = ticked

    def do_queries(self, *args, **kwargs):
        """What is eliminated to nothing is shown as nothing, not as a minus zero."""
        super().do_queries(*args, **kwargs)
        for accounts in self._data.values():
            empty = [
                account
                for account, found in accounts.items()
                if self.currency.is_zero(found.debit or 0)
                and self.currency.is_zero(found.credit or 0)
            ]
            for account in empty:
                del accounts[account]

    def _get_company_rates(self, _date):
        return Euros(self.currency.decimal_places)


class Euros:
    """The rate of every garden: all keep their books in euros."""

    def __init__(self, digits):
        self.digits = digits

    def __getitem__(self, _company):
        return 1.0, self.digits


class MisReport(models.Model):
    """The headings of an association's accounts, read from the balances of gardens."""

    _inherit = "mis.report"

    @api.depends_context("cocagne_network")
    def _compute_account_model(self):
        if self.env.context.get("cocagne_network"):
            self.account_model = "cocagne.network.account"
        else:
            super()._compute_account_model()

    def _prepare_aep(self, companies, currency=None):
        if self.env.context.get("cocagne_network"):
            self.ensure_one()
            network = self.env["res.company"].sudo()._network().sudo(False)
            processor = NetworkProcessor(network, self.account_model)
            for expression in self.all_kpi_ids.expression_ids.filtered("name"):
                processor.parse_expr(expression.name)
            processor.done_parsing()
            return processor
        return super()._prepare_aep(companies, currency)


class MisReportInstance(models.Model):
    """A report of the whole network: for the head office, without a way to entries."""

    _inherit = "mis.report.instance"

    is_network = fields.Boolean("Of the whole network", readonly=True)

    @api.depends("is_network")
    def _compute_query_company_ids(self):
        # the accounts and balances of the consolidation say themselves whose they are
        own = self.filtered("is_network")
        own.query_company_ids = False
        super(MisReportInstance, self - own)._compute_query_company_ids()

    def _compute_matrix(self):
        if not self.is_network:
            return super()._compute_matrix()
        self._check_network_reader()
        self.env["cocagne.network.account"]._synchronize()
        reading = self.with_context(cocagne_network=True)
        return super(MisReportInstance, reading)._compute_matrix()

    def _check_network_reader(self):
        if not self.env.su and not self.env.user.has_group(HEAD_OFFICE):
            raise AccessError(
                self.env._("The accounts of the network are read by the head office.")
            )

    def compute(self):
        """The head office sees sums: no figure opens what is behind it."""
        result = super().compute()
        if self.is_network:
            for row in result["body"]:
                for cell in row["cells"]:
                    cell.pop("drilldown_arg", None)
        return result

    def drilldown(self, arg):
        """Closed for a report of the network: entries are the garden's own."""
        return False if self.is_network else super().drilldown(arg)

    # -- made at the first need ------------------------------------------------------------

    @api.model
    def _network_report(self, kind, year):
        """The report of a fiscal year of the head office.

        :param kind: ``pl``, ``bs`` or ``trial``.
        :param year: the year in which the fiscal year ends.
        """
        # sudo: reports are made by the software, their figures are read by the user
        instances = self.sudo().with_context(cocagne_network=True)
        network = self.env["res.company"].sudo()._network()
        day = fields.Date.to_date(f"{year}-12-31")
        dates = network.compute_fiscalyear_dates(day)
        report = self.env.ref(NETWORK_REPORTS[kind])
        found = instances.search(
            [
                ("is_network", "=", True),
                ("report_id", "=", report.id),
                ("date", "=", dates["date_to"]),
            ],
            limit=1,
        )
        made = found or instances.create(self._prepare_network_report(report, dates))
        return made.sudo(False).with_context(cocagne_network=False)

    @api.model
    def _prepare_network_report(self, report, dates):
        name = self.env._(
            "%(report)s, whole network, year to %(end)s",
            report=report.name,
            end=self.env["cocagne.billing"]._format_day(dates["date_to"], "yMMMMd"),
        )
        return {
            "name": name,
            "report_id": report.id,
            "is_network": True,
            "company_id": False,
            "date": dates["date_to"],
            "landscape_pdf": report.subkpi_ids.ids != [],
            "widget_show_filters": False,
            "no_auto_expand_accounts": False,
            "period_ids": self._prepare_network_columns(dates),
        }

    @api.model
    def _prepare_network_columns(self, dates):
        """Gardens, eliminations, consolidated; the third one is not a sum of the two
        first: it is read by itself, and a test compares."""
        columns = (
            (self.env._("Gardens and head office"), "[('part', '=', 'gardens')]"),
            (self.env._("Eliminations"), "[('part', '=', 'elimination')]"),
            (self.env._("Consolidated"), "[]"),
        )
        source = self.env["ir.model"].sudo()._get("cocagne.network.balance")
        return [
            Command.create(
                {
                    "name": title,
                    "sequence": place,
                    "mode": "fix",
                    "source": "actuals_alt",
                    "source_aml_model_id": source.id,
                    "manual_date_from": dates["date_from"],
                    "manual_date_to": dates["date_to"],
                    "analytic_domain": domain,
                }
            )
            for place, (title, domain) in enumerate(columns)
        ]
