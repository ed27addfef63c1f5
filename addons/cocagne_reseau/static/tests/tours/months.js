import { registry } from "@web/core/registry";

const MONTH = ".o_cocagne_month";

registry.category("web_tour.tours").add("cocagne_validate_month", {
    steps: () => [
        {
            content: "The figures stand beside those of last month",
            trigger: `${MONTH} tr[data-code='land.depots_test'] .fa-arrow-down`,
        },
        {
            content: "What is odd is told above them",
            trigger: `${MONTH} .alert-warning [name=oddity_text]`,
        },
        {
            content: "The garden types what it declares",
            trigger: `${MONTH} [name=declared_ids] .o_data_row td[name=value]`,
            run: "click",
        },
        {
            trigger: `${MONTH} [name=declared_ids] .o_selected_row td[name=value] input`,
            run: "edit 4,5",
        },
        {
            content: "And says why a figure fell",
            trigger: `${MONTH} [name=comment] textarea`,
            run: "edit Un dépôt est fermé pour travaux",
        },
        {
            content: "It validates",
            trigger: `${MONTH} .o_statusbar_buttons button[name=action_validate]`,
            run: "click",
        },
        {
            content: "The month is validated",
            trigger: `${MONTH} .o_statusbar_status .o_arrow_button_current[data-value=validated]`,
        },
        {
            content: "Its history begins",
            trigger: `${MONTH} [name=revision_ids] .o_data_row`,
        },
    ],
});

registry.category("web_tour.tours").add("cocagne_correct_month", {
    steps: () => [
        {
            trigger: ".o_cocagne_months .o_data_row td[name=month_label]",
            run: "click",
        },
        {
            content: "What changed since is listed",
            trigger: `${MONTH} [name=drift_ids] .o_data_row`,
        },
        {
            content: "The next step is to correct",
            trigger: `${MONTH} [name=next_step] button`,
            run: "click",
        },
        {
            trigger: ".modal [name=reason] textarea",
            run: "edit Un dépôt rouvert",
        },
        {
            trigger: ".modal button[name=action_correct]",
            run: "click",
        },
        {
            content: "The month is open again",
            trigger: `${MONTH} .o_statusbar_status .o_arrow_button_current[data-value=reopened]`,
        },
        {
            trigger: `${MONTH} .o_statusbar_buttons button[name=action_validate]`,
            run: "click",
        },
        {
            trigger: `${MONTH} .o_statusbar_status .o_arrow_button_current[data-value=validated]`,
        },
    ],
});

registry.category("web_tour.tours").add("cocagne_open_campaign", {
    steps: () => [
        {
            trigger: ".o_control_panel .o-kanban-button-new",
            run: "click",
        },
        {
            content: "Last month is proposed",
            trigger: ".o_cocagne_campaign .o_field_widget[name=deadline]",
        },
        {
            trigger: ".o_cocagne_campaign .o_form_button_save",
            run: "click",
        },
        {
            content: "The gardens are there",
            trigger: ".o_cocagne_campaign [name=line_ids] .o_data_row",
        },
        {
            content: "The next step opens the campaign",
            trigger: ".o_cocagne_campaign [name=next_step] button",
            run: "click",
        },
        {
            trigger: ".o_cocagne_campaign .o_arrow_button_current[data-value=open]",
        },
        {
            content: "The gardens by state",
            trigger: ".o_cocagne_campaign button[name=action_view_lines]",
            run: "click",
        },
        {
            trigger: ".o_kanban_group .o_kanban_record",
        },
    ],
});
