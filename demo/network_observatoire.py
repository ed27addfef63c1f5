"""The Observatoire of the demonstration: the workbook of last year and of this one."""

#: Years that are prepared, the latest ones that have figures.
PREPARED = 2


def fill(env, network):
    """Prepare the workbooks; a second call makes those again whose months changed.

    :param network: the company of the head office.
    """
    user = env["res.users"].search([("login", "=", "siege")], limit=1) or env.user
    everyone = env["cocagne.observatoire"].with_user(user)
    if network in user.company_ids:
        everyone = everyone.with_company(network)
    years = everyone._add_years().sorted("year", reverse=True)[:PREPARED]
    for one in years.filtered(lambda one: one.state != "done" or one.is_outdated):
        one._check_start()
        one._wait_for_files()
        one._run_now(commit=env.cr.commit)
    env.cr.commit()
