import { Component, onWillStart, useRef, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSortable } from "@web/core/utils/sortable_owl";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** The stop ids of each round, as the server wants and gives them. */
function columnsOf(rounds) {
    return Object.fromEntries(
        rounds.map((round) => [round.id, round.stops.map((stop) => stop.id)])
    );
}

/** Says what happens to the subscriptions before depots change round. */
class MoveDialog extends Component {
    static template = "cocagne_jardin.RoundMoveDialog";
    static components = { Dialog };
    static props = ["rows", "day", "getRows", "confirm", "close"];

    setup() {
        this.title = _t("Depots that change round");
        this.state = useState({ day: this.props.day, rows: this.props.rows });
    }

    async onDayChange(ev) {
        if (ev.target.value) {
            this.state.day = ev.target.value;
            this.state.rows = await this.props.getRows(this.state.day);
        }
    }

    async onConfirm() {
        await this.props.confirm(this.state.day);
        this.props.close();
    }
}

/**
 * The rounds of the garden as columns, their stops as cards in the order of the road.
 * Cards are dragged, or moved by their buttons; everything is saved in one call (R21).
 */
export class RoundBoard extends Component {
    static template = "cocagne_jardin.RoundBoard";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.root = useRef("root");
        this.state = useState({ board: null, dirty: false, saving: false });
        onWillStart(() => this.load());
        useSortable({
            ref: this.root,
            enable: () => Boolean(this.state.board?.can_sort) && !this.state.saving,
            elements: ".o_cocagne_stop",
            groups: ".o_cocagne_stops",
            connectGroups: true,
            handle: ".o_cocagne_stop_handle",
            cursor: "grabbing",
            placeholderClasses: ["opacity-50"],
            onDrop: ({ element, previous, parent }) => {
                const stopId = Number(element.dataset.id);
                const roundId = Number(parent.closest(".o_cocagne_round").dataset.id);
                const place = previous ? this.placeOf(Number(previous.dataset.id)) : null;
                this.moveAfter(stopId, roundId, place);
            },
        });
    }

    // -- data -----------------------------------------------------------------------

    async load(day = false) {
        this.show(await this.orm.call("cocagne.round", "board", [day]));
    }

    show(board) {
        this.state.board = board;
        this.before = columnsOf(board.rounds);
        this.state.dirty = false;
    }

    async otherWeek(days) {
        const day = luxon.DateTime.fromISO(this.state.board.week).plus({ days });
        await this.load(day.toISODate());
    }

    find(stopId) {
        for (const round of this.state.board.rounds) {
            const index = round.stops.findIndex((stop) => stop.id === stopId);
            if (index >= 0) {
                return { round, index };
            }
        }
    }

    placeOf(stopId) {
        const { round, index } = this.find(stopId);
        return { roundId: round.id, stopId: round.stops[index].id };
    }

    // -- moving ---------------------------------------------------------------------

    /** Put a stop into a round, after `place` or at the beginning. */
    moveAfter(stopId, roundId, place) {
        const from = this.find(stopId);
        const target = this.state.board.rounds.find((round) => round.id === roundId);
        if (!this.mayMove(from, target)) {
            return;
        }
        const [stop] = from.round.stops.splice(from.index, 1);
        const after = place
            ? target.stops.findIndex((other) => other.id === place.stopId)
            : -1;
        target.stops.splice(after + 1, 0, stop);
        this.changed();
    }

    mayMove(from, target) {
        if (from.round.id === target.id) {
            return true;
        }
        if (!this.state.board.can_move) {
            this.notification.add(
                _t("Only the manager of the garden moves a depot to another round."),
                { type: "warning" }
            );
            return false;
        }
        const depotId = from.round.stops[from.index].depot_id;
        if (target.stops.some((stop) => stop.depot_id === depotId)) {
            this.notification.add(_t("This depot is already a stop of the round."), {
                type: "warning",
            });
            return false;
        }
        if (from.round.company_id !== target.company_id) {
            this.notification.add(
                _t("These two rounds belong to different establishments."),
                { type: "warning" }
            );
            return false;
        }
        return true;
    }

    step(round, index, by) {
        const place = index + by;
        if (place >= 0 && place < round.stops.length) {
            const [stop] = round.stops.splice(index, 1);
            round.stops.splice(place, 0, stop);
            this.changed();
        }
    }

    onKeydown(ev, round, index) {
        const by = { ArrowUp: -1, ArrowDown: 1 }[ev.key];
        if (by && ev.altKey && this.state.board.can_sort) {
            ev.preventDefault();
            this.step(round, index, by);
        }
    }

    onRoundChosen(ev, stopId) {
        const roundId = Number(ev.target.value);
        const target = this.state.board.rounds.find((round) => round.id === roundId);
        const last = target.stops.at(-1);
        this.moveAfter(stopId, roundId, last && { stopId: last.id });
        // refused: the list shows the round where the stop still is
        ev.target.value = this.find(stopId).round.id;
    }

    changed() {
        this.state.dirty =
            JSON.stringify(columnsOf(this.state.board.rounds)) !==
            JSON.stringify(this.before);
    }

    // -- saving ---------------------------------------------------------------------

    get movesDepots() {
        return this.state.board.rounds.some((round) =>
            round.stops.some((stop) => !this.before[round.id].includes(stop.id))
        );
    }

    preview(day) {
        return this.orm.call("cocagne.round", "preview_arrange", [
            columnsOf(this.state.board.rounds),
            this.before,
            day,
        ]);
    }

    async onSave() {
        if (!this.movesDepots) {
            return this.save(false);
        }
        const day = this.state.board.next_monday;
        this.dialog.add(MoveDialog, {
            rows: await this.preview(day),
            day,
            getRows: (other) => this.preview(other),
            confirm: (chosen) => this.save(chosen),
        });
    }

    async save(day) {
        this.state.saving = true;
        try {
            const board = await this.orm.call("cocagne.round", "arrange", [
                columnsOf(this.state.board.rounds),
                this.before,
                day,
            ]);
            this.show(board);
            this.notification.add(_t("The rounds are saved."), { type: "success" });
        } finally {
            this.state.saving = false;
        }
    }

    onCancel() {
        return this.load(this.state.board.week);
    }

    async onUndo() {
        await this.orm.call("cocagne.round.arrangement", "action_undo", [
            [this.state.board.undo.id],
        ]);
        await this.load(this.state.board.week);
        this.notification.add(_t("The last change is undone."), { type: "success" });
    }

    // -- going elsewhere ------------------------------------------------------------

    openDepot(stop) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "cocagne.depot",
            res_id: stop.depot_id,
            views: [[false, "form"]],
        });
    }

    openMap(round) {
        this.action.doAction("cocagne_jardin.action_depot_map", {
            additionalContext: {},
            props: { roundId: round.id },
        });
    }
}

registry.category("actions").add("cocagne_round_board", RoundBoard);
