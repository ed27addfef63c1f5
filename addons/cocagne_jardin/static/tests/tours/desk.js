import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("cocagne_home", {
    steps: () => [
        {
            content: "The week is there",
            trigger: ".o_cocagne_home .o_cocagne_round",
        },
        {
            content: "Write a note for everybody",
            trigger: ".o_cocagne_note_add",
            run: "click",
        },
        {
            trigger: ".o_cocagne_note textarea",
            run: "edit Appeler Bruno",
        },
        {
            trigger: ".o_cocagne_note input[value=garden]",
            run: "click",
        },
        {
            trigger: ".o_cocagne_note_save",
            run: "click",
        },
        {
            content: "It is on the board: hide it",
            trigger: ".o_cocagne_note[data-note]:contains(Appeler Bruno) .o_cocagne_note_hide",
            run: "click",
        },
        {
            content: "It is gone, here",
            trigger: ".o_cocagne_notes:not(:has([data-note]))",
        },
        {
            content: "An alert opens what it counts",
            trigger: "[data-alert=unpaid_memberships]",
            run: "click",
        },
        {
            trigger: ".o_form_view .o_cocagne_next_step[data-step=fee]",
        },
    ],
});

tours.add("cocagne_help", {
    steps: () => [
        {
            content: "Open the season",
            trigger: ".o_data_row .o_data_cell:contains(Season 2026)",
            run: "click",
        },
        {
            content: "What next: plan it",
            trigger: ".o_form_view .o_cocagne_next_step[data-step=plan]",
        },
        {
            content: "Ask for help",
            trigger: ".o_cocagne_help",
            run: "click",
        },
        {
            content: "The page of the season is open",
            trigger: ".modal .o_cocagne_handbook [data-page=saison].active",
        },
        {
            content: "Look for a word without its accents",
            trigger: ".modal .o_cocagne_handbook input[type=search]",
            run: "edit feries",
        },
        {
            trigger: ".modal .o_cocagne_handbook [data-page=jours-feries]",
            run: "click",
        },
        {
            content: "Open the screen of the page",
            trigger: ".modal .o_cocagne_handbook_open",
            run: "click",
        },
        {
            trigger: ".o_list_view, .o_view_nocontent",
        },
    ],
});

tours.add("cocagne_next_step", {
    steps: () => [
        {
            content: "Open the season",
            trigger: ".o_data_row .o_data_cell:contains(Season 2026)",
            run: "click",
        },
        {
            content: "One click plans it",
            trigger: ".o_cocagne_next_step[data-step=plan] button",
            run: "click",
        },
        {
            content: "And the form says that all is ready",
            trigger: ".o_cocagne_next_step[data-step=ready]",
        },
    ],
});
