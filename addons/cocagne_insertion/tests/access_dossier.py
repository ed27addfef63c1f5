"""A dossier with a word in each confidential field, to be looked for elsewhere."""

from base64 import b64encode

from odoo.tools import SQL

from .access_case import OPEN, TABLE, AccessCase, kinds_of

#: In no word of the addon: whoever gets it got what was confided.
WORD = "Zorglub"


class DossierCase(AccessCase):
    """Farid's dossier has a record of each kind; ``WORD`` is in all that is confidential."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fill()
        cls.env.flush_all()
        cls.put_the_word()
        cls.env.invalidate_all()

    @classmethod
    def add(cls, model, **values):
        own = cls.env[model]._fields
        links = {
            "pathway_id": cls.pathway.id,
            "company_id": cls.garden.id,
            "employee_id": cls.farid.id,
            "pass_id": cls.farid_pass.id,
        }
        given = {
            name: value
            for name, value in links.items()
            if name in own and own[name].store and not own[name].compute
        }
        adviser = cls.env[model].with_user(cls.user_insertion_adviser)
        return adviser.create({**given, **values})

    @classmethod
    def fill(cls):
        file = b64encode(WORD.encode())
        add = cls.add
        cls.prescriber = add("cocagne.prescriber", name=WORD, orienter="01")
        add("cocagne.diagnosis", criterion_ids=[(0, 0, {"code": "DETENTION_MJ"})])
        add(
            "cocagne.contract.decision",
            reason="difficulties",
            date_start="2028-01-01",
            date_end="2028-06-30",
        )
        add(
            "cocagne.pass.suspension",
            date_start="2026-04-01",
            date_end="2026-05-01",
            reason="CONTRACT_BROKEN",
        )
        add("cocagne.obstacle", kind="heberg", note=WORD)
        health = add("cocagne.obstacle", kind="sante", note=WORD)
        cure = add("cocagne.objective", name=WORD, obstacle_id=health.id)
        add("cocagne.objective.action", objective_id=cure.id, name=WORD)
        add("cocagne.objective", name="Drive", note=WORD)
        add("cocagne.job.search", note=WORD)
        add(
            "cocagne.training",
            name="CACES",
            date_start="2026-06-01",
            date_end="2026-06-05",
            note=WORD,
        )
        add("cocagne.interview", date_start="2026-06-01 08:00").write(
            {"confidential_report": WORD}
        )
        add(
            "cocagne.pathway.document",
            kind="rqth",
            name=WORD,
            file=file,
            file_name=f"{WORD}.txt",
        )
        cls.immersion = cls.make_immersion("2026-03-02", "2026-03-15")
        cls.immersion.write({"host_says": WORD, "person_says": WORD})
        reason = cls.env.ref("cocagne_insertion.exit_reason_18")
        cls.exit = add(
            "cocagne.insertion.exit",
            reason_id=reason.id,
            date="2026-06-15",
            comment=WORD,
        )
        add("cocagne.fiche", **cls.fiche_values())

    @classmethod
    def fiche_values(cls):
        return {
            "siret": "12345678901234",
            "measure": "ACI_DC",
            "pass_number": cls.farid_pass.number,
        }

    @classmethod
    def put_the_word(cls):
        """By SQL, in each stored text under a closed kind: what is said, not how."""
        for model_name in TABLE["fields"]:
            model = cls.env[model_name]
            if model._transient or not model._auto:
                continue
            for name, kind in kinds_of(model_name).items():
                field = model._fields[name]
                texts = ("char", "text", "html")
                if kind == OPEN or TABLE["kinds"][kind] not in ("A", ""):
                    continue
                if field.store and field.type in texts and not field.translate:
                    size = getattr(field, "size", None) or len(WORD)
                    cls.env.cr.execute(
                        SQL(
                            "UPDATE %s SET %s = %s",
                            SQL.identifier(model._table),
                            SQL.identifier(name),
                            WORD[:size],
                        )
                    )
