"""How rooms erase: texts by default, unless they are named, and all that was said."""

from odoo import models

#: Types of fields in which anything may be written.
FREE = ("char", "text", "html", "binary", "json")


def free_texts(model):
    """Stored fields of a model in which somebody writes or puts a file.

    What Odoo fills from elsewhere (related, computed and not editable) follows its source.
    """
    return [
        name
        for name, field in model._fields.items()
        if field.store
        and field.type in FREE
        and not field.related
        and not (field.compute and field.readonly)
    ]


def blank(records, keep=(), **values):
    """Empty every free text and file of some records, and what was said about them.

    A text that a room adds later goes too, unless the room says ``keep``. What locks a
    record for its users (closed months, held interviews, sent fiches) does not hold
    against the right to be forgotten, so the overrides of ``write`` are passed over.

    :param keep: names of the fields that are codes of a form, not words about a person.
    :param values: other values to write; required texts must have theirs.
    """
    names = [name for name in free_texts(records) if name not in keep]
    quiet = records.with_context(tracking_disable=True, mail_notrack=True)
    if records:
        models.BaseModel.write(quiet, {**dict.fromkeys(names, False), **values})
    erase_talk(records)


def erase_talk(records):
    """Every message, activity (those done too), follower and file of some records."""
    env = records.env
    about = [("res_model", "=", records._name), ("res_id", "in", records.ids)]
    env["ir.attachment"].search([*about, ("res_field", "=", False)]).unlink()
    env["mail.activity"].with_context(active_test=False).search(about).unlink()
    # not ``message_ids``, which leaves out what was sent to users
    env["mail.message"].search(
        [("model", "=", records._name), ("res_id", "in", records.ids)]
    ).unlink()
    env["mail.followers"].search(about).unlink()


def remove(records, *children):
    """Delete records, and the files of what the database deletes with them."""
    for rows in (records, *children):
        erase_talk(rows)
    records.unlink()
