import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { Component } from "@odoo/owl";

/** The tables of the dialogue de gestion; a figure opens the people behind it. */
export class DialogueBoard extends Component {
    static template = "cocagne_insertion.DialogueBoard";
    static props = { ...standardFieldProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
    }

    get tables() {
        return this.props.record.data[this.props.name] || [];
    }

    async open(line) {
        const action = await this.orm.call("cocagne.dialogue.line", "action_people", [[line]]);
        this.action.doAction(action);
    }
}

registry.category("fields").add("cocagne_dialogue_board", {
    component: DialogueBoard,
    supportedTypes: ["json"],
});
