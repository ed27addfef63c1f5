import { Component, onWillStart, onWillUnmount, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { ColdStoreDepot } from "./cold_store_depot";
import { useOfflineScreen } from "./offline_screen";
import { applyTo, contents, isDone, remaining, share, STEPS, units } from "./round";

/** Milliseconds between two looks at what other tablets did. */
const REFRESH = 30000;

/** The tablet of the cold store and of the driver: one finger, large letters (R85). */
export class ColdStore extends Component {
    static template = "cocagne_jardin.ColdStore";
    static components = { ColdStoreDepot };
    static props = { ...standardActionServiceProps };

    setup() {
        this.action = useService("action");
        this.steps = STEPS;
        this.state = useState({
            screen: "days",
            days: [],
            today: "",
            day: null,
            rounds: {},
            roundId: null,
            stopId: null,
            step: "prepared",
            confirming: false,
            pending: [],
            isLost: false,
            refused: [],
            missing: false,
        });
        const { queue, ask } = useOfflineScreen(this, {
            model: "cocagne.cold.store",
            place: "cold_store",
            isForgotten: (name) => this.isOfAnotherDay(name),
        });
        Object.assign(this, { queue, ask });
        const refresh = browser.setInterval(() => this.refresh(), REFRESH);
        onWillStart(() => this.start());
        onWillUnmount(() => browser.clearInterval(refresh));
    }

    // -- reading ---------------------------------------------------------------------

    async start() {
        this.onQueueChange([]);
        await this.queue.flush();
        await this.loadDays();
        const wanted = this.props.action.params?.delivery_id;
        if (wanted) {
            await this.openRound(wanted);
        }
    }

    /** The days are kept, and the rounds of one day. */
    isOfAnotherDay(name) {
        const [method, id] = name.split(".");
        return method === "get_round" && !(id in this.state.rounds);
    }

    async loadDays() {
        const answer = await this.ask("get_days");
        this.state.missing = !answer;
        if (answer) {
            const isPast = (day) => day.date < answer.today;
            // what is to prepare first, then what was, the latest first
            this.state.days = [
                ...answer.days.filter((day) => !isPast(day)),
                ...answer.days.filter(isPast).reverse(),
            ];
            this.state.today = answer.today;
        }
    }

    async loadRound(id) {
        const round = await this.ask("get_round", [id]);
        if (round) {
            this.queue.pending.forEach((operation) => applyTo(round, operation));
            this.state.rounds[id] = round;
        }
        return round;
    }

    /** What other tablets did meanwhile; not while our own ticks wait. */
    async refresh() {
        if (this.state.pending.length) {
            return this.queue.flush();
        }
        if (this.state.roundId) {
            const id = this.state.roundId;
            const round = await this.ask("get_round", [id]);
            if (round && !this.queue.pending.length) {
                this.state.rounds[id] = round;
                this.state.isLost = this.queue.isLost;
            }
        }
    }

    onQueueChange(refused) {
        this.state.pending = this.queue.pending;
        this.state.isLost = this.queue.isLost;
        if (refused.length) {
            this.state.refused.push(...refused.map((operation) => operation.message));
            const ids = new Set(refused.map((operation) => operation.delivery_id));
            ids.forEach((id) => this.loadRound(id));
        }
    }

    // -- going from screen to screen -----------------------------------------------------

    async openDay(day) {
        this.state.day = day;
        this.state.rounds = {};
        // all of them at once: the van has no connection
        await Promise.all(day.deliveries.map((delivery) => this.loadRound(delivery.id)));
        if (day.deliveries.length === 1) {
            this.show(day.deliveries[0].id);
        } else {
            this.state.screen = "rounds";
        }
    }

    async openRound(id) {
        this.state.day = this.state.days.find((day) =>
            day.deliveries.some((delivery) => delivery.id === id)
        );
        if (this.state.rounds[id] || (await this.loadRound(id))) {
            this.show(id);
        } else {
            this.state.missing = true;
        }
    }

    show(id) {
        this.state.roundId = id;
        this.state.screen = "depots";
        this.state.missing = false;
        this.state.step =
            STEPS.find((step) => remaining(this.round, step).depots) || "delivered";
    }

    openDepot(stop) {
        this.state.stopId = stop.id;
        this.state.screen = "members";
    }

    async back() {
        const { screen, day } = this.state;
        if (screen === "members") {
            this.state.screen = "depots";
        } else if (screen === "depots" && day && day.deliveries.length > 1) {
            this.state.roundId = null;
            await this.openDay(day);
        } else {
            this.state.roundId = null;
            this.state.screen = "days";
            await this.loadDays();
        }
    }

    leave() {
        this.action.doAction("cocagne_jardin.action_week", { clearBreadcrumbs: true });
    }

    // -- what is shown -------------------------------------------------------------------

    get round() {
        return this.state.rounds[this.state.roundId];
    }

    get openStop() {
        return this.round.stops.find((stop) => stop.id === this.state.stopId);
    }

    get title() {
        const { screen, day } = this.state;
        if (screen === "days") {
            return _t("Which day do you prepare?");
        }
        if (screen === "rounds") {
            return day.label;
        }
        if (screen === "members") {
            return `${this.openStop.number} ${this.openStop.name}`;
        }
        return [this.round.code, this.round.name].filter(Boolean).join(" - ");
    }

    get subtitle() {
        return ["depots", "members"].includes(this.state.screen) ? this.round.day : "";
    }

    get stepLabels() {
        return { prepared: _t("Prepare"), loaded: _t("Load"), delivered: _t("Deliver") };
    }

    get doneLabels() {
        return { prepared: _t("Prepared"), loaded: _t("Loaded"), delivered: _t("Delivered") };
    }

    stepIcon(step) {
        return { prepared: "fa-shopping-basket", loaded: "fa-truck", delivered: "fa-check" }[step];
    }

    isDone(stop, step) {
        return isDone(stop, step);
    }

    units(stop) {
        return units(stop);
    }

    contents(stop) {
        return contents(this.round, stop).join(", ");
    }

    get left() {
        return remaining(this.round, this.state.step);
    }

    get share() {
        return share(this.round, this.state.step);
    }

    /** Whether something of this depot still waits to be sent. */
    waits(stop) {
        const baskets = new Set(
            stop.members.flatMap((member) => member.baskets.map((basket) => basket.id))
        );
        return this.state.pending.some(
            (operation) =>
                operation.delivery_id === this.round.id &&
                (operation.depot_id === stop.id ||
                    (operation.basket_ids || []).some((id) => baskets.has(id)))
        );
    }

    // -- ticking -------------------------------------------------------------------------

    do(operation) {
        const full = { delivery_id: this.round.id, ...operation };
        applyTo(this.round, full);
        this.queue.add(full);
    }

    tick(stop) {
        const step = this.state.step;
        this.do({ kind: "step", depot_id: stop.id, step, done: !isDone(stop, step) });
    }

    mark(basketIds, state) {
        this.do({ kind: "basket", basket_ids: basketIds, state });
    }

    deliverRound() {
        this.state.confirming = false;
        this.state.step = "delivered";
        this.do({ kind: "round" });
    }

    undoRound() {
        this.do({ kind: "undo_round" });
    }
}

registry.category("actions").add("cocagne_cold_store", ColdStore);
