import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const CONFIRM = {
    content: "Yes",
    trigger: ".modal .modal-footer .btn-primary",
    run: "click",
};
const NO_DIALOG = { trigger: "body:not(:has(.modal))" };

tours.add("cocagne_debit_batch", {
    steps: () => [
        {
            content: "A new batch",
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            content: "The day is proposed",
            trigger: ".o_field_widget[name=date_scheduled]",
        },
        {
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "Find what is due",
            trigger: ".o_form_saved .o_statusbar_buttons button[name=action_check]",
            run: "click",
        },
        {
            content: "Alice is debited",
            trigger: ".o_field_widget[name=payment_line_ids] .o_data_row:contains(Alice)",
        },
        {
            content: "What is left out, and why",
            trigger: ".nav-link[name=refusals]",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=refusal_ids] .o_data_row:contains(Chloé)",
        },
        {
            content: "The file for the bank",
            trigger: ".o_statusbar_buttons button[name=action_make_file]",
            run: "click",
        },
        CONFIRM,
        NO_DIALOG,
        {
            content: "The bank has executed it",
            trigger: ".o_statusbar_buttons button[name=action_executed]",
            run: "click",
        },
        CONFIRM,
        {
            trigger: ".o_arrow_button_current[data-value=uploaded]",
        },
    ],
});

tours.add("cocagne_debit_reject", {
    steps: () => [
        {
            content: "Alice's debit came back",
            trigger: ".o_kanban_record:contains(Alice):contains(AC04)",
        },
        {
            content: "Nothing is done about it",
            trigger: ".o_kanban_record:contains(Alice) button[name=action_drop]",
            run: "click",
        },
        {
            trigger: ".modal .o_field_widget[name=note] input",
            run: "edit She pays in cash at the stand",
        },
        {
            trigger: ".modal button[name=action_settle]",
            run: "click",
        },
        NO_DIALOG,
        {
            content: "Nothing left to work off",
            trigger: ".o_kanban_view:not(:has(.o_kanban_record:contains(AC04)))",
        },
    ],
});
