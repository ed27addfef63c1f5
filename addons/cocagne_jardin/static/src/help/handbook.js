import { Component, markup, onWillStart, useRef, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** The words of a text without capitals or accents. */
function plainWords(text) {
    return text
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .split(/[^a-z0-9@]+/)
        .filter(Boolean);
}

/** The handbook: table of contents, search, pages. */
export class Handbook extends Component {
    static template = "cocagne_jardin.Handbook";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.content = useRef("content");
        this.state = useState({ pages: [], slug: false, query: "" });
        onWillStart(async () => {
            const screen = this.props.action.params?.screen || {};
            const book = await this.orm.call("cocagne.handbook", "get_handbook", [screen]);
            this.state.pages = book.pages;
            this.state.slug = book.current || book.pages[0]?.slug;
        });
    }

    get display() {
        return { controlPanel: {} };
    }

    get page() {
        return this.state.pages.find((page) => page.slug === this.state.slug);
    }

    get html() {
        // sanitised by the server
        return markup(this.page.html);
    }

    /** The pages that hold all the words looked for. */
    get found() {
        const words = plainWords(this.state.query);
        return this.state.pages.filter((page) =>
            words.every((word) => page.words.includes(word))
        );
    }

    search(ev) {
        this.state.query = ev.target.value;
        const found = this.found;
        if (found.length && !found.includes(this.page)) {
            this.state.slug = found[0].slug;
        }
    }

    open(slug) {
        this.state.slug = slug;
        this.content.el?.scrollTo({ top: 0 });
    }

    /** A link to another page of the handbook stays in the handbook. */
    follow(ev) {
        const href = ev.target.closest("a")?.getAttribute("href") || "";
        if (href.startsWith("#")) {
            ev.preventDefault();
            const slug = href.slice(1);
            if (this.state.pages.some((page) => page.slug === slug)) {
                this.open(slug);
            }
        }
    }

    async openScreen() {
        const action = await this.orm.call("cocagne.handbook", "action_screen", [
            this.state.slug,
        ]);
        this.action.doAction(action, { clearBreadcrumbs: true });
    }
}

registry.category("actions").add("cocagne_jardin.handbook", Handbook);
