import { registry } from "@web/core/registry";
import { inputFiles } from "@web/../tests/utils";

/** A record of a CFONB 120 statement of the account of the tests. */
export function record(kind, day, label, amount) {
    const head = kind + "30004" + "    " + "00123EUR2 00001234567" + "05" + day + "  ";
    return (head.padEnd(48) + label).padEnd(90) + amount.padStart(14, "0").padEnd(30);
}

const STATEMENT = [
    record("01", "040526", "", "{"),
    record("04", "050526", "VIR D AVOUT ERIC", "400{"),
    record("04", "050526", "VIR INCONNU", "250{"),
    record("07", "050526", "", "650{"),
].join("\n");

registry.category("web_tour.tours").add("cocagne_bank_import", {
    steps: () => [
        {
            content: "Open the money",
            trigger: "button[data-menu-xmlid='cocagne_jardin.menu_billing']",
            run: "click",
        },
        {
            content: "Import the bank's file",
            trigger: "[data-menu-xmlid='cocagne_compta.menu_bank_import']",
            run: "click",
        },
        {
            content: "Choose the file",
            trigger: ".modal .o_bank_file",
            run: () =>
                inputFiles(".modal .o_bank_file input[type=file]", [
                    new File([STATEMENT], "releve.txt"),
                ]),
        },
        {
            trigger: ".modal .o_bank_file:contains(releve.txt), .modal .o_bank_file input[type=text]",
        },
        { trigger: ".modal button[name=action_import]", run: "click" },
        {
            content: "One line is matched, one is to look at",
            trigger: ".modal .o_field_widget[name=look_count]:contains(1)",
        },
        { trigger: ".modal button[name=action_look]", run: "click" },
        {
            content: "Accept the proposal",
            trigger: ".o_data_row:contains(INCONNU) .o_accept",
            run: "click",
        },
        {
            content: "Nothing is left",
            trigger: ".o_view_nocontent",
        },
    ],
});
