"""Names, towns and regions of many invented gardens. No such garden exists."""

import random
from typing import NamedTuple

#: Code of the region, one of its départements, a point in it, how many gardens in 130.
REGIONS = (
    ("11", "77", (48.55, 2.85), 9),
    ("24", "37", (47.40, 1.30), 8),
    ("27", "21", (47.20, 5.10), 12),
    ("28", "14", (49.10, -0.30), 7),
    ("32", "80", (50.10, 2.60), 13),
    ("44", "88", (48.50, 6.30), 14),
    ("52", "49", (47.40, -0.90), 9),
    ("53", "35", (48.15, -2.40), 9),
    ("75", "87", (45.40, 0.60), 14),
    ("76", "31", (43.80, 1.90), 13),
    ("84", "69", (45.50, 4.40), 15),
    ("93", "84", (43.90, 5.60), 7),
)
KINDS = ("Jardin", "Les Jardins", "Le Potager", "La Ferme", "Le Clos")
OF = (
    "de la Source|du Gué|des Tilleuls|de l'Étang|du Vallon|des Ruches|de la Lande|"
    "du Moulin|des Sorbiers|de la Combe|du Coteau|des Prés|de l'Aubépine|du Lavoir|"
    "des Trois Chênes|de la Roselière|du Bocage|des Genêts|de la Clairière|du Pont|"
    "des Halliers|de l'Orée|du Marais|des Vergers|de la Garenne|du Ruisseau"
).split("|")
TOWNS = (
    "Valmont|Rochebelle|Fontvieille|Grandpré|Montclair|Bellegarde|Champvert|Sauveterre|"
    "Beaulieu|Villeneuve|Castelnau|Malpas|Aigremont|Hautefeuille|Clairval|Roncevoix"
).split("|")
TAILS = (
    "le-Haut",
    "le-Bas",
    "sur-Lune",
    "les-Eaux",
    "la-Forêt",
    "en-Plaine",
    "le-Vieux",
)
REACH = 0.9


class Place(NamedTuple):
    """A garden's name and where it is."""

    code: str
    name: str
    town: str
    zip: str
    region: str
    latitude: float
    longitude: float


def places(count):
    """``count`` places, always the same; regions have their share."""
    whole = [region for region in REGIONS for _time in range(region[3])]
    chance = random.Random(130)
    chance.shuffle(whole)
    return [_place(chance, rank, whole[rank % len(whole)]) for rank in range(count)]


def _place(chance, rank, region):
    code, department, (latitude, longitude), _share = region
    kind, of = KINDS[rank // len(OF) % len(KINDS)], OF[rank % len(OF)]
    town = f"{TOWNS[rank % len(TOWNS)]}-{TAILS[rank // len(TOWNS) % len(TAILS)]}"
    return Place(
        code=f"J{rank + 1:03}",
        name=f"{kind} {of} ({town})",
        town=town,
        zip=f"{department}{rank % 900 + 100}",
        region=code,
        latitude=latitude + chance.uniform(-REACH, REACH) / 2,
        longitude=longitude + chance.uniform(-REACH, REACH),
    )
