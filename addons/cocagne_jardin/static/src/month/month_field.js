import { Component } from "@odoo/owl";
import { useDateTimePicker } from "@web/core/datetime/datetime_picker_hook";
import { areDatesEqual, formatDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const FORMAT = "MMMM yyyy";

/** A date that stands for its month: « October 2026 », chosen among months. */
export class MonthField extends Component {
    static template = "cocagne_jardin.MonthField";
    static props = { ...standardFieldProps };

    setup() {
        const value = () => this.value;
        useDateTimePicker({
            target: "root",
            format: FORMAT,
            get pickerProps() {
                return { type: "date", value: value(), minPrecision: "months" };
            },
            onApply: (day) => this.write(day),
        });
    }

    get value() {
        return this.props.record.data[this.props.name];
    }

    get text() {
        return this.value ? formatDate(this.value, { format: FORMAT }) : "";
    }

    async write(day) {
        const first = day && day.startOf("month");
        if (!areDatesEqual(first, this.value)) {
            await this.props.record.update({ [this.props.name]: first });
        }
    }
}

registry.category("fields").add("cocagne_month", {
    component: MonthField,
    displayName: _t("Month"),
    supportedTypes: ["date"],
    listViewWidth: () => [120, 160],
});
