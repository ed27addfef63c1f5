"""Positions of the demo's gardens and depots, for the map: invented like the rest."""

import math
import random

#: Somewhere in the country of each garden; every garden has its own.
CENTRES = ((48.17, 6.45), (48.05, 7.30), (44.35, 1.60), (44.55, 1.95))
#: Kilometres between a garden and its farthest town.
REACH = 18
KM_PER_DEGREE = 111.0


def place_depots(env):
    """Give a position to every garden and depot that has none."""
    gardens = env["res.company"].search([("is_garden", "=", True)], order="id")
    for index, garden in enumerate(gardens):
        place_garden(env, garden, CENTRES[index % len(CENTRES)])


def place_garden(env, garden, centre):
    """Put a garden at ``centre``, and its depots around it."""
    if not garden.partner_id.partner_latitude:
        _put(garden.partner_id, centre)
    depots = env["cocagne.depot"].search([("company_id", "=", garden.id)])
    for depot in depots.filtered(lambda depot: not depot.is_on_map):
        town = _near(centre, REACH, f"{garden.name} {depot.city}")
        _put(depot.partner_id, _near(town, 1.5, depot.name))


def _near(centre, reach, seed):
    """A point within ``reach`` kilometres, always the same for the same seed."""
    draw = random.Random(seed)
    angle, distance = draw.uniform(0, 2 * math.pi), reach * math.sqrt(draw.random())
    latitude = centre[0] + distance * math.sin(angle) / KM_PER_DEGREE
    shrink = math.cos(math.radians(centre[0]))
    longitude = centre[1] + distance * math.cos(angle) / (KM_PER_DEGREE * shrink)
    return latitude, longitude


def _put(partner, place):
    partner.write({"partner_latitude": place[0], "partner_longitude": place[1]})
