import { registry } from "@web/core/registry";
import { inputFiles } from "@web/../tests/utils";

const HEADER = "numero;nom;prenom;courriel\n";
const INPUT = ".modal .o_field_many2many_binary input[type=file]";

function drop(line) {
    return {
        content: "Drop the members",
        trigger: ".modal .o_field_many2many_binary",
        run: () => inputFiles(INPUT, [new File([HEADER + line], "adherents.csv")]),
    };
}

registry.category("web_tour.tours").add("cocagne_import_members", {
    steps: () => [
        {
            content: "Open the set-up, which a narrow window puts behind the plus",
            trigger: ".o_menu_sections",
            run: () => {
                const setup = document.querySelector(
                    "button[data-menu-xmlid='cocagne_jardin.menu_setup']"
                );
                const more = document.querySelector(".o_menu_sections_more button");
                (setup?.offsetParent ? setup : more).click();
            },
        },
        {
            content: "Import",
            trigger: "[data-menu-xmlid='cocagne_jardin.menu_garden_import']",
            run: "click",
        },
        drop("901;Verdier;Odile;pas une adresse\n"),
        { trigger: ".modal .o_attachment:contains(adherents.csv)" },
        { trigger: ".modal button[name=action_check]", run: "click" },
        {
            content: "The wrong cell is named",
            trigger: ".modal .nav-link[name=problems]",
            run: "click",
        },
        { trigger: ".modal .o_data_row:contains(courriel)" },
        {
            content: "Nothing can be imported",
            trigger: ".modal .modal-footer:not(:has(button[name=action_import]))",
        },
        { trigger: ".modal button[name=action_back]", run: "click" },
        {
            content: "Take the wrong file away",
            trigger: ".modal .o_attachment .o_attachment_delete",
            run: "click",
        },
        { trigger: ".modal .o_field_many2many_binary:not(:has(.o_attachment))" },
        drop("901;Verdier;Odile;odile@example.org\n"),
        { trigger: ".modal .o_attachment:contains(adherents.csv)" },
        { trigger: ".modal button[name=action_check]", run: "click" },
        { trigger: ".modal button[name=action_import]", run: "click" },
        { trigger: ".modal .alert-success" },
    ],
});
