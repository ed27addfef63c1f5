import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("cocagne_annex_forecast", {
    steps: () => [
        {
            content: "Open the annex of the year",
            trigger: ".o_cocagne_annexes .o_data_row td[name=number]:contains(ACI025260001A0M0)",
            run: "click",
        },
        {
            content: "The picture says that posts will be missing",
            trigger: ".o_cocagne_annex_use [data-status=under]",
        },
        {
            content: "The figures are below it",
            trigger: ".o_cocagne_annex_use summary",
            run: "click",
        },
        {
            content: "Twelve months",
            trigger: ".o_cocagne_annex_use tbody tr:nth-child(12)",
        },
        {
            content: "What if I hire?",
            trigger: ".o_statusbar_buttons .o_cocagne_simulate",
            run: "click",
        },
        {
            content: "Somebody more",
            trigger: ".o_cocagne_simulation .o_field_x2many_list_row_add a",
            run: "click",
        },
        {
            content: "Nine people at 26 hours",
            trigger: ".o_cocagne_simulation div[name=number] input",
            run: "edit 9",
        },
        {
            content: "Leave the row",
            trigger: ".o_cocagne_simulation .o_cocagne_annex_use summary",
            run: "click",
        },
        {
            content: "The picture has both",
            trigger: ".o_cocagne_simulation .o_cocagne_annex_use th.o_cocagne_other",
        },
        {
            content: "Close",
            trigger: ".modal-footer button.btn-primary",
            run: "click",
        },
        {
            content: "The annex is as it was",
            trigger: "body:not(.modal-open) .o_cocagne_annex_use [data-status=under]",
        },
    ],
});
