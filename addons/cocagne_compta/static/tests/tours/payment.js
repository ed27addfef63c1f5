import { registry } from "@web/core/registry";

/** Type one cheque; the amount is what the member owes. */
export const cheque = (name, amount, number) => [
    {
        content: "The window is empty",
        trigger: ".modal .o_cocagne_payment_entry .o_field_widget[name=partner_id] input:value()",
    },
    {
        content: `Some letters of ${name}`,
        trigger: ".modal .o_field_widget[name=partner_id] input",
        run: `edit ${name}`,
    },
    {
        trigger: `.o-autocomplete--dropdown-item:contains(${name})`,
        run: "click",
    },
    {
        content: "The amount is proposed",
        trigger: `.modal .o_field_widget[name=balance]:contains(-${amount})`,
    },
    {
        trigger: ".modal .o_field_widget[name=number] input",
        run: `edit ${number}`,
    },
    {
        trigger: ".modal .o_register_next",
        run: "click",
    },
    {
        content: "It is in the list of today",
        trigger: `.modal .o_field_widget[name=taken_ids] .o_data_row:contains(${number})`,
    },
];

registry.category("web_tour.tours").add("cocagne_three_cheques", {
    steps: () => [
        {
            content: "The menu of money",
            trigger: "[data-menu-xmlid='cocagne_jardin.menu_billing']",
            run: "click",
        },
        {
            trigger: "[data-menu-xmlid='cocagne_compta.menu_payment_entry']",
            run: "click",
        },
        ...cheque("Alice", "10", "101"),
        ...cheque("Bruno", "20", "102"),
        ...cheque("Chlo", "30", "103"),
        {
            content: "Three cheques, to the slip",
            trigger: ".modal .o_make_slip",
            run: "click",
        },
        {
            trigger: ".o_cocagne_slip .o_field_widget[name=check_count]:contains(3)",
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
            content: "It has its number",
            trigger: ".o_cocagne_slip .o_field_widget[name=name]:contains(REM-)",
        },
    ],
});
