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
        {
            content: "A share is read with two decimals, not with the four that are kept",
            trigger: ".o_pivot table",
            run() {
                const cells = [...this.anchor.querySelectorAll(".o_pivot_cell_value")];
                const figures = cells.map((cell) => cell.textContent.trim());
                if (!figures.some((figure) => /[.,]\d\d$/.test(figure))) {
                    throw new Error(`No figure has two decimals: ${figures}`);
                }
                if (figures.some((figure) => /[.,]\d{4,}$/.test(figure))) {
                    throw new Error(`A figure has more than two decimals: ${figures}`);
                }
            },
        },
    ],
});
