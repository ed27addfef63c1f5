import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const OPEN_ALICE = {
    content: "Open the subscription of Alice",
    trigger: ".o_data_row .o_data_cell:contains(Alice)",
    run: "click",
};

tours.add("cocagne_absence", {
    steps: () => [
        OPEN_ALICE,
        {
            content: "She is away next week",
            trigger: ".o_statusbar_buttons button[name=action_absence]",
            run: "click",
        },
        {
            content: "What will happen is told before the click",
            trigger: ".modal .o_field_widget[name=outcome] li:contains(Simple)",
        },
        {
            content: "Nothing speaks against it",
            trigger: ".modal:not(:has(.o_cocagne_refusal))",
        },
        {
            trigger: ".modal button[name=action_apply]",
            run: "click",
        },
        {
            trigger: "body:not(:has(.modal))",
        },
        {
            content: "It is in the history",
            trigger: ".oe_stat_button[name=action_view_changes]:contains(1)",
            run: "click",
        },
        {
            trigger: ".o_list_view .o_data_row:contains(Alice)",
        },
    ],
});

tours.add("cocagne_change_depot", {
    steps: () => [
        OPEN_ALICE,
        {
            trigger: ".o_statusbar_buttons button[name=action_depot_dialog]",
            run: "click",
        },
        {
            content: "Another depot",
            trigger: ".modal .o_field_widget[name=depot_id] input",
            run: "edit Gare",
        },
        {
            trigger: ".modal .o-autocomplete--dropdown-item a:contains(Gare)",
            run: "click",
        },
        {
            content: "It is too late for tomorrow's basket: the refusal hides the button",
            trigger: ".modal:not(:has(button[name=action_apply])) .o_cocagne_refusal",
        },
        {
            content: "An exception",
            trigger: ".modal .o_field_widget[name=derogation] input",
            run: "click",
        },
        {
            trigger: ".modal .o_field_widget[name=reason] input",
            run: "edit Her car is broken",
        },
        {
            trigger: ".modal button[name=action_apply]",
            run: "click",
        },
        {
            trigger: "body:not(:has(.modal))",
        },
        {
            trigger: ".oe_stat_button[name=action_view_changes]:contains(1)",
        },
    ],
});
