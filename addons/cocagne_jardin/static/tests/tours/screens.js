import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("cocagne_plan_season", {
    steps: () => [
        {
            content: "Open the season",
            trigger: ".o_data_row .o_data_cell:contains(Season 2026)",
            run: "click",
        },
        {
            content: "Plan it",
            trigger: ".o_form_view button[name=action_plan]",
            run: "click",
        },
        {
            content: "It is open: look at its deliveries",
            trigger: ".o_arrow_button_current[data-value=open]",
        },
        {
            trigger: "button[name=action_view_deliveries]",
            run: "click",
        },
        {
            content: "They are in the calendar",
            trigger: ".o_calendar_renderer .fc-event:contains(M1)",
        },
    ],
});

tours.add("cocagne_deliver_round", {
    steps: () => [
        {
            content: "The round of the week is done",
            trigger: ".o_kanban_record:contains(M1) button[name=action_deliver]",
            run: "click",
        },
        {
            content: "It can be undone",
            trigger: ".o_kanban_record:contains(M1) button[name=action_undo_deliver]",
        },
    ],
});

tours.add("cocagne_basket_not_collected", {
    steps: () => [
        {
            content: "Open the baskets of the round",
            trigger: ".o_kanban_record:contains(M1) button[name=action_view_baskets]",
            run: "click",
        },
        {
            content: "Open the depot",
            trigger: ".o_group_header:contains(Mairie)",
            run: "click",
        },
        {
            content: "Bruno did not come",
            trigger: ".o_data_row:contains(Bruno) button[name=action_not_collected]",
            run: "click",
        },
        {
            content: "The row says so",
            trigger: ".o_data_row:contains(Bruno).text-warning",
        },
    ],
});

tours.add("cocagne_subscribe", {
    steps: () => [
        {
            content: "A new subscription",
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            content: "For Alice",
            trigger: ".o_field_widget[name=partner_id] input",
            run: "edit Martin Alice",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(Alice) > a",
            run: "click",
        },
        {
            content: "At the Mairie",
            trigger: ".o_field_widget[name=depot_id] input",
            run: "edit Mairie",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(Mairie) > a",
            run: "click",
        },
        {
            content: "The round of the depot came by itself",
            trigger: ".o_field_widget[name=round_id] input:value(M1)",
        },
        {
            content: "One Simple",
            trigger: ".o_field_x2many_list_row_add a, .o_field_x2many_list_row_add button",
            run: "click",
        },
        {
            trigger: ".o_selected_row .o_field_widget[name=product_id] input",
            run: "edit Simple",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(Simple) > a",
            run: "click",
        },
        {
            content: "Its price came by itself",
            trigger: ".o_selected_row .o_field_widget[name=price_unit] input:value(10)",
        },
        {
            content: "The frequency of the test",
            trigger: ".o_selected_row .o_field_widget[name=frequency_id] input",
            run: "edit Hebdo",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(Hebdo) > a",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=frequency_id] input:value(Hebdo)",
        },
        {
            content: "Confirm",
            trigger: "button[name=action_confirm]",
            run: "click",
        },
        {
            content: "It runs, and its baskets are there",
            trigger: ".o_arrow_button_current[data-value=preparing]",
        },
        {
            trigger: "button[name=action_view_baskets]:contains(29)",
        },
    ],
});
