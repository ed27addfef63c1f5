import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("cocagne_bill_the_month", {
    steps: () => [
        {
            content: "Open the month",
            trigger: ".o_data_row .o_data_cell[name=display_name]",
            run: "click",
        },
        {
            content: "Look before billing",
            trigger: "button[name=action_preview]:visible",
            run: "click",
        },
        {
            content: "What is odd comes first, in red or orange",
            trigger: ".o_billing_preview .o_data_row:first-child:contains(Alice) .text-bg-danger",
        },
        {
            content: "Only what is to correct",
            trigger: ".o_search_panel_category_value:contains(1) header",
        },
        {
            content: "Bill the month from here",
            trigger: ".o_control_panel button[name=action_bill]",
            run: "click",
        },
        {
            content: "It asks first",
            trigger: ".modal .btn-primary",
            run: "click",
        },
        {
            content: "The bar says that all is done",
            trigger: ".o_live_progress[data-state=done] .o_live_progress_text:contains(2)",
        },
        {
            content: "Send the invoices",
            trigger: ".o_statusbar_buttons button[name=action_send]",
            run: "click",
        },
        {
            content: "The sending is open, ready to start",
            trigger: ".o_invoice_sending .o_live_progress[data-state=draft]",
        },
    ],
});
