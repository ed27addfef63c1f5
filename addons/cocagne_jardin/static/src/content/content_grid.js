import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { formatFloat, formatMonetary } from "@web/views/fields/formatters";
import { parseFloat as parseNumber } from "@web/views/fields/parsers";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { useService } from "@web/core/utils/hooks";
import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";

/**
 * The table of the week: vegetables in rows, baskets in columns. Each change is written
 * at once and the table comes back whole, with the totals of the server.
 */
export class ContentGrid extends Component {
    static template = "cocagne_jardin.ContentGrid";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.state = useState({ data: null, filter: "" });
        this.queue = Promise.resolve();
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => this.load(next.record));
    }

    async load(record) {
        const data = record.resId
            ? await this.orm.call("cocagne.content", "grid_data", [record.resId])
            : null;
        this.state.data = data;
    }

    /** Changes are sent one after the other, so that the last answer is the last state. */
    send(method, args) {
        const task = async () => {
            try {
                this.state.data = await this.orm.call("cocagne.content", method, [
                    this.props.record.resId,
                    ...args,
                ]);
                await this.props.record.load();
            } catch (error) {
                await this.load(this.props.record);
                throw error;
            }
        };
        this.queue = this.queue.then(task, task);
        return this.queue;
    }

    read(event, known) {
        const text = event.target.value.trim();
        let number = 0;
        try {
            number = text ? parseNumber(text) : 0;
        } catch {
            number = NaN;
        }
        if (!Number.isFinite(number) || number < 0) {
            this.notification.add(_t("Write a number, 0 or more."), { type: "danger" });
            event.target.value = this.number(known);
            return null;
        }
        return Math.abs(number - known) < 1e-9 ? null : number;
    }

    setCell(event, row, column) {
        const number = this.read(event, this.quantity(row, column));
        if (number !== null) {
            return this.send("grid_set", [column.id, row.product_id, number]);
        }
    }

    setRow(event, row, name) {
        const number = this.read(event, row[name]);
        if (number !== null) {
            return this.send("grid_set_row", [row.id, name, number]);
        }
    }

    add(event) {
        const product = parseInt(event.target.value, 10);
        event.target.value = "";
        if (product) {
            return this.send("grid_add", [product]);
        }
    }

    remove(row) {
        return this.send("grid_remove", [row.id]);
    }

    release(row, column) {
        return this.send("grid_release", [column.id, row.product_id]);
    }

    async open(column) {
        const action = await this.orm.call("cocagne.basket.content", "action_open_form", [
            column.id,
        ]);
        await this.action.doAction(action, {
            onClose: async () => {
                await this.load(this.props.record);
                await this.props.record.load();
            },
        });
    }

    /** Enter and the arrows go to the cell below or above, as in a spreadsheet. */
    onKey(event) {
        const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step) {
            return;
        }
        event.preventDefault();
        const column = event.target.dataset.column;
        const table = event.target.closest("table");
        const cells = [...table.querySelectorAll(`input[data-column="${column}"]`)];
        const next = cells[cells.indexOf(event.target) + step];
        if (next) {
            next.focus();
            next.select();
        } else {
            event.target.blur();
        }
    }

    quantity(row, column) {
        return row.cells[column.id]?.quantity || 0;
    }

    /** A number without useless zeros, empty for nothing. */
    number(value) {
        return value ? formatFloat(value, { digits: [16, 2], trailingZeros: false }) : "";
    }

    money(value) {
        const currencyId = this.props.record.data.currency_id?.id;
        return formatMonetary(value || 0, { currencyId });
    }

    signed(value) {
        return `${value > 0 ? "+" : ""}${this.money(value)}`;
    }

    /** The gap in words too: colours alone do not tell everybody. */
    gapWord(value) {
        if (Math.abs(value) < 0.005) {
            return _t("on target");
        }
        return value > 0 ? _t("above the target") : _t("below the target");
    }

    gapClass(value, target) {
        const share = target ? Math.abs(value) / target : 0;
        if (share <= 0.02) {
            return "o_cocagne_gap_good";
        }
        return value > 0 ? "o_cocagne_gap_above" : "o_cocagne_gap_below";
    }

    /** The sum of the gaps of all the baskets. */
    get totalGap() {
        return this.state.data.columns.reduce((sum, one) => sum + one.total_gap, 0);
    }

    cellTitle(row, column) {
        const cell = row.cells[column.id];
        if (!cell) {
            return "";
        }
        const parts = [];
        if (cell.manual) {
            parts.push(_t("Written by hand: a new proposal leaves it."));
        }
        if (cell.depots.length) {
            parts.push(_t("Other quantity at %s", cell.depots.join(" ; ")));
        }
        return parts.join(" ");
    }
}

registry.category("view_widgets").add("cocagne_content_grid", {
    component: ContentGrid,
    fieldDependencies: [
        { name: "currency_id", type: "many2one" },
        { name: "state", type: "selection" },
    ],
});
