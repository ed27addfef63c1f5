import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const CARD = ".o_cocagne_card[data-code=households]";

tours.add("cocagne_solidarity_figures", {
    steps: () => [
        {
            content: "The figures are exact for who welcomes the households",
            trigger: ".o_cocagne_exact",
        },
        {
            content: "The year has nine households",
            trigger: `${CARD}:contains(9)`,
        },
        {
            content: "There are graphs",
            trigger: ".o_cocagne_bars[data-code=month] canvas",
        },
        {
            content: "Choose months",
            trigger: ".o_field_widget[name=period] input[data-value=month]",
            run: "click",
        },
        {
            content: "January is empty, and it is said why",
            trigger: ".o_cocagne_empty",
        },
        {
            content: "Back to the year",
            trigger: ".o_field_widget[name=period] input[data-value=year]",
            run: "click",
        },
        {
            content: "Open the households behind the figure",
            trigger: `${CARD}:contains(9) .o_cocagne_list`,
            run: "click",
        },
        {
            content: "The nine files",
            trigger: ".o_list_view .o_data_row:nth-child(9)",
        },
    ],
});

tours.add("cocagne_solidarity_figures_masked", {
    steps: () => [
        {
            content: "The figures are masked",
            trigger: ".o_cocagne_masked",
        },
        {
            content: "Nobody is shown",
            trigger: `${CARD}:not(:has(.o_cocagne_list))`,
        },
        {
            content: "Towns are too small to be told",
            trigger: ".o_cocagne_bars[data-code=town]:not(:has(canvas))",
        },
        {
            content: "Make a report of it",
            trigger: "button[name=action_keep]",
            run: "click",
        },
        {
            content: "Say that it was sent on",
            trigger: "button[name=action_send]",
            run: "click",
        },
        {
            trigger: ".modal .btn-primary",
            run: "click",
        },
        {
            content: "It is kept",
            trigger: ".o_statusbar_status .o_arrow_button_current[data-value=sent]",
        },
    ],
});
