"""What is wrong with a file of the bank, told by a code and its figures.

The words are in ``models/bank/file_messages.py``, where they can be translated.
"""


class BankFileProblem(Exception):
    """A file of the bank that must not be imported.

    :param code: what is wrong, a key of the messages.
    :param figures: what the message names: line, length, amounts...
    """

    def __init__(self, code, **figures):
        super().__init__(code, figures)
        self.code = code
        self.figures = figures
