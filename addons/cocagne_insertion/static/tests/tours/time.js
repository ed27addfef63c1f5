import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const FARID = ".o_cocagne_week_sheet tr[data-person='Farid Testeur']";
const cell = (day) => `${FARID} .o_cocagne_cell[data-day='${day}']`;

tours.add("cocagne_week_sheet", {
    steps: () => [
        {
            content: "Go to the week that is over",
            trigger: ".o_cocagne_week_sheet .o_cocagne_previous",
            run: "click",
        },
        { trigger: `${cell("2026-06-08")} .o_cocagne_hours` },
        {
            content: "Copy the planned hours",
            trigger: ".o_cocagne_fill:enabled",
            run: "click",
        },
        {
            content: "Everybody has the hours of the contract",
            trigger: `${FARID} .o_cocagne_total strong:contains(26 h)`,
        },
        {
            content: "Farid was away on Tuesday: the supervisor says absent, no more",
            trigger: `${cell("2026-06-09")} .o_cocagne_reason`,
            run: "selectByIndex 2",
        },
        { trigger: `${cell("2026-06-09")}.o_cocagne_cell_absent` },
        {
            content: "He did two hours more on Wednesday",
            trigger: `${cell("2026-06-10")} .o_cocagne_hours`,
            run: "edit 7h12 && press Tab",
        },
        {
            content: "The total follows: 5.2 x 3 + 7.2",
            trigger: `${FARID} .o_cocagne_total strong:contains(22 h 48)`,
        },
    ],
});

tours.add("cocagne_work_board", {
    steps: () => [
        {
            content: "Next week is shown first",
            trigger: ".o_cocagne_work_board .o_cocagne_chip_free[data-person='Farid Testeur']",
            run: "click",
        },
        {
            content: "Put Farid there on Monday morning",
            trigger: ".o_cocagne_work_board tbody tr:first-child .o_cocagne_slot[data-slot='2026-06-22/am']",
            run: "click",
        },
        {
            trigger:
                ".o_cocagne_work_board tbody tr:first-child .o_cocagne_slot[data-slot='2026-06-22/am'] .o_cocagne_chip:contains(Farid)",
        },
        {
            content: "And everywhere that is left",
            trigger: ".o_cocagne_work_board tbody tr:nth-child(2) .o_cocagne_all",
            run: "click",
        },
        {
            content: "He has a place everywhere",
            trigger:
                ".o_cocagne_work_board .o_cocagne_chip_free[data-person='Farid Testeur'] .fa-check",
        },
        {
            content: "Take him off on Tuesday morning",
            trigger:
                ".o_cocagne_work_board .o_cocagne_slot[data-slot='2026-06-23/am'] .o_cocagne_remove",
            run: "click",
        },
        {
            trigger:
                ".o_cocagne_work_board .o_cocagne_chip_free[data-person='Farid Testeur'] .badge:contains(1)",
        },
    ],
});

tours.add("cocagne_month_choice", {
    steps: () => [
        {
            content: "The month is written as a month, not as its first day",
            trigger: ".modal .o_field_cocagne_month input",
            run: ({ anchor }) => {
                if (!/^[^\d]+ \d{4}$/.test(anchor.value)) {
                    throw new Error(`not a month: ${anchor.value}`);
                }
            },
        },
        {
            content: "Choose another one, among months",
            trigger: ".modal .o_field_cocagne_month input",
            run: "click",
        },
        {
            content: "January, the first of twelve",
            trigger: ".o_datetime_picker .o_date_item_cell:nth-child(1)",
            run: "click",
        },
        {
            content: "Open the sheets of that month",
            trigger: ".modal footer .btn-primary",
            run: "click",
        },
        { trigger: ".o_list_view .o_data_row" },
    ],
});
