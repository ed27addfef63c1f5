"""The days of the week as Odoo selections, in the order of a French calendar."""

#: ISO weekday (1 = Monday) as the key, so that ``int(key)`` is ``date.isoweekday()``.
WEEKDAYS = [
    ("1", "Monday"),
    ("2", "Tuesday"),
    ("3", "Wednesday"),
    ("4", "Thursday"),
    ("5", "Friday"),
    ("6", "Saturday"),
    ("7", "Sunday"),
]
