import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

const on = (step) => `.o_arrow_button_current[data-value=${step}]`;
const type = (name, value) => ({
    content: `Type ${name}`,
    trigger: `.o_field_widget[name=${name}] input:visible`,
    run: `edit ${value}`,
});
const choose = (name, label) => ({
    content: `Choose ${name}`,
    trigger: `.o_field_widget[name=${name}] input:visible`,
    run: "click",
    label,
});
const select = (name, label) => [
    { ...choose(name), content: `Open ${name}` },
    {
        content: `Choose ${label}`,
        trigger: `.o_select_menu_item:contains("${label}")`,
        run: "click",
    },
];
const next = (step) => [
    { content: "Next screen", trigger: "button.o_next", run: "click" },
    { content: `The screen ${step} is there`, trigger: on(step) },
];

tours.add("cocagne_insertion_arrival", {
    steps: () => [
        {
            content: "A person arrives",
            trigger: ".o_insertion_arrival",
        },
        {
            content: "Mrs",
            trigger: ".o_field_widget[name=sex] input[data-value=female]",
            run: "click",
        },
        type("lastname", "Essai"),
        type("firstname", "Lina"),
        type("birthday", "02/03/1990"),
        type("nir", "2 90 03 25 999 999"),
        type("birth_commune", "25999"),
        { content: "Next screen", trigger: "button.o_next", run: "click" },
        {
            content: "A number without its key is refused in words",
            trigger: ".modal-body:contains(15)",
        },
        { content: "Close", trigger: ".modal-footer button", run: "click" },
        type("nir", "2900325999999" + "KEY"),
        ...next("home"),
        type("lane_name", "des Essais"),
        type("private_zip", "25000"),
        type("private_city", "Besancon"),
        type("commune_code", "25056"),
        ...next("situation"),
    ],
});
