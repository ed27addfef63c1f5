import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

function checkFingers() {
    const wide = [...document.querySelectorAll(".o_skills *")].filter(
        (node) => node.getBoundingClientRect().right > window.innerWidth + 1
    );
    if (wide.length) {
        throw new Error(`${wide[0].className} is wider than the screen`);
    }
    const low = [...document.querySelectorAll(".o_sk_choices button")].filter((node) => {
        const { height, width } = node.getBoundingClientRect();
        return height < 56 || width < 56;
    });
    if (low.length) {
        throw new Error("a button is too small for a finger");
    }
}

tours.add("cocagne_skill_tablet", {
    steps: () => [
        { content: "Farid", trigger: ".o_sk_person:contains(Farid)", run: "click" },
        { trigger: ".o_skills[data-screen=skills] .o_sk_skill:contains(Sow)", run: checkFingers },
        {
            trigger: ".o_sk_skill:contains(Sow) [data-choice='3']",
            run: "click",
        },
        { trigger: ".o_sk_skill[data-level='3']:contains(Sow)" },
        {
            trigger: ".o_sk_skill:contains(Weed) [data-choice='2']",
            run: "click",
        },
        {
            trigger: ".o_sk_skill:contains(Harvest) [data-choice='4']",
            run: "click",
        },
        {
            content: "How Farid sees it",
            trigger: ".o_sk_skill:contains(Weed) [data-own='3']",
            run: "click",
        },
        {
            content: "A tick by mistake is taken back",
            trigger: ".o_sk_skill:contains(Sort) [data-choice='1']",
            run: "click",
        },
        {
            trigger: ".o_sk_skill[data-level='1']:contains(Sort) [data-choice='1']",
            run: "click",
        },
        { trigger: ".o_sk_counts[data-seen='3']" },
        { trigger: "#o_sk_goal", run: "edit Sort the crates && press Tab" },
        {
            content: "The picture is there",
            trigger: ".o_skills[data-pending='0'] .o_sk_radar[src^='data:image/svg']",
        },
        { trigger: ".o_sk_finish", run: "click" },
        { trigger: ".o_skills[data-screen=finished][data-pending='0'] .o_sk_done" },
    ],
});

tours.add("cocagne_interview", {
    steps: () => [
        {
            content: "The interview of this week",
            trigger: ".o_data_row.text-warning .o_data_cell",
            run: "click",
        },
        {
            content: "It took place",
            trigger: ".o_insertion_interview button[name=action_held]",
            run: "click",
        },
        {
            content: "What may be shared",
            trigger: ".o_insertion_interview [name=shared_report] textarea",
            run: "edit Looked at two job offers together.",
        },
        {
            content: "What stays between them",
            trigger: ".o_insertion_interview button.o_confidential:visible",
            run: "click",
        },
        {
            trigger: ".modal .o_insertion_note [name=confidential_report] textarea",
            run: "edit Zorglub confided something",
        },
        { trigger: ".modal footer button.btn-primary", run: "click" },
        {
            content: "The next one, the same hour in a month",
            trigger:
                "body:not(:has(.modal)) .o_insertion_interview button[name=action_plan_next]",
            run: "click",
        },
        {
            trigger:
                ".o_insertion_interview .o_arrow_button_current[data-value=planned]",
        },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved, .o_form_button_create:visible, .o_form_view:not(.o_form_dirty)" },
    ],
});
