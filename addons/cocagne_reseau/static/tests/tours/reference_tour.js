import { registry } from "@web/core/registry";

const INBOX = ".o_cocagne_reference_inbox";
const ROW = `${INBOX} [name=change_ids] .o_data_row`;

registry.category("web_tour.tours").add("cocagne_take_references", {
    steps: () => [
        {
            content: "A release came from the network",
            trigger: ".o_list_view .o_data_row .o_data_cell",
            run: "click",
        },
        {
            content: "The garden reads what is new, and takes it",
            trigger: `${ROW} button.o_cocagne_take`,
            run: "click",
        },
        {
            content: "It is decided",
            trigger: `${ROW}.text-muted:not(:has(button.o_cocagne_take:not(.o_invisible_modifier)))`,
        },
    ],
});
