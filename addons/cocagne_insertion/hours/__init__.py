"""Hours of people in insertion, in pure Python.

``timetable``  how the hours of a contract's week fall on its days
``counting``   hours paid, worked, trained and absent of a period
``missed``     hours of an immersion at which nobody came
``payroll``    the payroll variables of a month, as columns and as CSV
``workday``    from the hours of a day to the times in between
"""
