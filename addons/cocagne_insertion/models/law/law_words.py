import re
from decimal import Decimal

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.tools.misc import formatLang

from ...law.problem import Problem, Refused

#: An article of the Code du travail; other rules are from forms, files, circulars.
ARTICLE = re.compile(r"[LRD]\.\d")


class LawWords(models.AbstractModel):
    """Says in words what a broken rule means, and what can be done about it.

    The rules are in ``law/`` and know no language. Each room words its own rules in a file
    ``models/<room>/law_words.py`` that extends ``_sentences`` (and ``_ways_out``); a test
    holds them against ``problem.catalogue()``.
    """

    _name = "cocagne.law"
    _description = "Words of the law of insertion"

    @api.model
    def _sentences(self):
        """Sentence of each rule by its code, with ``%(name)s`` for its values."""
        return {}

    @api.model
    def _ways_out(self):
        """What each derogation allows, by its code, as a clause that begins with a verb."""
        return {}

    @api.model
    def _words(self, problem: Problem) -> str:
        """What is wrong, the article, and the ways out, in the reader's language."""
        sentence = self._sentences()[problem.code] % self._worded(problem.values)
        words = [self._with_article(sentence, problem.article)]
        known = self._ways_out()
        words += [f"– {known[way]}" for way in problem.ways_out]
        return "\n".join(words)

    @api.model
    def _with_article(self, sentence, article):
        if article.startswith("platform"):
            return self.env._(
                "%(sentence)s (rule of the platform Les emplois)", sentence=sentence
            )
        if ARTICLE.match(article):
            return self.env._(
                "%(sentence)s (article %(article)s)", sentence=sentence, article=article
            )
        return self.env._(
            "%(sentence)s (source: %(origin)s)", sentence=sentence, origin=article
        )

    @api.model
    def _worded(self, values):
        """Dates as in the country of the reader, lists as words."""
        return {name: self._worded_value(value) for name, value in values.items()}

    @api.model
    def _worded_value(self, value):
        if hasattr(value, "strftime"):
            return value.strftime("%d/%m/%Y")
        if isinstance(value, list | tuple | set | frozenset):
            return ", ".join(str(self._worded_value(one)) for one in value)
        if isinstance(value, Decimal):
            return self._worded_number(value)
        return value

    @api.model
    def _worded_number(self, value):
        """Hours, euros and posts: no decimals, or two, with the reader's comma."""
        decimals = 0 if value == value.to_integral_value() else 2
        return formatLang(self.env, float(value), digits=decimals)

    @api.model
    def _days(self, start, end):
        """A period in words, both days in it."""
        if not (start and end):
            return self._worded_value(start or end) or ""
        return self.env._(
            "%(start)s to %(end)s",
            start=self._worded_value(start),
            end=self._worded_value(end),
        )

    @api.model
    def _refuse(self, problems):
        """:raise ValidationError: one line for each broken rule; nothing when none is."""
        problems = problems.problems if isinstance(problems, Refused) else problems
        told = [self._words(problem) for problem in problems]
        if told:
            raise ValidationError("\n\n".join(told))
