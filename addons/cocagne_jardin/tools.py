"""Small things that several rooms of the addon share."""

#: Context of bulk work: no followers, no log message, no tracking row per record.
#: Never for the edition of posted entries, whose chatter is an audit trail.
QUIET = {
    "tracking_disable": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "mail_notrack": True,
}
