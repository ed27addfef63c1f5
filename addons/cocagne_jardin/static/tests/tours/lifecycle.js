import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("cocagne_terminate", {
    steps: () => [
        {
            content: "Open the subscription of Alice",
            trigger: ".o_data_row .o_data_cell:contains(Alice)",
            run: "click",
        },
        {
            content: "Its stage is told in the status bar",
            trigger: ".o_arrow_button_current[data-value=preparing]",
        },
        {
            content: "Terminate it",
            trigger: ".o_statusbar_buttons button[data-life=terminate]",
            run: "click",
        },
        {
            content: "The consequences are said before the click",
            trigger: ".modal .o_termination_consequences .o_field_widget[name=cancelled_count]:contains(29)",
        },
        {
            content: "By balance: the last delivery changes",
            trigger: ".modal .o_field_widget[name=mode] input[data-value=balance]",
            run: "click",
        },
        {
            trigger: ".modal .o_termination_consequences .o_field_widget[name=cancelled_count]:contains(26)",
        },
        {
            content: "Why",
            trigger: ".modal .o_field_widget[name=reason_id] input",
            run: "click",
        },
        {
            trigger: "[data-choice-index='1']",
            run: "click",
        },
        {
            content: "Do it",
            trigger: ".modal button[name=action_terminate]",
            run: "click",
        },
        {
            content: "It can be undone",
            trigger: ".o_statusbar_buttons button[name=action_undo_termination]",
        },
    ],
});
