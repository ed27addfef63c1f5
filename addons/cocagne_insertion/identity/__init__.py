"""Numbers of people, structures and papers: read, checked, shown.

``nir``     social security number, with its key and what it says of the person
``ntt``     temporary number where there is no NIR
``siret``   establishment
``pass_number``, ``annex_number``, ``job_seeker``   PASS IAE, annexe financière, France Travail

Each module has ``problems(text, ...)``, empty when the number is good, and ``clean``,
which takes off what people type to read better.
"""

from . import annex_number, job_seeker, nir, ntt, pass_number, siret
