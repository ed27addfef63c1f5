"""Two invented gardens that run their own Odoo: a year of bundles through the real door."""

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from odoo.addons.cocagne_reseau.bundle import keys, writer
from odoo.addons.cocagne_reseau.indicators.definition import RATIO, Value

#: code, name, town, region, latitude, longitude, size beside an ordinary garden
GARDENS = (
    ("COLLINE", "Jardin de la Colline", "Lure", "27", 47.685, 6.496, "0.8"),
    ("ESTUAIRE", "Jardin de l'Estuaire", "Paimboeuf", "52", 47.288, -2.029, "1.3"),
)
MONTHS = 12


def fill_distant(env):
    """Make the gardens, give them a key, and let them send twelve months.

    A second run changes nothing: the gardens are there.
    """
    gardens = env["cocagne.network.garden"]
    for code, name, town, region, latitude, longitude, size in GARDENS:
        if gardens.search([("code", "=", code)]):
            continue
        private = keys.new_private_key()
        garden = gardens.create(
            {
                "code": code,
                "name": name,
                "city": town,
                "region_id": env.ref(f"cocagne_reseau.region_{region}").id,
                "latitude": latitude,
                "longitude": longitude,
                "public_key": keys.public_key_of(private),
                "partner_id": _payer(env, name, town).id,
            }
        )
        garden._make_key()
        _send_months(env, garden, private, Decimal(size))


def _payer(env, name, town):
    """Whom the network invoices, and whom it pays."""
    return env["res.partner"].create({"name": name, "city": town, "is_company": True})


def _send_months(env, garden, private, size):
    first = date.today().replace(day=1)
    for back in range(MONTHS, 0, -1):
        month = first - relativedelta(months=back)
        bundle = _bundle(env, garden, private, month, size)
        answer = _receive(env, garden, bundle)
        assert answer["state"] == "received", answer
    # what a program at fault sends is refused, and told in the inbox
    _receive(env, garden, bundle[:-40])


def _receive(env, garden, bundle):
    inbox = env["cocagne.bundle"].with_user(garden.sudo().bearer_user_id)
    return inbox.receive(bundle.decode())


def _bundle(env, garden, private, month, size):
    rows = [
        writer.figure(one.code, one.version, _value(one, month, size))
        for one in env["cocagne.indicator.source"]._indicators()
    ]
    content = writer.content(
        str(uuid.uuid4()),
        garden.code,
        month,
        rows,
        made_at=datetime.combine(month + relativedelta(months=1), datetime.min.time())
        + timedelta(days=3, hours=9),
        maker="Odoo 19.0, cocagne_reseau",
    )
    return writer.signed(content, private)


def _value(one, month, size):
    """An invented figure: like that of the other gardens, a little more in summer."""
    season = Decimal(100 + 2 * (6 - abs(month.month - 7))) / 100
    whole = (Decimal(40) * size * season).quantize(Decimal(1))
    if one.part_of:
        whole = (whole / 4).quantize(Decimal(1))
    if one.aggregation == RATIO:
        return Value(Decimal(25), whole, whole * 4)
    return Value(whole * 100 if one.unit == "euros" else whole)
