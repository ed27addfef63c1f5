import { Component, onWillStart, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** A garden among the others: its figure beside the quartiles of network and region. */
export class NetworkPosition extends Component {
    static template = "cocagne_reseau.NetworkPosition";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ data: null });
        const asked = this.props.action?.params?.garden_id || null;
        onWillStart(() => this.load(asked, null));
    }

    async load(gardenId, month) {
        this.state.data = await this.orm.call("cocagne.network.figure", "position_data", [
            gardenId,
            month,
        ]);
    }

    print() {
        this.action.doAction("cocagne_reseau.report_garden_sheet", {
            additionalContext: { active_ids: [this.state.data.garden_id] },
        });
    }

    box(places) {
        return `left: ${places[0]}%; width: ${Math.max(0.5, places[2] - places[0])}%`;
    }
}

registry.category("actions").add("cocagne_network_position", NetworkPosition);
