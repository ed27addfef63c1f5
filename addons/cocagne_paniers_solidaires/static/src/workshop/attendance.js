import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { useOfflineScreen } from "@cocagne_jardin/cold_store/offline_screen";
import { applyTo, counts, hoursLabel } from "./people";

/** Half an hour late, again and again. */
const LATE_STEP = 0.5;

/** Who came to a workshop: large buttons, one finger, a phone of 360 pixels (R62). */
export class WorkshopAttendance extends Component {
    static template = "cocagne_paniers_solidaires.WorkshopAttendance";
    static components = {};
    static props = { ...standardActionServiceProps };

    setup() {
        this.action = useService("action");
        this.state = useState({
            workshops: [],
            today: "",
            workshop: null,
            openId: null,
            adding: false,
            text: "",
            found: [],
            pending: [],
            isLost: false,
            refused: [],
            missing: false,
        });
        this.searches = 0;
        const { queue, ask, call } = useOfflineScreen(this, {
            model: "cocagne.workshop.attendance",
            place: "attendance",
            // the list and one workshop are kept
            isForgotten: (name) => name !== "get_workshops.",
        });
        Object.assign(this, { queue, ask, call });
        onWillStart(() => this.start());
    }

    // -- reading ---------------------------------------------------------------------

    async start() {
        this.onQueueChange([]);
        await this.queue.flush();
        await this.loadList();
        const wanted = this.props.action.params?.workshop_id;
        if (wanted) {
            await this.open(wanted);
        }
    }

    async loadList() {
        const answer = await this.ask("get_workshops");
        this.state.missing = !answer;
        if (answer) {
            this.state.workshops = answer.workshops;
            this.state.today = answer.today;
        }
    }

    async open(id) {
        const workshop = await this.ask("get_workshop", [id]);
        this.state.missing = !workshop;
        if (workshop) {
            this.queue.pending.forEach((operation) => applyTo(workshop, operation));
            this.state.workshop = workshop;
            this.state.openId = null;
            this.state.adding = false;
        }
    }

    async back() {
        this.state.workshop = null;
        await this.loadList();
    }

    leave() {
        this.action.doAction("cocagne_jardin.action_home", { clearBreadcrumbs: true });
    }

    onQueueChange(refused) {
        this.state.pending = this.queue.pending;
        this.state.isLost = this.queue.isLost;
        if (refused.length) {
            this.state.refused.push(...refused.map((operation) => operation.message));
            const { workshop } = this.state;
            if (workshop) {
                this.open(workshop.id);
            }
        }
    }

    // -- what is shown -----------------------------------------------------------------

    get counts() {
        return counts(this.state.workshop);
    }

    get isClosed() {
        return this.state.workshop.state !== "planned";
    }

    get canTick() {
        return this.state.workshop.can_tick && !this.isClosed;
    }

    get labels() {
        return { present: _t("Present"), absent: _t("Absent"), excused: _t("Excused") };
    }

    get choices() {
        return [
            { code: "present", icon: "fa-check" },
            { code: "absent", icon: "fa-times" },
            { code: "excused", icon: "fa-comment-o" },
        ];
    }

    icon(code) {
        return this.choices.find((choice) => choice.code === code).icon;
    }

    hours(person) {
        return hoursLabel(this.state.workshop.hours - person.missed);
    }

    along(person) {
        const parts = [];
        if (person.adults) {
            parts.push(_t("%s adults", person.adults));
        }
        if (person.children) {
            parts.push(_t("%s children", person.children));
        }
        return parts.length ? _t("with %s", parts.join(", ")) : "";
    }

    // -- saying --------------------------------------------------------------------------

    async do(operation) {
        const full = { workshop_id: this.state.workshop.id, ...operation };
        applyTo(this.state.workshop, full);
        await this.queue.add(full);
    }

    mark(person, attendance) {
        this.do({ kind: "mark", registration_ids: [person.id], attendance });
    }

    markAll() {
        const ids = this.state.workshop.people.filter((p) => !p.attendance).map((p) => p.id);
        if (ids.length) {
            this.do({ kind: "mark", registration_ids: ids, attendance: "present" });
        }
    }

    late(person, sign) {
        const most = this.state.workshop.hours - LATE_STEP;
        const missed = Math.min(Math.max(person.missed + sign * LATE_STEP, 0), Math.max(most, 0));
        if (missed !== person.missed) {
            this.do({ kind: "missed", registration_ids: [person.id], missed });
        }
    }

    party(person, field, sign) {
        const party = { adults: person.adults, children: person.children };
        party[field] = Math.max(party[field] + sign, 0);
        this.do({ kind: "party", registration_ids: [person.id], ...party });
    }

    toggle(person) {
        this.state.openId = this.state.openId === person.id ? null : person.id;
    }

    async search(event) {
        const text = event.target.value;
        this.state.text = text;
        const mine = ++this.searches;
        try {
            const id = this.state.workshop.id;
            const found = await this.call("find_people", [id, text]);
            if (mine === this.searches) {
                this.state.found = found;
            }
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
            // without connection, the name alone is written down
            this.state.isLost = true;
            this.state.found = [];
        }
    }

    async add(values) {
        const { id } = this.state.workshop;
        this.state.adding = false;
        this.state.text = "";
        this.state.found = [];
        await this.do({ kind: "add", ...values });
        if (!this.queue.pending.length) {
            await this.open(id);
        }
    }

    async remove(person) {
        await this.do({ kind: "remove", registration_ids: [person.id] });
    }

    async close() {
        const { id } = this.state.workshop;
        await this.do({ kind: "close" });
        if (!this.queue.pending.length) {
            await this.open(id);
        }
    }
}

registry.category("actions").add("cocagne_workshop_attendance", WorkshopAttendance);
