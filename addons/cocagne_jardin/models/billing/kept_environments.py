"""Environments that Odoo asks for thousands of times while it writes invoices.

Rounding an amount, Odoo reads its currency through an environment of its own, which is
forgotten at once and built again for the next amount; so it does with lock dates. Held
by somebody, it is found again.
"""

#: What Odoo adds to the context of the drafts that are created.
CREATING = (
    {"prefetch_fields": False},
    {"prefetch_fields": False, "mail_post_autofollow_author_skip": True},
    {
        "prefetch_fields": False,
        "mail_post_autofollow_author_skip": True,
        "bin_size": False,
    },
)
#: What it adds to that of the drafts that are posted.
POSTING = (
    {"prefetch_fields": False, "skip_is_manually_modified": True},
    {
        "prefetch_fields": False,
        "skip_is_manually_modified": True,
        "bin_size": False,
    },
    {"ignore_exceptions": True, "skip_is_manually_modified": True},
)


def keep_environments(records, *additions):
    """The environments of these records with each of these additions to the context.

    They are found again as long as the caller holds the result.
    """
    everybody = records.sudo()  # sudo: as Odoo reads currencies
    first = records.env.transaction.default_env
    return [
        first(su=True, context={**first.context, "prefetch_fields": False}),
        *(everybody.with_context(**added).env for added in additions),
    ]
