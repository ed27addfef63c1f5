import { registry } from "@web/core/registry";

const ROW = ".o_cocagne_grid tr[data-row='Carrot']";
const CELL = `${ROW} input[data-basket='Simple']`;

registry.category("web_tour.tours").add("cocagne_share_contents", {
    steps: () => [
        {
            content: "Open the week",
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            content: "Take its baskets: what next",
            trigger: ".o_form_view button[name=action_prepare], .o_form_button_save",
            run: "click",
        },
        {
            content: "Prepare the baskets",
            trigger: ".o_statusbar_buttons button[name=action_prepare]",
            run: "click",
        },
        {
            content: "Add carrots",
            trigger: ".o_cocagne_grid select.o_cocagne_grid_add:has(option:contains(Carrot))",
            run: "selectByLabel Carrot",
        },
        {
            content: "Ten kilogrammes",
            trigger: `${ROW} input[data-column=available]`,
            run: "edit 10 && press Enter",
        },
        {
            content: "Ask for the proposal",
            trigger: `${ROW}`,
        },
        {
            trigger: ".o_statusbar_buttons button[name=action_propose]",
            run: "click",
        },
        {
            content: "Two kilogrammes each",
            trigger: `${CELL}:value(2)`,
        },
        {
            content: "Correct it by hand",
            trigger: CELL,
            run: "edit 2.5 && press Enter",
        },
        {
            content: "The consequence shows: 1.5 kg are missing",
            trigger: `${ROW}.o_cocagne_grid_short`,
        },
        {
            content: "Less",
            trigger: CELL,
            run: "edit 1.5 && press Enter",
        },
        {
            content: "Nothing is missing any more, and it is marked as written by hand",
            trigger: `${ROW}:not(.o_cocagne_grid_short) input.o_cocagne_grid_manual`,
        },
        {
            content: "The gap is told in words",
            trigger: ".o_cocagne_grid .o_cocagne_gap_below",
        },
        {
            trigger: ".o_statusbar_buttons button[name=action_validate]",
            run: "click",
        },
        {
            content: "Validated",
            trigger: ".o_arrow_button_current[data-value=validated]",
        },
    ],
});
