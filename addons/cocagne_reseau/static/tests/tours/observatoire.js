import { registry } from "@web/core/registry";

const LIST = ".o_cocagne_observatoires";
const FORM = ".o_cocagne_observatoire";

registry.category("web_tour.tours").add("cocagne_observatoire", {
    steps: () => [
        {
            content: "The years are there by themselves",
            trigger: `${LIST} .o_data_row td[name=display_name]:contains(2025)`,
            run: "click",
        },
        {
            content: "One button makes the workbook",
            trigger: `${FORM} [name=next_step] button`,
            run: "click",
        },
        {
            content: "It is ready",
            trigger: `${FORM} .o_statusbar_status .o_arrow_button_current[data-value=done]`,
        },
        {
            content: "Both files are listed",
            trigger: `${FORM} [name=file_ids] .o_data_row:nth-child(2)`,
        },
        {
            content: "The address of the workbook gives a spreadsheet",
            trigger: `${FORM} [name=next_step] button`,
            async run() {
                const action = await odoo.__WOWL_DEBUG__.root.env.services.orm.searchRead(
                    "cocagne.observatoire.file",
                    [
                        ["kind", "=", "workbook"],
                        ["observatoire_id.year", "=", 2025],
                    ],
                    ["name"]
                );
                const url = `/web/content/cocagne.observatoire.file/${action[0].id}/content`;
                const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
                if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
                    throw new Error("The workbook is no spreadsheet");
                }
            },
        },
        {
            content: "The button downloads it",
            trigger: `${FORM} [name=next_step] button`,
            run: "click",
        },
        {
            content: "And nothing went wrong",
            trigger: `body:not(:has(.o_error_dialog)) ${FORM}`,
        },
    ],
});
