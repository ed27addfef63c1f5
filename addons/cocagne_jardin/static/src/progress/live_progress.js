import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {Component, onMounted, onWillUnmount} from "@odoo/owl";

/** Milliseconds between two looks at the work that is under way. */
const EVERY = 2000;

/**
 * A progress bar that follows long work: while the record is running, the form is read
 * again, so that counts, buttons and messages follow too.
 */
export class LiveProgress extends Component {
    static template = "cocagne_jardin.LiveProgress";
    static props = {
        ...standardFieldProps,
        textField: {type: String, optional: true},
        stateField: {type: String, optional: true},
    };
    static defaultProps = {textField: "progress_text", stateField: "state"};

    setup() {
        onMounted(() => {
            this.timer = browser.setInterval(() => this.refresh(), EVERY);
        });
        onWillUnmount(() => browser.clearInterval(this.timer));
    }

    get state() {
        return this.props.record.data[this.props.stateField];
    }

    get isRunning() {
        return this.state === "running";
    }

    get percent() {
        const value = this.props.record.data[this.props.name] || 0;
        return Math.max(0, Math.min(100, Math.floor(value)));
    }

    get text() {
        return this.props.record.data[this.props.textField] || "";
    }

    get color() {
        if (this.isRunning) {
            return "progress-bar-striped progress-bar-animated bg-info";
        }
        return this.state === "stopped" ? "bg-warning" : "bg-success";
    }

    async refresh() {
        const record = this.props.record;
        if (this.isReading || !this.isRunning || !record.resId || document.hidden) {
            return;
        }
        if (await record.isDirty()) {
            return;
        }
        this.isReading = true;
        try {
            await record.load();
        } finally {
            this.isReading = false;
        }
    }
}

registry.category("fields").add("live_progress", {
    component: LiveProgress,
    supportedTypes: ["float", "integer"],
    extractProps: ({options}) => ({
        textField: options.text || "progress_text",
        stateField: options.state || "state",
    }),
    fieldDependencies: ({options}) => [
        {name: options.text || "progress_text", type: "char"},
        {name: options.state || "state", type: "selection"},
    ],
});
