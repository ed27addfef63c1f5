import { Component, onWillStart, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const MODEL = "cocagne.work.board";
const HALVES = ["am", "pm"];

/**
 * Who works where: activities in rows, half-days in columns, names in the cells. A person
 * is chosen, then put into cells by a click; a name in a cell is taken off by its cross.
 */
export class WorkBoard extends Component {
    static template = "cocagne_insertion.WorkBoard";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.halves = HALVES;
        this.state = useState({ board: null, chosen: null, busy: false });
        this.queue = Promise.resolve();
        onWillStart(() => this.load("next"));
    }

    async load(day) {
        this.show(await this.orm.call(MODEL, "board_data", [day]));
    }

    show(board) {
        this.state.board = board;
        if (!board.people.some((one) => one.id === this.state.chosen)) {
            this.state.chosen = null;
        }
    }

    send(method, args) {
        const task = async () => {
            this.state.busy = true;
            try {
                this.show(await this.orm.call(MODEL, method, args));
            } catch (error) {
                await this.load(this.state.board.monday);
                throw error;
            } finally {
                this.state.busy = false;
            }
        };
        this.queue = this.queue.then(task, task);
        return this.queue;
    }

    get columns() {
        return this.state.board.days.flatMap((day) => HALVES.map((half) => ({ day, half })));
    }

    key(column) {
        return `${column.day.date}/${column.half}`;
    }

    person(id) {
        return this.state.board.people.find((one) => one.id === id);
    }

    get chosenName() {
        return this.person(this.state.chosen)?.name;
    }

    plansOf(activity, column) {
        return this.state.board.plans
            .filter(
                (plan) =>
                    plan.activity === activity.id &&
                    plan.day === column.day.date &&
                    plan.half === column.half &&
                    this.person(plan.person)
            )
            .map((plan) => ({ ...plan, name: this.person(plan.person).name }))
            .sort((one, two) => one.name.localeCompare(two.name));
    }

    planOf(person, column) {
        return this.state.board.plans.find(
            (plan) =>
                plan.person === person.id &&
                plan.day === column.day.date &&
                plan.half === column.half
        );
    }

    awayWord(plan, column) {
        return this.person(plan.person)?.absent[this.key(column)];
    }

    /** Half-days of the contract on which somebody has no place and is not away. */
    missing(person) {
        const planned = new Set(
            this.state.board.plans
                .filter((plan) => plan.person === person.id)
                .map((plan) => `${plan.day}/${plan.half}`)
        );
        const shown = new Map(this.state.board.days.map((day) => [day.date, day]));
        return person.works.filter((key) => {
            const day = shown.get(key.split("/")[0]);
            return day && !day.holiday && !planned.has(key) && !person.absent[key];
        }).length;
    }

    choose(id) {
        this.state.chosen = this.state.chosen === id ? null : id;
    }

    canPlace(column) {
        const person = this.person(this.state.chosen);
        return Boolean(
            this.state.board.can_write && person && !column.day.holiday
        );
    }

    place(activity, column) {
        if (!this.canPlace(column)) {
            return;
        }
        return this.send("board_place", [
            this.state.chosen,
            column.day.date,
            column.half,
            activity.id,
        ]);
    }

    /** The chosen person for all half-days of the contract that are still free. */
    async placeAll(activity) {
        const person = this.person(this.state.chosen);
        for (const column of this.columns) {
            const key = this.key(column);
            const free =
                person.works.includes(key) &&
                !person.absent[key] &&
                !this.planOf(person, column) &&
                !column.day.holiday;
            if (free) {
                await this.place(activity, column);
            }
        }
    }

    remove(plan) {
        return this.send("board_remove", [plan.person, plan.day, plan.half]);
    }

    copyLastWeek() {
        return this.send("board_copy_last_week", [this.state.board.monday]);
    }

    async print() {
        const action = await this.orm.call(MODEL, "board_print", [this.state.board.monday]);
        return this.action.doAction(action);
    }
}

registry.category("actions").add("cocagne_work_board", WorkBoard);
