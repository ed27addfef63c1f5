import { Component, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";

const LOOKS = {
    planned: { icon: "fa-circle-o", look: "todo" },
    delivered: { icon: "fa-check", look: "done" },
    not_collected: { icon: "fa-user-times", look: "exception" },
    given: { icon: "fa-gift", look: "exception" },
    lost: { icon: "fa-chain-broken", look: "exception" },
    returned: { icon: "fa-reply", look: "exception" },
};

/** The members of a depot, with a big button for what went otherwise (R85). */
export class ColdStoreDepot extends Component {
    static template = "cocagne_jardin.ColdStoreDepot";
    static props = { stop: Object, isDelivered: Boolean, mark: Function };

    setup() {
        this.state = useState({ open: null, chosen: {} });
        this.exceptions = ["not_collected", "given", "lost", "returned"];
    }

    get labels() {
        return {
            planned: _t("To deliver"),
            delivered: _t("Delivered"),
            not_collected: _t("Not collected"),
            given: _t("Given"),
            lost: _t("Lost"),
            returned: _t("Brought back"),
        };
    }

    icon(state) {
        return LOOKS[state].icon;
    }

    look(state) {
        return LOOKS[state].look;
    }

    toggle(member) {
        this.state.open = this.state.open === member.id ? null : member.id;
        this.state.chosen = Object.fromEntries(
            member.baskets.map((basket) => [basket.id, true])
        );
    }

    choose(basket) {
        this.state.chosen[basket.id] = !this.state.chosen[basket.id];
    }

    chosen(member) {
        return member.baskets.filter((basket) => this.state.chosen[basket.id]);
    }

    isException(member) {
        return this.chosen(member).some((basket) => LOOKS[basket.state].look === "exception");
    }

    mark(member, state) {
        const ids = this.chosen(member).map((basket) => basket.id);
        if (ids.length) {
            this.props.mark(ids, state);
            this.state.open = null;
        }
    }

    /** It went as planned after all. */
    restore(member) {
        this.mark(member, this.props.isDelivered ? "delivered" : "planned");
    }
}
