"""What a user can learn of a garden, by every way: reads, screens, papers, dialogs.

``seen(env)`` of each module returns a dictionary from a name ("model cocagne.basket")
to what the user sees there, without ids. Two states of a garden that tell a user the
same give the same dictionaries.
"""
