import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("cocagne_statement_send", {
    steps: () => [
        {
            content: "Prepare what is due",
            trigger: ".o_control_panel button[name=action_prepare_all]",
            run: "click",
        },
        {
            content: "The statement of the funder is there",
            trigger: ".o_cocagne_statements .o_data_row td[name=partner_id]:contains(CCAS du Lac)",
            run: "click",
        },
        {
            content: "Its totals name nobody",
            trigger:
                ".o_cocagne_statement .o_field_widget[name=line_ids] .o_data_row td[name=product_id]",
        },
        {
            content: "The next step is to send it",
            trigger: ".o_cocagne_statement .o_field_widget[name=next_step] button",
            run: "click",
        },
        {
            content: "It is sent",
            trigger: ".o_statusbar_status .o_arrow_button_current[data-value=sent]",
        },
        {
            content: "The accountant opens its entry",
            trigger: ".o-form-buttonbox button[name=action_open_move]",
            run: "click",
        },
        {
            content: "And comes back from the entry",
            trigger: ".o-form-buttonbox button[name=action_solidarity_source]",
            run: "click",
        },
        {
            content: "The money comes in",
            trigger: ".o_cocagne_statement .o_statusbar_buttons button[name=action_receive]",
            run: "click",
        },
        {
            trigger: ".modal button[name=action_receive]",
            run: "click",
        },
        {
            trigger: "body:not(:has(.modal))",
        },
        {
            content: "It is paid",
            trigger: ".o_cocagne_statement .o_field_widget[name=paid_state] .text-bg-success",
        },
    ],
});
