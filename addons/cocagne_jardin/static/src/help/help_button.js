import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";

/** The "?" at the top of every screen: opens the page of the handbook about it. */
export class HelpButton extends Component {
    static template = "cocagne_jardin.HelpButton";
    static props = {};

    setup() {
        this.action = useService("action");
        this.state = useState({ shown: false });
        onWillStart(async () => {
            this.state.shown = await user.hasGroup("cocagne_jardin.group_preparer");
        });
    }

    /** What is open: the model of a list or a form, or the tag of another screen. */
    get screen() {
        const { props, action } = this.action.currentController || {};
        return {
            model: props?.resModel || action?.res_model || false,
            action: action?.xml_id || false,
            tag: action?.tag || false,
        };
    }

    open() {
        this.action.doAction({
            type: "ir.actions.client",
            name: _t("Help"),
            tag: "cocagne_jardin.handbook",
            target: "new",
            params: { screen: this.screen },
            context: { dialog_size: "extra-large", footer: false },
        });
    }
}

registry
    .category("systray")
    .add("cocagne_jardin.help", { Component: HelpButton }, { sequence: 5 });
