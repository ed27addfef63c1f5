import { registry } from "@web/core/registry";

const form = ".o_cocagne_fee_run";
const step = (code) => `${form} .o_cocagne_next_step[data-step=${code}] button`;

registry.category("web_tour.tours").add("cocagne_network_fee", {
    steps: () => [
        { content: "A new year", trigger: ".o_list_button_add", run: "click" },
        {
            content: "The year",
            trigger: `${form} .o_field_widget[name=year] input`,
            run: "edit 2026",
        },
        { content: "Keep it", trigger: ".o_form_button_save", run: "click" },
        { content: "Count", trigger: step("count"), run: "click" },
        {
            content: "Each garden has its fee",
            trigger: `${form} .o_field_widget[name=line_ids] .o_data_row`,
        },
        { content: "Make the drafts", trigger: step("invoice"), run: "click" },
        { content: "Post them", trigger: step("post"), run: "click" },
        {
            content: "All are invoiced",
            trigger: `${form} .o_cocagne_next_step[data-step=done]`,
        },
    ],
});
