from unidecode import unidecode

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class Recipe(models.Model):
    """A recipe of a garden or of the network, found by its words (R100).

    A garden writes its own and may share them; those without a garden are the
    network's, and every garden reads them.
    """

    _name = "cocagne.recipe"
    _description = "Recipe"
    _inherit = ["mail.thread"]
    _order = "name, id"

    name = fields.Char("Title", required=True, tracking=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        "Garden",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: a recipe of the network.",
    )
    is_shared = fields.Boolean(
        "Shared with the network", help="All the gardens can read and print it."
    )
    can_change = fields.Boolean("Can be changed", compute="_compute_can_change")
    servings = fields.Integer(default=4)
    minutes = fields.Integer("Time (minutes)")
    ingredient_ids = fields.One2many(
        "cocagne.recipe.ingredient", "recipe_id", "Ingredients", copy=True
    )
    vegetable_ids = fields.Many2many(
        "cocagne.vegetable",
        compute="_compute_vegetable_ids",
        store=True,
        string="Vegetables",
    )
    steps = fields.Html("How to cook it", required=True)
    picture = fields.Image(max_width=1600, max_height=1600)
    keywords = fields.Char(help="Words that people search: winter, quick, oven...")
    words = fields.Text(compute="_compute_words", store=True)
    search_words = fields.Char(
        "Any word", store=False, search="_search_words", compute="_compute_search_words"
    )

    _servings_positive = models.Constraint(
        "CHECK (servings > 0 AND (minutes IS NULL OR minutes >= 0))",
        "A recipe is for one person or more, and takes no negative time.",
    )

    @api.depends_context("uid", "allowed_company_ids")
    @api.depends("company_id")
    def _compute_can_change(self):
        mine = self._origin._filtered_access("write")
        for recipe in self:
            recipe.can_change = not recipe._origin or recipe._origin in mine

    @api.depends("ingredient_ids.vegetable_id")
    def _compute_vegetable_ids(self):
        for recipe in self:
            recipe.vegetable_ids = recipe.ingredient_ids.vegetable_id

    @api.depends(
        "name",
        "keywords",
        "ingredient_ids.name",
        "ingredient_ids.vegetable_id.name",
    )
    def _compute_words(self):
        langs = [code for code, _name in self.env["res.lang"].get_installed()]
        for recipe in self:
            parts = [recipe.name, recipe.keywords]
            parts += recipe.ingredient_ids.mapped("name")
            for lang in langs:
                vegetables = recipe.ingredient_ids.vegetable_id
                parts += vegetables.with_context(lang=lang).mapped("name")
            recipe.words = unidecode(" ".join(filter(None, parts))).lower()

    def _compute_search_words(self):
        self.search_words = False

    def _search_words(self, operator, value):
        """All the words must be there, with or without their accents."""
        if operator not in ("ilike", "="):
            return NotImplemented
        words = unidecode(value or "").lower().split()
        return Domain.AND([Domain("words", "like", word) for word in words])

    @api.model
    def _check_company_domain(self, companies):
        """A shared recipe is for every garden, those of a mother house for its own."""
        own = models.check_company_domain_parent_of(self, companies)
        # a list: the web client gets it as text
        return ["|", ("is_shared", "=", True), *own]

    def _is_open_to(self, company):
        """Whether a garden may read and print the recipe."""
        self.ensure_one()
        return (
            not self.company_id
            or self.is_shared
            or self.company_id in company | company.sudo().parent_ids
        )

    def action_adapt(self):
        """Make the garden's own copy of somebody else's recipe, to change it."""
        self.ensure_one()
        self.check_access("read")
        copy = self.copy({"company_id": self.env.company.id, "is_shared": False})
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": copy.id,
            "views": [(False, "form")],
        }

    @api.model_create_multi
    def create(self, vals_list):
        recipes = super().create(vals_list)
        recipes._check_network()
        return recipes

    def write(self, vals):
        result = super().write(vals)
        if "company_id" in vals:
            self._check_network()
        return result

    def _check_network(self):
        """Only the network's administrators write in its name."""
        if self.env.su or self.env.user.has_group("base.group_system"):
            return
        if not all(recipe.company_id for recipe in self):
            raise AccessError(
                self.env._(
                    "Choose your garden for this recipe; tick « Shared with the "
                    "network » to open it to the others."
                )
            )


class RecipeIngredient(models.Model):
    """A line of a recipe: ``500 g`` of ``carrots``."""

    _name = "cocagne.recipe.ingredient"
    _description = "Ingredient"
    _order = "recipe_id, sequence, id"

    recipe_id = fields.Many2one(
        "cocagne.recipe", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="recipe_id.company_id", store=True)
    is_shared = fields.Boolean(related="recipe_id.is_shared", store=True)
    sequence = fields.Integer(default=10)
    amount = fields.Char("Quantity", help="For example: 500 g, 2 spoons.")
    vegetable_id = fields.Many2one("cocagne.vegetable", index=True)
    name = fields.Char(
        "Ingredient",
        compute="_compute_name",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )

    @api.depends("vegetable_id")
    def _compute_name(self):
        for ingredient in self:
            ingredient.name = ingredient.name or ingredient.vegetable_id.name
