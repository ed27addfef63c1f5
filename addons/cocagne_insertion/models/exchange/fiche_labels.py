from odoo import api, fields, models

#: Names of fields in the JSON that are not those of a fiche here.
FIELD_NAMES = {
    "siret": "siret",
    "mesure": "measure",
    "numeroAnnexe": "annex_number",
    "passIae": "pass_number",
    "idItou": "uid",
    "civilite": "title",
    "nomUsage": "last_name",
    "prenom": "first_name",
    "dateNaissance": "birth",
    "codeComInsee": "birth_commune",
    "codeDpt": "birth_commune",
    "codeInseePays": "birth_country",
    "codeGroupePays": "birth_country_group",
    "passDateDeb": "pass_start",
    "passDateFin": "pass_end",
    "salarieNIR": "nir",
    "NIR": "nir",
    "NTT": "ntt",
    "adrTelephone": "phone",
    "adrMail": "email",
    "adrNumeroVoie": "lane_number",
    "codeextensionvoie": "lane_extension",
    "codetypevoie": "lane_type",
    "adrLibelleVoie": "lane_name",
    "adrCpltDistribution": "complement",
    "codeinseecom": "commune",
    "codepostalcedex": "postcode",
    "orienteur": "orienter",
    "niveauFormation": "education",
    "salarieEnEmploi": "employer_type",
    "salarieTypeEmployeur": "employer_type",
    "salarieSansEmploiDepuis": "unemployed_since",
    "salarieSansRessource": "no_resources",
    "inscritPoleEmploi": "job_seeker_number",
    "inscritPoleEmploiDepuis": "job_seeker_since",
    "numeroIDE": "job_seeker_number",
    "salarieRQTH": "rqth",
    "salarieOETH": "oeth",
    "salarieBenefRSA": "rsa",
    "salarieBenefRSADepuis": "rsa_since",
    "salarieBenefASS": "ass_since",
    "salarieBenefASSDepuis": "ass_since",
    "salarieBenefAAH": "aah_since",
    "salarieBenefAAHDepuis": "aah_since",
    "salarieSortantASE": "ase",
    "salarieParentIsole": "single_parent",
    "salarieHebergement": "housing",
    "salarieRefugie": "refugee",
    "salarieSortantDetention": "prison",
    "salarieLangueFrancaise": "low_french",
    "salarieMobilite": "mobility",
}


class FicheLabels(models.AbstractModel):
    """Names of fields, and what to do when one is wrong."""

    _inherit = "cocagne.law"

    @api.model
    def _field_names(self):
        """The field of ``cocagne.fiche`` by its name in the JSON."""
        return FIELD_NAMES

    @api.model
    def _number_words(self):
        """Why a NIR or NTT is wrong."""
        return {
            "nir_shape": self.env._(
                "a NIR has 15 digits and begins with 1, 2, 3, 4, 7 or 8"
            ),
            "nir_key": self.env._(
                "its two last digits (the key) do not fit the others"
            ),
            "nir_month": self.env._("its month of birth does not exist"),
            "nir_other_birth_year": self.env._(
                "its year is not that of the birth date"
            ),
            "nir_other_birth_month": self.env._(
                "its month is not that of the birth date"
            ),
            "nir_other_title": self.env._(
                "it is of a man and the title of a woman, or the other"
            ),
            "ntt_shape": self.env._(
                "an NTT begins with 1 or 2 and the SIREN of the garden"
            ),
            "ntt_other_title": self.env._(
                "it is of a man and the title of a woman, or the other"
            ),
            "ntt_other_siren": self.env._("it has the SIREN of another structure"),
        }

    @api.model
    def _need_words(self):
        """What a fiche stands on."""
        return {
            "accepted_application": self.env._("the person and the pathway"),
            "linked_pass": self.env._("the PASS and its number"),
            "convention": self.env._("an annexe financière of today"),
            "birth_country": self.env._("the country of birth"),
            "address": self.env._("the address"),
            "number": self.env._("the NIR, or the NTT"),
        }

    @api.model
    def _remedies(self):
        """What to do, by field of the JSON, then by rule; "" otherwise."""
        nir = self.env._(
            "Compare with the card of health insurance; without NIR, fill in the NTT."
        )
        return {
            "": self.env._(
                "Correct it on Les emplois, in the fiche of the person, and fetch again."
            ),
            "personnePhysique.salarieNIR": nir,
            "personnePhysique.NIR": nir,
            "personnePhysique.passIae": self.env._(
                "Copy the 12 signs of the PASS from Les emplois."
            ),
            "personnePhysique.dateNaissance": self.env._(
                "Compare with the identity document."
            ),
            "adresse.codeinseecom": self.env._(
                "Write the INSEE code of the commune (not the postal code)."
            ),
            "siret": self.env._(
                "Use the 14 digits of the structure that has the convention."
            ),
            "fiche_other_structure": self.env._(
                "It is for the garden of that SIRET; or correct the SIRET in Exchanges > "
                "Access to Les emplois."
            ),
            "fiche_field_unknown": self.env._(
                "The format of Les emplois changed: show this to your support."
            ),
            "fiche_field_type": self.env._(
                "The format of Les emplois changed: show this to your support."
            ),
        }

    @api.model
    def _answer_words(self, code):
        """What a code of the ASP means, and what to do; the code alone otherwise."""
        return self._answers().get(code) or code or False

    @api.model
    def _answers(self):
        """Codes of the ASP (section 2.4)."""
        return {
            "0000": self.env._("Integrated."),
            "3436": self.env._(
                "Double: the ASP had it already. It counts as integrated."
            ),
            "3437": self.env._(
                "The identifier (idItou) is not the one that the ASP knows for this "
                "person: copy it from Les emplois."
            ),
            "3308": self.env._(
                "The commune of birth is not of this department: correct one of them."
            ),
            "3411": self.env._(
                "The place of birth is wrong: compare with the identity document."
            ),
            "3417": self.env._(
                "The commune of residence is unknown: use its INSEE code of today."
            ),
            "3435": self.env._(
                "The ASP has no valid annexe financière for this SIRET: look at both, "
                "then send again."
            ),
            "3330": self.env._(
                "The name of the street is wrong: no accent, no parenthesis."
            ),
            "3501": self.env._("An update wants the NIR: fill it in, or the NTT."),
            "0012": self.env._("The file could not be read (JSON): make another."),
        }


class Fiche(models.Model):
    """Names and values of a fiche, as people read them."""

    _inherit = "cocagne.fiche"

    @api.model
    def _label(self, name):
        return self._fields[name]._description_string(self.env)

    @api.model
    def _shown(self, name, value):
        """A value as the screen has it."""
        field = self._fields[name]
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, value or "–")
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        if field.type == "date" and value:
            return fields.Date.to_date(value).strftime("%d/%m/%Y")
        return value or "–"
