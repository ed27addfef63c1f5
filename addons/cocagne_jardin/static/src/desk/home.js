import { Component, onWillStart, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Notes } from "./notes";
import { Trend } from "./trend";

/** The first screen of a garden: today, the week, what wants attention, notes (R96). */
export class Home extends Component {
    static template = "cocagne_jardin.Home";
    static components = { Layout, Notes, Trend };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ home: null, week: null });
        onWillStart(() => this.load());
    }

    get display() {
        return { controlPanel: {} };
    }

    async load() {
        this.state.home = await this.orm.call("cocagne.home", "get_home", []);
        this.state.week = this.state.home.week;
    }

    async showWeek(offset) {
        this.state.week = await this.orm.call("cocagne.home", "get_week", [offset]);
    }

    /** The days of the week on screen, each with its rounds. */
    get days() {
        const days = [];
        for (const round of this.state.week.rounds) {
            const last = days.at(-1);
            if (last && last.name === round.day) {
                last.rounds.push(round);
            } else {
                days.push({ name: round.day, isToday: round.is_today, rounds: [round] });
            }
        }
        return days;
    }

    async openAlert(code) {
        this.action.doAction(await this.orm.call("cocagne.home", "action_alert", [code]));
    }

    async openFigure(code) {
        this.action.doAction(await this.orm.call("cocagne.home", "action_figure", [code]));
    }

    openRound(id) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "cocagne.delivery",
            res_id: id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("cocagne_jardin.home", Home);
