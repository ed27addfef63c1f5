import { Component, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const LOOKS = {
    todo: { alert: "alert-warning", icon: "fa-arrow-right" },
    wait: { alert: "alert-info", icon: "fa-clock-o" },
    done: { alert: "alert-success", icon: "fa-check" },
};

/** "What next": one sentence and the button that does it. */
export class NextStep extends Component {
    static template = "cocagne_jardin.NextStep";
    static props = { ...standardFieldProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ busy: false });
    }

    get step() {
        const { record, name } = this.props;
        const step = record.data[name];
        // nothing can be done with a form before it is saved: only words
        return record.isNew && step?.button ? false : step;
    }

    get look() {
        return LOOKS[this.step.kind] || LOOKS.todo;
    }

    async run() {
        const { record } = this.props;
        this.state.busy = true;
        try {
            if (!(await record.save())) {
                return;
            }
            const action = await this.orm.call(
                record.resModel,
                "action_next_step",
                [[record.resId], this.step.code],
                { context: record.context }
            );
            if (action) {
                await this.action.doAction(action, { onClose: () => record.load() });
            } else {
                await record.load();
            }
        } finally {
            this.state.busy = false;
        }
    }
}

registry.category("fields").add("cocagne_next_step", {
    component: NextStep,
    supportedTypes: ["json"],
});
