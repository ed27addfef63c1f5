import { registry } from "@web/core/registry";

const next = { trigger: ".o_solidarity_desk .o_desk_next", run: "click" };
/** Waits until the step is shown. */
const step = (name) => ({ trigger: `.o_arrow_button_current[data-value=${name}]` });
/** Types in a list, then takes what is found. */
const choose = (field, words) => [
    { trigger: `.o_field_widget[name=${field}] input`, run: `edit ${words}` },
    {
        trigger: `.o-autocomplete--dropdown-item:contains(${words})`,
        run: "click",
    },
];

registry.category("web_tour.tours").add("cocagne_enrol_household", {
    steps: () => [
        { content: "Who is it?", trigger: ".o_solidarity_desk" },
        ...choose("partner_id", "Benali"),
        ...choose("structure_id", "CCAS"),
        next,
        step("household"),
        {
            content: "Two children",
            trigger: ".o_field_widget[name=age_3_17] input",
            run: "edit 2",
        },
        {
            content: "A family",
            trigger: ".o_field_widget[name=public_id] input",
            run: "click",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:nth-child(3)",
            run: "click",
        },
        {
            content: "Its quotient",
            trigger: ".o_field_widget[name=quotient] input",
            run: "edit 350",
        },
        {
            content: "A proof is seen",
            trigger: ".o_field_widget[name=proof_ids] .form-check-input:first",
            run: "check",
        },
        {
            content: "The consent is signed",
            trigger: ".o_field_widget[name=consent_signed] input",
            run: "check",
        },
        next,
        step("helpers"),
        {
            content: "What the household pays is said",
            trigger: ".o_who_pays tr.fw-bold:contains(3)",
        },
        next,
        step("basket"),
        ...choose("depot_id", "Mairie"),
        { trigger: ".o_field_widget[name=round_id] input:value(M1)" },
        { trigger: ".o_solidarity_desk .o_desk_enrol", run: "click" },
        {
            content: "The help runs",
            trigger: ".o_solidarity_enrolment .o_arrow_button_current[data-value=active]",
        },
    ],
});
