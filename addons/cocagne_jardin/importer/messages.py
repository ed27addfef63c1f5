"""The texts of the importer: for each code, what is wrong and what to do about it.

They stand apart from the checks, which know no language. Translated at the edge by
``env._`` in the user's language.
"""

from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

FILE_MESSAGES = {
    "file_empty": (
        _lt("The file is empty."),
        _lt("Export it again, with a header line and one line per record."),
    ),
    "file_too_big": (
        _lt("The file is too big (%(size)s MB, at most %(limit)s MB)."),
        _lt("Split it into several imports."),
    ),
    "file_not_text": (
        _lt("This is neither a CSV text nor an XLSX workbook."),
        _lt("Open it in your spreadsheet and save it as CSV or XLSX."),
    ),
    "file_encoding": (
        _lt("The characters of the file are neither UTF-8 nor Windows-1252."),
        _lt("Save it again as « CSV UTF-8 »."),
    ),
    "file_unreadable": (
        _lt("The file cannot be read from this line on: %(reason)s."),
        _lt("Look for a quotation mark that is opened and not closed."),
    ),
    "file_unknown": (
        _lt("The name of this file or sheet says nothing to the importer."),
        _lt("Name it after what it holds: %(names)s."),
    ),
    "file_twice": (
        _lt("Two files or sheets hold the same kind of records (%(other)s)."),
        _lt("Keep one of them, or put their lines together."),
    ),
    "file_none": (
        _lt("There is no file to import."),
        _lt("Give at least one CSV or XLSX file, named after: %(names)s."),
    ),
    "file_other_error": (
        _lt("The file cannot be read: %(reason)s."),
        _lt("Open it in your spreadsheet, check it and save it again."),
    ),
    "header_missing": (
        _lt("The compulsory column « %(header)s » is missing."),
        _lt("Add it to the header line; accepted names: %(names)s."),
    ),
    "header_unknown": (
        _lt("This column is not known: it is not imported."),
        _lt("Nothing to do if you do not need it; the columns are: %(names)s."),
    ),
    "header_twice": (
        _lt("This column stands twice in the header line."),
        _lt("Keep one of them."),
    ),
    "row_too_long": (
        _lt("The line has %(found)s cells, the header %(expected)s."),
        _lt("Look for a separator in a text: put that text between quotation marks."),
    ),
    "rows_too_many": (
        _lt("The file has more than %(limit)s lines."),
        _lt("Split it into several imports."),
    ),
    "cell_too_long": (
        _lt("The cell has %(found)s characters, at most %(limit)s are read."),
        _lt("Shorten the text; look for a quotation mark that is not closed."),
    ),
    "cell_control": (
        _lt("The cell holds characters that no text has."),
        _lt("Type its content again."),
    ),
}

CELL_MESSAGES = {
    "compulsory": (
        _lt("This cell is compulsory and empty."),
        _lt("Fill it in."),
    ),
    "not_a_number": (
        _lt("« %(value)s » is not a number."),
        _lt("Write digits only, for example 14,20."),
    ),
    "not_an_integer": (
        _lt("« %(value)s » is not a whole number."),
        _lt("Write digits only, without decimals."),
    ),
    "too_many_decimals": (
        _lt("« %(value)s » has more than two decimals."),
        _lt("Round it to the cent."),
    ),
    "number_too_big": (
        _lt("« %(value)s » is too big."),
        _lt("Check the number."),
    ),
    "negative": (
        _lt("« %(value)s » is negative."),
        _lt("Write a number of zero or more."),
    ),
    "not_positive": (
        _lt("« %(value)s » is less than 1."),
        _lt("Write 1 or more."),
    ),
    "not_a_date": (
        _lt("« %(value)s » is not a date."),
        _lt("Write 2026-03-31 or 31/03/2026."),
    ),
    "date_range": (
        _lt("The year of « %(value)s » is not plausible."),
        _lt("Check the year: four digits, between 1900 and 2100."),
    ),
    "not_yes_no": (
        _lt("« %(value)s » is neither yes nor no."),
        _lt("Write « oui » or « non »."),
    ),
    "not_in_list": (
        _lt("« %(value)s » is not one of the possible values."),
        _lt("Write one of: %(choices)s."),
    ),
    "not_a_weekday": (
        _lt("« %(value)s » is not a day of the week."),
        _lt("Write lundi, mardi, mercredi, jeudi, vendredi, samedi or dimanche."),
    ),
    "not_a_phone": (
        _lt("« %(value)s » is not a phone number."),
        _lt("Write ten digits, or + and the country code."),
    ),
    "not_an_email": (
        _lt("« %(value)s » is not an e-mail address."),
        _lt("Write it as name@example.org, or leave the cell empty."),
    ),
    "not_an_iban": (
        _lt("« %(value)s » is not a valid IBAN: its key does not match."),
        _lt("Copy it again from the bank's document."),
    ),
    "not_a_bic": (
        _lt("« %(value)s » is not a BIC."),
        _lt("Write its 8 or 11 characters, or leave the cell empty."),
    ),
    "not_a_siret": (
        _lt("« %(value)s » is not a valid SIRET: its key does not match."),
        _lt("Write its 14 digits."),
    ),
    "not_an_ics": (
        _lt("« %(value)s » is not a SEPA creditor identifier."),
        _lt("Copy it from your bank's letter, for example FR12ZZZ123456."),
    ),
    "not_a_postcode": (
        _lt("« %(value)s » is not a postcode."),
        _lt("Write five digits; format the column as text to keep a leading 0."),
    ),
    "not_a_colour": (
        _lt("« %(value)s » is not a colour."),
        _lt("Write it as #2a9d8f."),
    ),
    "not_weeks": (
        _lt("« %(value)s » is not a list of week numbers."),
        _lt("Write numbers from 1 to 53, for example 1 52 53 or 30-32."),
    ),
    "weeks_as_number": (
        _lt("The spreadsheet has turned this list of weeks into the number %(value)s."),
        _lt("Format the cell as text and write the weeks with spaces: 1 52 53."),
    ),
    "not_a_rum": (
        _lt("« %(value)s » is not a mandate reference."),
        _lt(
            "At most 35 characters: letters without accents, digits, + ? / - : ( ) . ,"
        ),
    ),
    "not_a_code": (
        _lt("« %(value)s » is not a code: it holds a space or a separator."),
        _lt("Write it in one word, for example M1, wherever it is used."),
    ),
    "not_a_move": (
        _lt("« %(value)s » says neither a day nor what happens to the deliveries."),
        _lt("Write the new date, « maintenu » or « annulé »."),
    ),
}

CHECK_MESSAGES = {
    "duplicate": (
        _lt("« %(value)s » stands already on line %(other)s."),
        _lt("Keep one of the two lines, or correct the number."),
    ),
    "unknown_member": (
        _lt("No member has the number « %(value)s »."),
        _lt("Correct the number, or add the member to adherents."),
    ),
    "unknown_depot": (
        _lt("No depot has the number « %(value)s »."),
        _lt("Correct the number, or add the depot to depots."),
    ),
    "unknown_product": (
        _lt("No formule has the code « %(value)s »."),
        _lt("Correct the code, or add the formule to formules."),
    ),
    "unknown_round": (
        _lt("No round has the code « %(value)s »."),
        _lt("Correct the code, or add the round to tournees."),
    ),
    "unknown_frequency": (
        _lt("No frequency has the code « %(value)s »."),
        _lt("Write one of: %(choices)s."),
    ),
    "unknown_membership_type": (
        _lt("The membership type « %(value)s » is new: its fee is not known."),
        _lt("Correct its fee (5 € are set), or give it in types_adhesion."),
    ),
    "round_not_of_depot": (
        _lt("The round « %(value)s » does not stop at the depot %(depot)s."),
        _lt("Choose one of: %(choices)s."),
    ),
    "stops_and_orders": (
        _lt("The depot has %(rounds)s rounds and %(orders)s order numbers."),
        _lt("Give one order number for each round, in the same order."),
    ),
    "password_missing": (
        _lt("The depot is reserved and has no password: anyone could choose it."),
        _lt("Give it a password."),
    ),
    "end_before_start": (
        _lt("The end %(value)s is before the start %(start)s."),
        _lt("Exchange or correct the two dates."),
    ),
    "year_not_of_season": (
        _lt("The season of %(value)s lies neither at its start nor at its end."),
        _lt("Correct the year or the dates."),
    ),
    "seasons_overlap": (
        _lt("The season overlaps another one, from %(start)s to %(end)s."),
        _lt("Change the first or the last day of one of them."),
    ),
    "no_season": (
        _lt("No season holds the date %(value)s."),
        _lt("Correct the date, or give the season in saison."),
    ),
    "outside_season": (
        _lt("The date %(value)s lies outside the season, %(start)s to %(end)s."),
        _lt("Correct the date."),
    ),
    "phase_missing": (
        _lt("The season does not say which weeks the fortnights of this round take."),
        _lt("Add quinzaine (paire, impaire) to tournees; even weeks are taken."),
    ),
    "reference_other_season": (
        _lt("« %(value)s » is the subscription of another season, until %(end)s."),
        _lt("Give the subscriptions of the new season references of their own."),
    ),
    "participation_missing": (
        _lt("A solidarity subscription has no participation."),
        _lt("Write what the member really pays for one basket."),
    ),
    "participation_not_solidarity": (
        _lt("A participation of %(value)s stands on a subscription at normal price."),
        _lt("Write « solidaire » in tarif, or empty the participation."),
    ),
    "participation_above_price": (
        _lt("The participation %(value)s is above the price of the basket, %(price)s."),
        _lt("Correct the participation."),
    ),
    "holiday_other_week": (
        _lt("The delivery of %(date)s cannot move to %(value)s: it is another week."),
        _lt("Choose a day of the same week."),
    ),
    "holiday_weekend": (
        _lt("The delivery of %(date)s cannot move to the weekend day %(value)s."),
        _lt("A Friday goes to the day before, a Monday to the day after."),
    ),
    "holiday_same_day": (
        _lt("The delivery of %(date)s moves to the same day."),
        _lt("Write « maintenu » to deliver on the holiday itself."),
    ),
    "holiday_onto_closed": (
        _lt("The delivery of %(date)s moves to %(value)s, which is closed too."),
        _lt("Choose a working day of the same week."),
    ),
    "round_not_skipped": (
        _lt("The delivery of %(value)s cannot be cancelled for some rounds only."),
        _lt("Move these rounds to a day, or cancel the day for all."),
    ),
    "holiday_unlisted": (
        _lt("%(name)s, %(value)s, is a delivery day and is not listed: it is kept."),
        _lt("Add it to feries with its new date if nothing is delivered that day."),
    ),
    "holiday_not_public": (
        _lt("%(value)s is no public holiday."),
        _lt("Nothing to do if the garden chose to close that day."),
    ),
    "signed_in_future": (
        _lt("The mandate is signed in the future, on %(value)s."),
        _lt("Correct the date of signature."),
    ),
    "mandate_missing": (
        _lt("The member %(value)s pays by direct debit and has no mandate."),
        _lt("Add it to mandats, or have one signed."),
    ),
    "mandate_other_member": (
        _lt("The mandate « %(value)s » belongs to the member %(other)s."),
        _lt("Correct the reference or the member's number."),
    ),
    "capacity": (
        _lt(
            "The depot %(depot)s takes %(capacity)s subscriptions, %(found)s choose it."
        ),
        _lt("Raise its capacity or send some members to another depot."),
    ),
    "cannot_place": (
        _lt(
            "%(value)s deliveries are wanted, %(possible)s can be placed: %(missing)s "
            "are missing. %(weeks)s"
        ),
        _lt("Lower the number, widen the dates or open one of the weeks."),
    ),
    "count_needed": (
        _lt("The frequency « %(frequency)s » has no dates of its own."),
        _lt("Choose another frequency, or plan this subscription by hand."),
    ),
    "planning_refused": (
        _lt("The deliveries cannot be planned: %(reason)s"),
        _lt("Correct the dates, the frequency or the number of deliveries."),
    ),
    "database_refused": (
        _lt("The record is refused: %(reason)s"),
        _lt("Correct the line and start the import again."),
    ),
}

#: Parts of other messages.
WEEKS_CLOSED = _lt("Weeks without delivery in the period: %(names)s.")
NO_WEEK_CLOSED = _lt("No week of the period is closed.")

MESSAGES = {**FILE_MESSAGES, **CELL_MESSAGES, **CHECK_MESSAGES}
