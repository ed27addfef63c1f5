"""Words of the FSE+ lists; the codes are those of ``law.fse`` and ``participants``."""

SEXES = [("M", "Man"), ("F", "Woman"), ("X", "Other")]
LABOUR = [
    ("unemployed", "Without a job for less than 12 months"),
    ("long_term_unemployed", "Without a job for 12 months or more"),
    ("inactive", "Inactive: neither a job nor looking for one"),
    ("employed", "Has a job, or works for themselves"),
]
ISCED = [
    ("0-2", "Up to the end of collège (ISCED 0-2)"),
    ("3-4", "CAP, BEP, baccalauréat (ISCED 3-4)"),
    ("5-8", "After the baccalauréat (ISCED 5-8)"),
]
RESOURCES = [
    ("rsa", "RSA"),
    ("are", "ARE"),
    ("aah", "AAH"),
    ("ass", "ASS"),
    ("none", "No resources"),
    ("other", "Other resources"),
]
ANSWERS = [("yes", "Yes"), ("no", "No"), ("not_said", "Did not wish to say")]
YES_NO = [("yes", "Yes"), ("no", "No")]
SITUATIONS = [
    ("durable_job", "Durable job"),
    ("transition_job", "Transition job"),
    ("training", "Training"),
    ("other_positive", "Another positive exit"),
    ("inactive", "Inactive"),
    ("unemployed", "Looking for a job"),
    ("unknown", "Situation unknown"),
    ("unreachable", "Cannot be reached"),
]
CONTRACTS = [
    ("cdi", "CDI"),
    ("cdd_6_months_or_more", "CDD of 6 months or more"),
    ("cdd_less_than_6_months", "CDD of less than 6 months"),
    ("temporary", "Temporary work"),
    ("business_creation", "Own business"),
    ("qualifying_training", "Qualifying training"),
    ("other", "Another contract"),
    ("none", "No contract"),
]
MOMENTS = [
    ("entry", "At the entry"),
    ("exit", "At the exit"),
    ("result", "Six months after the exit"),
]
