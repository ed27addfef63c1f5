"""Contracts of insertion: settings of the garden, contracts of all ages, exceptions."""

from datetime import timedelta

from odoo import fields

from odoo.addons.cocagne_insertion.law import dates

HOURS = (26.0, 24.0, 20.0, 30.0)
SCHEDULE = "Du lundi au jeudi, de 8 h 30 à 12 h et de 13 h 30 à 16 h 30"
JOBS = ("Ouvrier maraîcher", "Préparatrice de paniers", "Aide à la livraison")
SETTINGS = {
    "contract_signatory": "Claire Exemple, directrice",
    "contract_pension_fund": "Retraite Exemple, 1 rue des Essais, Lyon",
    "contract_welfare_fund": "Prévoyance Exemple, 2 rue des Essais, Lyon",
    "contract_urssaf": "l'URSSAF du lieu du jardin",
    "contract_schedule": SCHEDULE,
}


def prepare(env, garden):
    """What contracts say of the garden, and its posts, before anybody arrives."""
    if not garden.contract_signatory:
        garden.write(SETTINGS)
    if not jobs(env, garden):
        env["hr.job"].create([{"name": job, "company_id": garden.id} for job in JOBS])


def jobs(env, garden):
    """The posts of the people in insertion, in the order of ``JOBS``."""
    return env["hr.job"].search(
        [("company_id", "=", garden.id), ("name", "in", JOBS)], order="id"
    )


def fill(env, garden):
    """Give the people of the garden contracts; run twice, it changes nothing."""
    pathways = env["cocagne.pathway"].search(
        [("company_id", "=", garden.id), ("state", "=", "active")], order="id"
    )
    for rank, pathway in enumerate(pathways):
        if not pathway.contract_ids and pathway.pass_id:
            _contract(env, pathway, rank)
    _follow_smic(env, garden)
    _suspend(env, pathways)
    _ask(env, pathways)


def _contract(env, pathway, rank):
    """A contract of six months, so that some end soon and some have just begun."""
    today = fields.Date.context_today(pathway)
    begun = pathway.date_start or pathway.pass_id.date_start
    start = begun
    while dates.last_day(start, 6) < today:
        start = dates.same_day(start, 6)
    draft = env["cocagne.contract.new"].create({"pathway_id": pathway.id})
    draft.write(
        {
            "date_start": start,
            "weekly_hours": HOURS[rank % len(HOURS)],
            "week_schedule": SCHEDULE,
            "job_id": jobs(env, pathway.company_id)[:1].id,
        }
    )
    if draft.law_message:
        return
    draft.action_make()
    if rank % 3:
        pathway.contract_id.action_signed()


def _follow_smic(env, garden):
    """The pay of every contract rises with the minimum wage, those that are over too."""
    versions = env["hr.version"].search(
        [("company_id", "=", garden.id), ("insertion_kind", "!=", False)]
    )
    for version in versions._first_stages():
        first, end = version.contract_date_start, version.contract_date_end
        for day, _until, rate in garden._smic_periods():
            paid = version._contract_versions()[-1:].hourly_rate
            if first < day <= end and paid < float(rate):
                version._amend(
                    {
                        "date_version": day,
                        "hourly_rate": float(rate),
                        "amendment_reason": "Le SMIC augmente.",
                    }
                )


def _suspend(env, pathways):
    """Somebody tries a job elsewhere, from next week on."""
    standstills = env["cocagne.contract.standstill"]
    if standstills.search_count([("pathway_id", "in", pathways.ids)], limit=1):
        return
    start = fields.Date.context_today(pathways) + timedelta(days=7)
    last = start + timedelta(days=13)
    for pathway in pathways:
        contract = pathway.contract_id
        end = contract.contract_date_end
        if contract.insertion_kind == "cddi" and end and end > last:
            standstills.create(
                {
                    "version_id": contract.id,
                    "date_start": start,
                    "date_end": last,
                    "purpose": "trial_cdi",
                }
            )
            return


def _ask(env, pathways):
    """A decision that waits for the prescriber's answer."""
    decisions = env["cocagne.contract.decision"]
    if decisions.search_count([("pathway_id", "in", pathways.ids)], limit=1):
        return
    bound = pathways.filtered("contract_id.latest_end")
    if bound:
        pathway = min(bound, key=lambda one: (one.contract_id.latest_end, one.id))
        start = pathway.contract_id.latest_end + dates.ONE_DAY
        decisions.create(
            {
                "pathway_id": pathway.id,
                "reason": "difficulties",
                "date_start": start,
                "date_end": dates.last_day(start, 6),
            }
        )
