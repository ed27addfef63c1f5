import { registry } from "@web/core/registry";
import { inputFiles } from "@web/../tests/utils";

import { record } from "@cocagne_compta/../tests/tours/bank";
import { cheque } from "@cocagne_compta/../tests/tours/payment";

/** The cheque of Alice on its slip, and a transfer that names nobody. */
const STATEMENT = [
    record("01", "140626", "", "{"),
    record("04", "150626", "REMISE CHEQUES", "400{"),
    record("04", "150626", "VIR INCONNU", "800{"),
    record("07", "150626", "", "1200{"),
].join("\n");

/** Open an entry of the menu of money. */
const money = (menu) => [
    {
        trigger: "[data-menu-xmlid='cocagne_jardin.menu_billing']",
        run: "click",
    },
    {
        trigger: `[data-menu-xmlid='cocagne_compta.${menu}']`,
        run: "click",
    },
];

const MONTH_INVOICES = [
    {
        content: "The month that was billed",
        trigger: ".o_data_row:contains(2) .o_data_cell[name=display_name]",
        run: "click",
    },
    {
        trigger: "button[name=action_view_invoices]",
        run: "click",
    },
    {
        content: "Its two invoices",
        trigger: ".o_list_view:has(.o_data_row:contains(Alice)) .o_data_row:contains(Bruno)",
    },
];

const SLIP = [
    {
        trigger: ".modal .o_make_slip",
        run: "click",
    },
    {
        trigger: ".o_cocagne_slip .o_field_widget[name=check_count]:contains(1)",
    },
    {
        trigger: ".o_confirm_slip",
        run: "click",
    },
    {
        trigger: ".modal-footer .btn-primary",
        run: "click",
    },
    {
        content: "The slip has its number",
        trigger: ".o_cocagne_slip .o_field_widget[name=name]:contains(REM-)",
    },
];

const BANK_FILE = [
    {
        content: "The file of the bank",
        trigger: ".modal .o_bank_file",
        run: () =>
            inputFiles(".modal .o_bank_file input[type=file]", [
                new File([STATEMENT], "releve.txt"),
            ]),
    },
    {
        trigger:
            ".modal .o_bank_file:contains(releve.txt), .modal .o_bank_file input[type=text]",
    },
    {
        trigger: ".modal button[name=action_import]",
        run: "click",
    },
    {
        content: "The slip is found by itself, the transfer is to look at",
        trigger: ".modal .o_field_widget[name=look_count]:contains(1)",
    },
    {
        trigger: ".modal button[name=action_look]",
        run: "click",
    },
    {
        content: "It may pay the invoice of Bruno",
        trigger: ".o_data_row:contains(INCONNU):contains(Bruno) .o_accept",
        run: "click",
    },
    {
        trigger: ".o_view_nocontent",
    },
];

const CLOSING = [
    {
        trigger: ".o_data_row .o_data_cell[name=display_name]:contains(2026)",
        run: "click",
    },
    {
        content: "What is next: look",
        trigger: ".o_cocagne_closing .o_field_widget[name=next_step] button",
        run: "click",
    },
    {
        content: "Nothing is left",
        trigger: ".o_statusbar_buttons button[name=action_lock]",
        run: "click",
    },
    {
        trigger: ".modal button[name=action_lock]",
        run: "click",
    },
    {
        trigger: ".o_statusbar_status .o_arrow_button_current[data-value=locked]",
    },
];

registry.category("web_tour.tours").add("cocagne_accountant_day", {
    steps: () => [
        ...MONTH_INVOICES,
        ...money("menu_payment_entry"),
        ...cheque("Alice", "40", "101"),
        ...SLIP,
        ...money("menu_bank_import"),
        ...BANK_FILE,
        ...money("menu_closings"),
        ...CLOSING,
    ],
});
