from . import (
    bank_setting,
    file_messages,
    statement_line,
    proposal,
    matching,
    fee_rule,
)
