from odoo import api, models


class IdentityWords(models.AbstractModel):
    """What is wrong with a number: NIR, NTT, SIRET, France Travail, PASS."""

    _inherit = "cocagne.law"

    @api.model
    def _sentences(self):
        return {
            **super()._sentences(),
            "job_seeker_number_shape": self.env._(
                "The France Travail number %(number)s is not one: seven digits and a "
                "letter or digit, or eleven digits."
            ),
            "nir_shape": self.env._(
                "The social security number %(number)s is not one: 15 characters, as on "
                "the carte Vitale and its certificate."
            ),
            "nir_key": self.env._(
                "The social security number %(number)s is mistyped: its last two digits "
                "would be %(key)s. Look at each digit."
            ),
            "nir_month": self.env._(
                "The social security number has a month of birth that does not exist: "
                "%(month)s."
            ),
            "nir_other_birth_year": self.env._(
                "The social security number tells the year of birth %(year)s, the person "
                "was born on %(birth)s: one of them is wrong."
            ),
            "nir_other_birth_month": self.env._(
                "The social security number tells the month of birth %(month)s, the "
                "person was born on %(birth)s: one of them is wrong."
            ),
            "nir_other_title": self.env._(
                "The social security number is that of a person called %(expected)s, not "
                "%(title)s: look at the sex and at the first digit."
            ),
            "ntt_shape": self.env._(
                "The temporary number (NTT) is 1 or 2, the nine digits of the SIREN and "
                "1 to 30 letters or digits."
            ),
            "ntt_other_title": self.env._(
                "The temporary number (NTT) is that of a person called %(expected)s, not "
                "%(title)s: look at the sex and at the first digit."
            ),
            "ntt_other_siren": self.env._(
                "The temporary number (NTT) holds the SIREN %(siren)s, that of the garden "
                "is %(expected)s."
            ),
            "pass_number_shape": self.env._(
                "The PASS number %(number)s is not one: 12 letters or digits, like "
                "99999 26 12345."
            ),
            "pass_number_not_digits": self.env._(
                "The PASS number %(number)s begins with 99999: seven digits must follow."
            ),
            "siret_shape": self.env._("The SIRET %(number)s is not one: 14 digits."),
            "siret_key": self.env._(
                "The SIRET %(number)s is mistyped: look at each digit."
            ),
        }

    @api.model
    def _ways_out(self):
        return {
            **super()._ways_out(),
            "ntt": self.env._(
                "write the temporary number (NTT) instead, as long as the person has no "
                "social security number"
            ),
        }
