"""An addon's translation files: the terms of the code, and their French."""

import polib

HEADER = {
    "Project-Id-Version": "Odoo Server 19.0",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
FRENCH = {**HEADER, "Language": "fr", "Plural-Forms": "nplurals=2; plural=(n > 1);"}


def borrowed_fields(env, addon):
    """The external ids of the fields whose label is another's.

    Those that the addon's models delegate to others', and those that an addon it knows
    nothing of adds to a mixin they use.
    """
    below = {addon, *_dependencies(env, addon)}
    known = env["ir.model.data"].search(
        [("module", "=", addon), ("model", "=", "ir.model.fields")]
    )
    ids = {data.res_id: f"{addon}.{data.name}" for data in known}
    fields = env["ir.model.fields"].browse(ids).exists()
    return {
        ids[field.id]
        for field in fields
        if _is_borrowed(env[field.model]._fields[field.name], below)
    }


def _is_borrowed(field, below):
    return field.inherited or not below.intersection(field._modules or below)


def _dependencies(env, addon):
    module = env["ir.module.module"].search([("name", "=", addon)])
    return module.upstream_dependencies(exclude_states=("uninstallable",)).mapped(
        "name"
    )


def own_terms(exported, borrowed=()):
    """The terms of an export that an addon itself shows.

    The label of a delegated field is shown as its own model says it, and there are as
    many of them as the installed addons make: they are left out.

    :param exported: the text of Odoo's export of the addon's terms
    :param borrowed: what `borrowed_fields` answers
    """
    terms = polib.pofile(exported)
    for entry in terms:
        entry.occurrences = [
            (place, line)
            for place, line in entry.occurrences
            if not place.startswith("model:ir.model.fields,")
            or place.rpartition(":")[2] not in borrowed
        ]
    return [entry for entry in terms if entry.occurrences]


def refresh(folder, addon, terms):
    """Write an addon's `.pot` and bring its `fr.po` up to date.

    :param folder: the addon's `i18n` folder, made when it is not there
    :param terms: what `own_terms` answers
    :return: `{"addon", "terms", "missing"}`, missing being the terms without French
    """
    folder.mkdir(exist_ok=True)
    catalogue = folder / "fr.po"
    known = polib.pofile(str(catalogue)) if catalogue.exists() else polib.POFile()
    merge(terms, polib.POFile(), HEADER).save(str(folder / f"{addon}.pot"))
    french = merge(terms, known, FRENCH)
    french.save(str(catalogue))
    missing = [entry.msgid for entry in french if not entry.msgstr]
    return {"addon": addon, "terms": len(french), "missing": missing}


def merge(terms, known, header):
    """The terms with the translations known so far, in alphabetical order.

    A term that has left the code leaves the file; no date is written, so that a
    second run changes nothing.
    """
    before = {entry.msgid: entry for entry in known if not entry.obsolete}
    result = polib.POFile()
    result.metadata = dict(header)
    for entry in sorted(terms, key=lambda entry: entry.msgid):
        same = before.get(entry.msgid)
        entry = polib.POEntry(
            msgid=entry.msgid,
            msgstr=same.msgstr if same else "",
            comment=entry.comment,
            occurrences=sorted(entry.occurrences),
            flags=list(same.flags) if same else [],
        )
        result.append(entry)
    return result
