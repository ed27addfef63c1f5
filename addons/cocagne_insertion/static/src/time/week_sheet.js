import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { formatFloat } from "@web/views/fields/formatters";
import { parseFloat as parseNumber } from "@web/views/fields/parsers";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const MODEL = "cocagne.week.sheet";

/**
 * The hours of a week: people in rows, days in columns. Each cell is written at once, one
 * after the other, and the sheet comes back with the totals of the server.
 */
export class WeekSheet extends Component {
    static template = "cocagne_insertion.WeekSheet";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.state = useState({ sheet: null, busy: false, filter: "" });
        this.queue = Promise.resolve();
        onWillStart(() => this.load(this.props.action.params?.day || false));
    }

    async load(day) {
        this.state.sheet = await this.orm.call(MODEL, "sheet_data", [day]);
    }

    /** Changes go one after the other, so that the last answer is the last state. */
    send(method, args) {
        const task = async () => {
            this.state.busy = true;
            try {
                this.state.sheet = await this.orm.call(MODEL, method, args);
            } catch (error) {
                await this.load(this.state.sheet.monday);
                throw error;
            } finally {
                this.state.busy = false;
            }
        };
        this.queue = this.queue.then(task, task);
        return this.queue;
    }

    get rows() {
        const wanted = this.state.filter.trim().toLowerCase();
        return this.state.sheet.rows.filter(
            (row) => !wanted || row.name.toLowerCase().includes(wanted)
        );
    }

    get isThisWeek() {
        return this.state.sheet.monday === this.state.sheet.this_week;
    }

    cell(row, day) {
        return row.cells[day.date];
    }

    absence(row, day) {
        return this.cell(row, day).absences[0];
    }

    /** Whether nothing can be written: no contract, day off, closed month. */
    isClosed(row, day) {
        const cell = this.cell(row, day);
        return cell.outside || cell.locked;
    }

    isAwayAllDay(row, day) {
        const parts = this.cell(row, day).absences.map((one) => one.part);
        return parts.includes("day") || (parts.includes("am") && parts.includes("pm"));
    }

    hasFixed(row, day) {
        return this.cell(row, day).absences.some((one) => one.fixed);
    }

    cellClass(row, day) {
        const cell = this.cell(row, day);
        const absence = cell.absences[0];
        return {
            o_cocagne_cell_outside: cell.outside,
            o_cocagne_cell_off: Boolean(cell.off),
            o_cocagne_cell_locked: cell.locked && !cell.outside,
            o_cocagne_cell_open: cell.open,
            o_cocagne_cell_absent: absence && absence.meaning === "absent",
            o_cocagne_cell_trained: absence && absence.meaning !== "absent",
            o_cocagne_cell_gap:
                !day.future && cell.hours && Math.abs(cell.hours - cell.planned) > 0.009,
        };
    }

    cellTitle(row, day) {
        const cell = this.cell(row, day);
        if (cell.outside) {
            return _t("No contract on this day");
        }
        const words = [row.name, day.label];
        if (cell.off) {
            words.push(cell.off);
        }
        if (cell.place) {
            words.push(cell.place);
        }
        if (cell.locked) {
            words.push(_t("Payroll has closed this month"));
        }
        if (cell.open) {
            words.push(_t("Badged in, never out: write the hours"));
        } else if (cell.badge) {
            words.push(_t("Badged"));
        }
        return words.join(" – ");
    }

    number(value) {
        return value ? formatFloat(value, { digits: [16, 2], trailingZeros: false }) : "";
    }

    /** Hours as people say them: 5,2 is 5 h 12. */
    spoken(value) {
        const minutes = Math.round(value * 60);
        const rest = minutes % 60;
        const hours = Math.floor(minutes / 60);
        return rest ? `${hours} h ${String(rest).padStart(2, "0")}` : `${hours} h`;
    }

    /** A number of hours, also typed as 7h30 or 7:30. */
    read(text) {
        const clock = text.trim().match(/^(\d{1,2})\s*[hH:]\s*(\d{0,2})$/);
        if (clock) {
            return Number(clock[1]) + Number(clock[2] || 0) / 60;
        }
        try {
            return text.trim() ? parseNumber(text.trim()) : 0;
        } catch {
            return NaN;
        }
    }

    setHours(event, row, day) {
        const known = this.cell(row, day).hours;
        const hours = this.read(event.target.value);
        if (!Number.isFinite(hours) || hours < 0 || hours > 24) {
            this.notification.add(_t("Write hours, 7.5 or 7h30."), { type: "danger" });
            event.target.value = this.number(known);
            return;
        }
        const rounded = Math.round(hours * 100) / 100;
        if (Math.abs(rounded - known) < 0.005) {
            event.target.value = this.number(known);
            return;
        }
        return this.send("sheet_write", [row.id, day.date, { hours: rounded }]);
    }

    setReason(event, row, day) {
        const reason = Number(event.target.value) || false;
        const part = this.absence(row, day)?.part || "day";
        return this.send("sheet_write", [row.id, day.date, { reason, part }]);
    }

    setPart(event, row, day) {
        const reason = this.absence(row, day).reason;
        const part = event.target.value;
        return this.send("sheet_write", [row.id, day.date, { reason, part }]);
    }

    fill() {
        return this.send("sheet_fill", [this.state.sheet.monday]);
    }

    openBoard() {
        return this.action.doAction("cocagne_insertion.action_work_board");
    }

    openMonth() {
        return this.action.doAction("cocagne_insertion.action_month_choice");
    }

    /** Enter and the arrows go to the person below or above, as in a spreadsheet. */
    onKey(event) {
        const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step) {
            return;
        }
        event.preventDefault();
        const table = event.target.closest("table");
        const column = event.target.dataset.day;
        const cells = [...table.querySelectorAll(`input[data-day="${column}"]`)];
        const next = cells[cells.indexOf(event.target) + step];
        if (next) {
            next.focus();
            next.select();
        } else {
            event.target.blur();
        }
    }
}

registry.category("actions").add("cocagne_week_sheet", WeekSheet);
