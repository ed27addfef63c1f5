"""A campaign of the cast."""

from .snapshot_case import MAY, SnapshotCase


class CampaignCase(SnapshotCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.campaigns = cls.env["cocagne.network.campaign"]
        cls.classPatch(type(cls.campaigns), "_has_job_runner", lambda self: False)
        # a demonstration may have its own
        cls.campaigns.search([]).write({"stage": "draft"})
        cls.campaigns.search([]).unlink()
        others = cls.env["cocagne.network.garden"].search([])
        (others - cls.lake - cls.coast - cls.far).active = False
        cls.garden.partner_id.email = "lac@example.org"
        cls.other_garden.partner_id.email = "cote@example.org"

    @classmethod
    def make_campaign(cls, **values):
        """The campaign of May 2026, not opened."""
        return cls.campaigns.create({"date_from": MAY, **values})

    @classmethod
    def opened(cls, **values):
        campaign = cls.make_campaign(**values)
        campaign.action_open()
        return campaign

    def line(self, campaign, garden):
        return campaign.line_ids.filtered(lambda line: line.garden_id == garden)

    def months(self, campaign):
        return campaign.line_ids.snapshot_ids

    def mails(self, campaign, code):
        return self.env["cocagne.mail.sent"].search(
            [
                ("scenario_id.code", "=", code),
                ("res_id", "in", campaign.line_ids.ids),
                ("state", "=", "queued"),
            ]
        )
