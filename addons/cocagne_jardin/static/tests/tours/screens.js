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
