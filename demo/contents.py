"""What is in the baskets of the demo's big garden: vegetables, prices, four weeks.

The weeks before today are validated and published, so that the values can be followed;
the last one is a proposal to correct. A second run changes nothing.
"""

from datetime import timedelta

from odoo.fields import Command

#: What a unit counts for in a basket.
PRICES = {
    "carrot": 1.9,
    "potato": 1.6,
    "onion": 2.1,
    "leek": 3.0,
    "courgette": 2.4,
    "tomato": 3.4,
    "beetroot": 2.2,
    "butternut_squash": 2.5,
    "spinach": 5.5,
    "turnip": 2.6,
    "lettuce": 1.2,
    "cabbage": 2.3,
    "cauliflower": 2.9,
    "fennel": 3.6,
    "cucumber": 1.4,
    "chard": 2.5,
    "radish": 1.8,
    "parsley": 1.1,
    "celeriac": 2.8,
    "red_kuri_squash": 3.2,
    "kale": 2.4,
    "lamb_s_lettuce": 12.0,
    "apple": 2.2,
    "pear": 2.7,
    "strawberry": 9.0,
    "orange": 2.4,
    "kiwi": 3.8,
    "clementine": 3.0,
    "grape": 4.2,
    "plum": 3.4,
    "peach": 3.9,
}
#: What is bought from elsewhere, and where it grows.
ORIGINS = {"orange": "es", "clementine": "es"}
SHARES = {"vegetables": 60.0, "fruits": 70.0}
#: How much there is of a vegetable, for a hundred baskets of 10 in value.
WEIGHED, COUNTED = 45.0, 80.0
RECIPES = [
    (
        "Tarte aux poireaux",
        "leek",
        "hiver four plat",
        [
            ("4", "leek", "poireaux"),
            ("1", "", "pâte brisée"),
            ("20 cl", "", "de crème fraîche"),
        ],
        "<p>Émincez les poireaux et faites-les fondre vingt minutes à feu doux.</p>"
        "<p>Garnissez la pâte, ajoutez la crème, enfournez trente minutes à 180 °C.</p>",
        60,
    ),
    (
        "Velouté de carottes au cumin",
        "carrot",
        "soupe rapide",
        [
            ("800 g", "carrot", "de carottes"),
            ("1", "onion", "oignon"),
            ("1 c. à café", "", "de cumin"),
        ],
        "<p>Faites revenir l'oignon, ajoutez les carottes en rondelles et le cumin.</p>"
        "<p>Couvrez d'eau, laissez cuire vingt-cinq minutes, mixez.</p>",
        40,
    ),
    (
        "Chou braisé aux pommes",
        "cabbage",
        "hiver plat",
        [("1", "cabbage", "chou"), ("2", "apple", "pommes"), ("1", "onion", "oignon")],
        "<p>Émincez le chou et l'oignon, faites-les suer dix minutes.</p>"
        "<p>Ajoutez les pommes en quartiers, couvrez et laissez mijoter.</p>",
        50,
    ),
    (
        "Gratin de courge",
        "butternut_squash",
        "automne four",
        [("1 kg", "butternut_squash", "de courge"), ("100 g", "", "de fromage râpé")],
        "<p>Faites cuire la courge à la vapeur, écrasez-la.</p>"
        "<p>Ajoutez le fromage et faites gratiner vingt minutes.</p>",
        55,
    ),
]
WORD = (
    "<p>Chers adhérents, les semis de la nouvelle serre ont bien levé : merci à toute "
    "l'équipe, qui a désherbé sous la pluie.</p><p><strong>Le chantier ouvert aura lieu "
    "samedi matin.</strong> Venez avec vos bottes, on s'occupe du café.</p>"
)


def load(env, garden, today):
    """Fill the contents of ``garden`` around ``today``, once."""
    env = env(context={**env.context, "lang": "fr_FR"})
    garden = garden.with_env(env)
    garden.use_basket_contents = True
    env = env(context={**env.context, "allowed_company_ids": garden.ids})
    env["product.template"].with_company(garden).action_create_produce()
    products = _products(env, garden)
    _prices(env, garden, products, today)
    _recipes(env, garden)
    monday = today - timedelta(days=today.weekday())
    for back in (3, 2, 1, 0):
        _week(env, garden, products, monday - timedelta(weeks=back), not back)
        env.cr.commit()


def _vegetable(env, name):
    return env.ref(f"cocagne_jardin.vegetable_{name}")


def _products(env, garden):
    """The product of each name of the price list."""
    found = env["product.product"].search(
        [("is_produce", "=", True), ("company_id", "=", garden.id)]
    )
    by_kind = {product.vegetable_id: product for product in found}
    products = {name: by_kind[_vegetable(env, name)] for name in PRICES}
    for name, country in ORIGINS.items():
        products[name].origin_id = env.ref(f"base.{country}")
        products[name].is_bought_in = True
    return products


def _prices(env, garden, products, today):
    first = today.replace(month=1, day=1)
    prices = env["cocagne.produce.price"]
    if not prices.search_count([("company_id", "=", garden.id)]):
        prices.create(
            [
                {
                    "company_id": garden.id,
                    "product_id": products[name].id,
                    "date_from": first,
                    "price": price * SHARES[products[name].produce_family] / 100,
                }
                for name, price in PRICES.items()
            ]
        )
    margins = env["cocagne.produce.margin"]
    if not margins.search_count([("company_id", "=", garden.id)]):
        margins.create(
            [
                {
                    "company_id": garden.id,
                    "family": family,
                    "date_from": first,
                    "cost_share": share,
                }
                for family, share in SHARES.items()
            ]
        )


def _recipes(env, garden):
    recipes = env["cocagne.recipe"]
    for rank, (name, _kind, words, ingredients, steps, minutes) in enumerate(RECIPES):
        if recipes.search_count([("name", "=", name)]):
            continue
        recipes.create(
            {
                "name": name,
                # half of them are the garden's, the others the network's
                "company_id": garden.id if rank % 2 else False,
                "keywords": words,
                "minutes": minutes,
                "steps": steps,
                "ingredient_ids": [
                    Command.create(
                        {
                            "amount": amount,
                            "vegetable_id": vegetable and _vegetable(env, vegetable).id,
                            "name": text,
                        }
                    )
                    for amount, vegetable, text in ingredients
                ],
            }
        )


def _per_hundred(product):
    return COUNTED if product.portion_step >= 1 else WEIGHED


def _week(env, garden, products, monday, is_last):
    """A week shared from what the garden has in that month."""
    contents = env["cocagne.content"]
    known = [("company_id", "=", garden.id), ("week", "=", monday)]
    deliveries = env["cocagne.delivery"].search_count(known)
    if contents.search_count(known) or not deliveries:
        return
    content = contents.create({"company_id": garden.id, "week": monday})
    content.action_prepare()
    worth = sum(one.basket_count * one.target_price for one in content.composition_ids)
    season = [
        product
        for product in products.values()
        if monday.month in product.month_ids.mapped("number")
    ]
    fruits = [one for one in season if one.produce_family == "fruits"]
    season = [one for one in season if one not in fruits][:9] + fruits[:4]
    env["cocagne.content.available"].create(
        [
            {
                "content_id": content.id,
                "product_id": product.id,
                "quantity": round(worth / 1000 * _per_hundred(product)),
                "loss": 5.0,
            }
            for product in season
        ]
    )
    content.action_propose()
    content.editorial = WORD
    content.action_suggest_recipes()
    if not is_last:
        content.action_validate()
        content.action_publish()
