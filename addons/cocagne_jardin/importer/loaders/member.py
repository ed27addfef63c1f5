"""Members: one contact per household (R22)."""

COLUMNS = {
    "adresse": "street",
    "code_postal": "zip",
    "ville": "city",
    "telephone": "phone",
    "telephone_2": "phone_2",
    "courriel": "email",
    "commentaire": "comment",
    "accepte_courriel": "accepts_mail",
    "accepte_sms": "accepts_sms",
}


def load_members(job):
    """Create or update the members by number."""
    sheet = job.files.get("adherents")
    if not sheet:
        return
    known = known_members(job)
    france = job.env.ref("base.fr").id
    rows = []
    for record in sheet.records:
        vals = {field: record[c] for c, field in COLUMNS.items() if c in record}
        vals |= _name_vals(record)
        vals |= {
            "member_number": record["numero"],
            "cocagne_client": True,
            "company_id": job.company.id,
            "lang": "fr_FR",
            "country_id": france,
        }
        if "date_adhesion" in record:
            vals["first_membership_date"] = record["date_adhesion"]
        rows.append((record["numero"], record, vals))
    members = job.upsert("res.partner", known, rows)
    if not job.problems.errors:
        _sync_tags(job, sheet, members)


def known_members(job):
    """The clients of the garden by number."""
    found = job.env["res.partner"].search(
        [("company_id", "=", job.company.id), ("member_number", "!=", False)]
    )
    return {member.member_number: member for member in found}


def _name_vals(record):
    if record["societe"]:
        return {"is_company": True, "name": record["nom"]}
    vals = {"lastname": record["nom"]}
    if "prenom" in record:
        vals["firstname"] = record["prenom"]
    if record["societe"] is False:
        vals["is_company"] = False
    return vals


def _sync_tags(job, sheet, members):
    """The categories of a client, separated by commas; new ones are created (R23)."""
    if not sheet.has("categories"):
        return
    model = job.env["res.partner.category"]
    garden = job.company.root_id
    found = model.search([("company_id", "in", (False, garden.id))])
    tags = {tag.name.casefold(): tag for tag in found}
    for record in sheet.records:
        names = [
            n.strip() for n in record.get("categories", "").split(",") if n.strip()
        ]
        wanted = model
        for name in names:
            if name.casefold() not in tags:
                tags[name.casefold()] = model.create(
                    {"name": name, "company_id": garden.id}
                )
            wanted |= tags[name.casefold()]
        member = members[record["numero"]]
        if member.category_id != wanted:
            member.category_id = wanted
