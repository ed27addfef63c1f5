"""Depots and their place on the rounds (R10-R12, R17)."""

COLUMNS = {
    "nom": "name",
    "categorie": "category",
    "adresse": "street",
    "code_postal": "zip",
    "ville": "city",
    "courriel": "email",
    "site": "website",
    "commentaire": "comment",
    "public_reserve": "reserved_note",
    "capacite": "capacity",
    "contact": "contact_name",
    "telephone": "phone",
}


def load_depots(job):
    """Create or update the depots by number, their stops and passwords."""
    sheet = job.files.get("depots")
    if not sheet:
        return
    known = known_depots(job)
    france = job.env.ref("base.fr").id
    rows = []
    for record in sheet.records:
        vals = {field: record[c] for c, field in COLUMNS.items() if c in record}
        vals |= {"number": record["numero"], "country_id": france}
        if sheet.has("etablissement") or record["numero"] not in known:
            vals["company_id"] = job.branch(record).id
        rows.append((record["numero"], record, vals))
    depots = job.upsert("cocagne.depot", known, rows)
    if job.problems.errors:
        return
    _load_stops(job, sheet.records, depots)
    for record in sheet.records:
        depot, code = depots[record["numero"]], record["mot_de_passe"]
        # Hashing is slow on purpose: an unchanged password is not hashed again.
        if code and not (depot.has_access_code and depot.check_access_code(code)):
            depot.set_access_code(code)


def known_depots(job):
    """The depots of the garden and its establishments by number."""
    return job.known("cocagne.depot", "number")


def _load_stops(job, records, depots):
    """The rounds of a depot are exactly those of its line."""
    rounds = job.known("cocagne.round", "code")
    ids = [depots[record["numero"]].id for record in records]
    stops = job.env["cocagne.round.stop"].search([("depot_id", "in", ids)])
    known = {(stop.depot_id, stop.round_id): stop for stop in stops}
    rows, wanted = [], set()
    for record in records:
        depot, orders = depots[record["numero"]], record.get("ordre", ())
        for position, code in enumerate(record["tournee"]):
            key = (depot, rounds[code])
            wanted.add(key)
            vals = {"depot_id": depot.id, "round_id": rounds[code].id}
            if orders:
                vals["sequence"] = int(orders[position])
            if "horaire_livraison" in record:
                vals["delivery_slot"] = record["horaire_livraison"]
            if "horaire_retrait" in record:
                vals["pickup_slot"] = record["horaire_retrait"]
            rows.append((key, record, vals))
    gone = [stop.id for key, stop in known.items() if key not in wanted]
    stops.browse(gone).unlink()
    job.upsert("cocagne.round.stop", known, rows)
