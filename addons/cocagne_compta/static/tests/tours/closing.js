import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const SUSPENSE = ".o_field_widget[name=check_ids] .o_data_row:has(button[name=action_tick])";

tours.add("cocagne_close_month", {
    steps: () => [
        {
            content: "What is next is told",
            trigger: ".o_cocagne_closing .o_field_widget[name=next_step] button",
        },
        {
            content: "One line is left: say why it may stay",
            trigger: `${SUSPENSE} td[name=comment]`,
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=check_ids] .o_selected_row td[name=comment] input",
            run: "edit The bank looks for it",
        },
        {
            content: "Save",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            trigger: ".o_form_saved",
        },
        {
            content: "It is seen",
            trigger: `${SUSPENSE} button[name=action_tick]`,
            run: "click",
        },
        {
            content: "Nothing is left: close",
            trigger: ".o_statusbar_buttons button[name=action_lock]",
            run: "click",
        },
        {
            content: "The dialog says what closing does",
            trigger: ".modal .o_field_widget[name=date_to]",
        },
        {
            trigger: ".modal button[name=action_lock]",
            run: "click",
        },
        {
            trigger: "body:not(:has(.modal))",
        },
        {
            content: "It is closed",
            trigger:
                ".o_statusbar_status .o_arrow_button_current[data-value=locked]",
        },
    ],
});

tours.add("cocagne_profit_and_loss", {
    steps: () => [
        {
            content: "The fees are under their heading",
            trigger: ".mis_builder td:contains(30)",
        },
    ],
});
