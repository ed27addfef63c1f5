import { Component, onWillStart, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Sparkline } from "./sparkline";

const MODEL = "cocagne.network.figure";
const ICONS = {
    members: "fa-user-times",
    posts: "fa-briefcase",
    late: "fa-clock-o",
    missing: "fa-question-circle",
};
const COLORS = { 1: "info", 2: "warning", 3: "danger" };

/** The head office's first screen: the last month in a dozen figures, and whom to call. */
export class NetworkDashboard extends Component {
    static template = "cocagne_reseau.NetworkDashboard";
    static components = { Sparkline };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ data: null });
        onWillStart(() => this.load(null));
    }

    async load(month) {
        this.state.data = await this.orm.call(MODEL, "dashboard_data", [month]);
    }

    get percent() {
        const { validated, expected } = this.state.data;
        return expected ? Math.min(100, Math.round((100 * validated) / expected)) : 0;
    }

    icon(alert) {
        return ICONS[alert.kind];
    }

    color(alert) {
        return COLORS[alert.severity];
    }

    /** The months of this figure, garden by garden. */
    openFigure(card) {
        this.action.doAction("cocagne_reseau.action_figures", {
            additionalContext: { search_default_indicator_id: card.id },
        });
    }

    openMap(card) {
        this.action.doAction("cocagne_reseau.action_network_map", {
            additionalContext: {},
            props: { code: card.code },
        });
    }

    openAlert(alert) {
        this.action.doAction({
            type: "ir.actions.client",
            tag: "cocagne_network_position",
            name: alert.garden,
            params: { garden_id: alert.garden_id },
        });
    }

    openAlerts() {
        this.action.doAction("cocagne_reseau.action_network_alerts");
    }

    openMonths() {
        this.action.doAction("cocagne_reseau.action_figures");
    }
}

registry.category("actions").add("cocagne_network_dashboard", NetworkDashboard);
