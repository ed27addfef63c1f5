import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("cocagne_network_dashboard", {
    steps: () => [
        {
            content: "The key figures of the month are there",
            trigger: ".o_cocagne_network_card[data-code='members.t_members']",
        },
        {
            content: "It says how many gardens validated",
            trigger: ".o_cocagne_network_validated .progress-bar",
        },
        {
            content: "Open all figures",
            trigger: ".o_cocagne_network_pivot",
            run: "click",
        },
        {
            content: "The table has figures",
            trigger: ".o_pivot table td.o_pivot_cell_value",
        },
    ],
});
