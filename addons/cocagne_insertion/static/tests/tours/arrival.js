import { registry } from "@web/core/registry";

/** Waits until the screen is shown. */
const screen = (name) => ({
    content: `The screen ${name} is there`,
    trigger: `.o_insertion_arrival .o_arrow_button_current[data-value=${name}]`,
});
const next = { content: "Next screen", trigger: "button.o_next", run: "click" };
const type = (name, value) => ({
    content: `Type ${name}`,
    trigger: `.o_insertion_arrival .o_field_widget[name=${name}] input`,
    run: `edit ${value}`,
});
const select = (name, words) => [
    {
        content: `Open ${name}`,
        trigger: `.o_insertion_arrival .o_field_widget[name=${name}] input`,
        run: "click",
    },
    {
        content: `Choose ${words}`,
        trigger: `.o_select_menu_item:contains(${words})`,
        run: "click",
    },
];

registry.category("web_tour.tours").add("cocagne_insertion_arrival", {
    steps: () => [
        {
            content: "Nobody needs to know where to begin: one button",
            trigger: ".o_insertion_people",
        },
        { content: "A person arrives", trigger: ".o_new_arrival", run: "click" },
        screen("who"),
        {
            content: "Mrs",
            trigger: ".o_field_widget[name=sex] input[data-value=female]",
            run: "click",
        },
        type("lastname", "Essai"),
        type("firstname", "Lina"),
        type("birthday", "03/03/1990"),
        type("nir", "290032599999900"),
        type("birth_commune", "25999"),
        next,
        {
            content: "A mistyped number is refused, in words",
            trigger: ".modal-body:contains(75)",
        },
        {
            content: "Close",
            trigger: ".modal-footer button",
            run: "click",
        },
        type("nir", "2 90 03 25 999 999 75"),
        next,
        screen("home"),
        type("lane_name", "des Essais"),
        type("private_zip", "25000"),
        type("private_city", "Lac-les-Essais"),
        type("commune_code", "25056"),
        next,
        screen("situation"),
        ...select("education", "BEP"),
        ...select("unemployed_since", "24 m"),
        next,
        screen("diagnosis"),
        {
            content: "A criterion",
            trigger: ".o_field_widget[name=claim_ids] .o_field_x2many_list_row_add a",
            run: "click",
        },
        {
            content: "Open the criteria",
            trigger: ".o_selected_row .o_field_widget[name=code] input",
            run: "click",
        },
        {
            content: "RSA",
            trigger: ".o_select_menu_item:contains(RSA)",
            run: "click",
        },
        {
            content: "Its paper",
            trigger: ".o_selected_row .o_field_widget[name=proof_date] input",
            run: "edit 06/06/2026",
        },
        {
            content: "Leave the line",
            trigger: ".o_field_widget[name=notice_signed] input",
            run: "click",
        },
        {
            content: "It is enough",
            trigger: ".o_insertion_arrival .alert-success",
        },
        next,
        screen("pass"),
        type("pass_number", "99999 26 54321"),
        next,
        screen("contract"),
        {
            content: "Make the contract",
            trigger: "button.o_finish",
            run: "click",
        },
        {
            content: "The person is in the pathway",
            trigger:
                ".o_insertion_pathway .o_arrow_button_current[data-value=active]",
        },
        {
            content: "And the picture of the PASS is drawn",
            trigger: ".o_pass_timeline svg",
        },
    ],
});
