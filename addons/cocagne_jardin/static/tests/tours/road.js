import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");


tours.add("cocagne_round_buttons", {
    steps: () => [
        {
            content: "The second stop earlier, by its button",
            trigger:
                ".o_cocagne_round[data-code=M1] .o_cocagne_stop:nth-child(2) .o_cocagne_up",
            run: "click",
        },
        { content: "Save", trigger: ".o_cocagne_save:enabled", run: "click" },
        {
            content: "It is saved, and can be undone",
            trigger: ".o_cocagne_undo",
        },
    ],
});

tours.add("cocagne_round_drag", {
    steps: () => [
        {
            content: "Drag the first stop of M1 to the other round",
            trigger:
                ".o_cocagne_round[data-code=M1] .o_cocagne_stop:first-child .o_cocagne_stop_handle",
            run: "drag_and_drop .o_cocagne_round[data-code=V1] .o_cocagne_stop:last-child",
        },
        {
            content: "It is there, not saved yet",
            trigger: ".o_cocagne_round[data-code=V1] .o_cocagne_stops:has(.o_cocagne_stop + .o_cocagne_stop)",
        },
        { trigger: ".o_cocagne_save:enabled", run: "click" },
        {
            content: "What happens to the subscriptions is said first",
            trigger: ".modal .o_cocagne_moves tbody tr",
        },
        { trigger: ".modal .o_cocagne_confirm_moves", run: "click" },
        { content: "Saved", trigger: ".o_cocagne_undo" },
    ],
});

tours.add("cocagne_depot_map", {
    steps: () => [
        {
            content: "Both depots and the garden are drawn",
            trigger:
                ".o_cocagne_map_canvas:has([data-depot] ~ [data-depot]) .o_cocagne_pin_garden:not(:visible), .o_cocagne_map_canvas .o_cocagne_pin_garden",
        },
        {
            content: "Without a background, it says so",
            trigger: ".o_cocagne_no_tiles",
        },
        {
            content: "Choose a depot in the list",
            trigger: ".o_cocagne_map_depot:first",
            run: "click",
        },
        {
            content: "Its card",
            trigger: ".o_cocagne_card .o_cocagne_room",
        },
        { trigger: ".o_cocagne_pin.o_selected" },
        { trigger: ".o_cocagne_back", run: "click" },
        {
            content: "The route of a round",
            trigger: ".o_cocagne_map_round",
            run: "selectByIndex 1",
        },
        { trigger: ".o_cocagne_map_canvas path.o_cocagne_route" },
    ],
});
