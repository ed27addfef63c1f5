import { registry } from "@web/core/registry";

const form = ".o_cocagne_agreement";
const dialog = ".modal .o_cocagne_rule";

registry.category("web_tour.tours").add("cocagne_write_agreement", {
    steps: () => [
        { content: "A new agreement", trigger: ".o-kanban-button-new", run: "click" },
        {
            content: "Its name",
            trigger: `${form} .o_field_widget[name=name] input`,
            run: "edit CAF du Lac 2026",
        },
        {
            content: "A CAF",
            trigger: `${form} .o_field_widget[name=kind] select, ${form} .o_field_widget[name=kind] input`,
            run: "click",
        },
        {
            trigger: ".o_select_menu_item:contains(/^CAF$/)",
            run: "click",
        },
        {
            content: "Who pays",
            trigger: `${form} .o_field_widget[name=partner_id] input`,
            run: "edit CAF",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(/^CAF$/)",
            run: "click",
        },
        {
            content: "What it pays",
            trigger: `${form} .o_field_widget[name=rule_ids] .o_field_x2many_list_row_add a`,
            run: "click",
        },
        {
            content: "So many euros",
            trigger: `${dialog} .o_field_widget[name=amount] input`,
            run: "edit 3",
        },
        { trigger: ".modal .o_form_button_save", run: "click" },
        {
            content: "The rule is said in words",
            trigger: `${form} .o_field_widget[name=rule_ids] .o_data_cell[name=words]:contains(3)`,
        },
        { content: "Keep it", trigger: ".o_form_button_save", run: "click" },
        {
            content: "Start it",
            trigger: `${form} .o_cocagne_next_step button`,
            run: "click",
        },
        {
            content: "It runs",
            trigger: `${form} .o_arrow_button_current[data-value=running]`,
        },
    ],
});
