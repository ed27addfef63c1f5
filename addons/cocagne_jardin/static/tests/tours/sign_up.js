import { registry } from "@web/core/registry";

const next = { trigger: ".o_form_view .o_sign_up_next", run: "click" };
/** Waits until the step is shown. */
const step = (name) => ({
    trigger: `.o_arrow_button_current[data-value=${name}]`,
});

registry.category("web_tour.tours").add("cocagne_sign_up", {
    steps: () => [
        {
            content: "Alice is known: any words of her name find her",
            trigger: ".o_field_widget[name=partner_id] input",
            run: "edit martin ali",
        },
        {
            trigger: ".o-autocomplete--dropdown-item:contains(Martin)",
            run: "click",
        },
        next,
        step("offers"),
        {
            content: "The card of the simple basket",
            trigger: ".o_kanban_record:contains(Simple basket) .o_choose_offer",
            run: "click",
        },
        {
            content: "It is chosen",
            trigger: ".o_field_widget[name=line_ids] .o_data_row:contains(Simple basket)",
        },
        next,
        step("depot"),
        {
            content: "The card of the depot",
            trigger: ".o_kanban_record:contains(Mairie) .o_choose_depot",
            run: "click",
        },
        {
            content: "It is chosen",
            trigger: ".o_field_widget[name=depot_id]:contains(Mairie)",
        },
        next,
        step("when"),
        next,
        step("payment"),
        {
            content: "By cheque",
            trigger:
                ".o_field_widget[name=payment_mode_id] .o_radio_item:nth-child(2) input",
            run: "click",
        },
        {
            content: "Each month",
            trigger:
                ".o_field_widget[name=payment_period_id] .o_radio_item:nth-child(1) input",
            run: "click",
        },
        next,
        step("summary"),
        {
            content: "The summary tells the place",
            trigger: ".o_cocagne_summary:contains(Mairie)",
        },
        {
            trigger: ".o_sign_up_confirm",
            run: "click",
        },
        {
            content: "The subscription runs",
            trigger: ".o_arrow_button_current[data-value=preparing]",
        },
    ],
});
