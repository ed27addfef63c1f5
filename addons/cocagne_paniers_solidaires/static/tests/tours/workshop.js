import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("cocagne_workshop_attendance", {
    steps: () => [
        {
            content: "The workshop of today",
            trigger: ".o_attendance .o_att_workshop.o_today",
            run: "click",
        },
        {
            content: "Nothing is wider than the phone",
            trigger: ".o_attendance[data-screen=people]",
            run: () => {
                const wide = [...document.querySelectorAll(".o_attendance *")].filter(
                    (node) => node.getBoundingClientRect().right > window.innerWidth + 1
                );
                if (wide.length) {
                    throw new Error(`${wide[0].className} is wider than the screen`);
                }
                const low = [...document.querySelectorAll(".o_att_choices button")].filter(
                    (node) => node.getBoundingClientRect().height < 56
                );
                if (low.length) {
                    throw new Error("a button is too small for a finger");
                }
            },
        },
        {
            content: "Alice came",
            trigger: ".o_att_person:contains(Martin) [data-choice=present]",
            run: "click",
        },
        {
            content: "Bruno did not",
            trigger: ".o_att_person:contains(Petit) [data-choice=absent]",
            run: "click",
        },
        {
            content: "It was a mistake",
            trigger: ".o_att_person[data-attendance=absent]:contains(Petit) .o_att_undo",
            run: "click",
        },
        {
            content: "He is excused",
            trigger: ".o_att_person[data-attendance=todo]:contains(Petit) [data-choice=excused]",
            run: "click",
        },
        {
            content: "Alice came half an hour late",
            trigger: ".o_att_person:contains(Martin) .o_att_more",
            run: "click",
        },
        {
            trigger: ".o_att_person:contains(Martin) [data-late=more]",
            run: "click",
        },
        {
            content: "with a child",
            trigger: ".o_att_person:contains(Martin) [data-party=children]",
            run: "click",
        },
        {
            content: "Chloé came unannounced",
            trigger: ".o_att_open_add",
            run: "click",
        },
        {
            trigger: "#o_att_text",
            run: "edit roux",
        },
        {
            trigger: ".o_att_found:contains(Roux)",
            run: "click",
        },
        {
            content: "She is present, as the server says",
            trigger: ".o_att_person[data-attendance=present]:contains(Roux) .o_att_more",
        },
        {
            content: "Somebody whom nobody knows came too",
            trigger: ".o_att_open_add",
            run: "click",
        },
        {
            trigger: "#o_att_text",
            run: "edit Zoé",
        },
        {
            trigger: ".o_att_new",
            run: "click",
        },
        {
            trigger: ".o_att_person[data-attendance=present]:contains(Zoé) .o_att_more",
        },
        {
            content: "All is ticked",
            trigger: ".o_att_counts[data-todo='0']",
        },
        {
            trigger: ".o_att_close",
            run: "click",
        },
        {
            content: "Closed, and nothing waits",
            trigger: ".o_attendance[data-pending='0'] .o_att_done",
        },
    ],
});
