import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("cocagne_renew_contract", {
    steps: () => [
        {
            content: "The contract that ends soon is on the list: open it",
            trigger: ".o_data_row:contains(Farid) button[name=action_open_contract]",
            run: "click",
        },
        {
            content: "Renew it",
            trigger: ".o_insertion_contract button.o_contract_renew",
            run: "click",
        },
        {
            content: "The law allows what is proposed",
            trigger: ".modal .o_contract_new .alert-success",
        },
        {
            content: "Fewer than 20 hours",
            trigger: ".modal .o_field_widget[name=weekly_hours] input",
            run: "edit 19:00 && press Tab",
        },
        {
            content: "The law speaks, before the click",
            trigger: ".modal .o_law_message:contains(5132-15-1)",
        },
        {
            content: "There is no button to make it",
            trigger: ".modal footer:not(:has(.o_contract_make))",
        },
        {
            content: "24 hours",
            trigger: ".modal .o_field_widget[name=weekly_hours] input",
            run: "edit 24:00 && press Tab",
        },
        {
            content: "Make the contract",
            trigger: ".modal footer .o_contract_make",
            run: "click",
        },
        {
            content: "The renewal is there, to come",
            trigger:
                ".o_insertion_contract .o_statusbar_status .o_arrow_button_current[data-value=coming]",
        },
    ],
});
