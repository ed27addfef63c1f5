import { Component } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { Bars } from "./bars";

/** The figures of a report: cards, graphs and, for the solidarity role, the lists. */
export class ActivityBoard extends Component {
    static template = "cocagne_paniers_solidaires.ActivityBoard";
    static components = { Bars };
    static props = { ...standardFieldProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
    }

    get board() {
        return this.props.record.data[this.props.name];
    }

    /** Open what a card counts; a report that is not kept yet is kept first. */
    async openList(code) {
        const { record } = this.props;
        if ((await record.save()) === false) {
            return;
        }
        const args = [[record.resId], code];
        this.action.doAction(await this.orm.call(record.resModel, "action_list", args));
    }
}

registry.category("fields").add("cocagne_activity_board", {
    component: ActivityBoard,
    supportedTypes: ["json"],
});
