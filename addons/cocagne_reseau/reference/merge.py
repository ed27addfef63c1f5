"""Three versions of a reference: what the garden took last, the network's, its own.

Nothing that a garden changed is overwritten without its word.
"""

from typing import NamedTuple

#: What becomes of a field.
SAME, TAKE, KEEP, CONFLICT = "same", "take", "keep", "conflict"
#: What becomes of the whole.
NEW, CHANGED, NOTHING = "new", "changed", "nothing"


class Merge(NamedTuple):
    """The result: ``status`` of the whole, ``fields`` of each, what is proposed."""

    status: str
    fields: dict
    proposal: dict

    def chosen(self, network, mine):
        """The values to write.

        :param mine: the garden keeps its own where both changed.
        """
        return {
            name: network[name]
            if how == TAKE or (how == CONFLICT and not mine)
            else value
            for (name, value), how in zip(
                self.proposal.items(), self.fields.values(), strict=True
            )
        }


def merge(base, network, local):
    """Compare the three.

    :param base: the network's values that the garden answered last; None at first.
    :param local: the garden's own values; None where it has none.
    """
    if local is None:
        asked_before = base == network
        fields = dict.fromkeys(network, SAME if asked_before else TAKE)
        status = NOTHING if asked_before else NEW
        return Merge(status, fields, dict(network))
    fields = {
        name: _field(None if base is None else base.get(name), value, local.get(name))
        for name, value in network.items()
    }
    proposal = {
        name: network[name] if how in (SAME, TAKE) else local.get(name)
        for name, how in fields.items()
    }
    found = set(fields.values())
    if CONFLICT in found:
        return Merge(CONFLICT, fields, proposal)
    return Merge(CHANGED if TAKE in found else NOTHING, fields, proposal)


def _field(base, network, local):
    if network == local:
        return SAME
    if base == local:
        return TAKE
    return KEEP if base == network else CONFLICT
