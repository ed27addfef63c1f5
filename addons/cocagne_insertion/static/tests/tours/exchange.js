import { registry } from "@web/core/registry";

/** The adviser looks at what came, takes a new person, sees why a line was refused. */
registry.category("web_tour.tours").add("cocagne_fiche_desk", {
    steps: () => [
        { content: "The desk", trigger: ".o_list_view .o_group_header" },
        {
            content: "Take the first one",
            trigger: ".o_data_row button.o_fiche_take",
            run: "click",
        },
        { content: "Nobody new is left", trigger: "body:not(:has(button.o_fiche_take))" },
        {
            content: "What was refused",
            trigger: ".o_data_row",
        },
        { trigger: ".o_data_row .o_data_cell", run: "click" },
        { content: "Why", trigger: ".o_fiche_problem .text-success" },
    ],
});
