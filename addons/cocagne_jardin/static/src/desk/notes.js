import { Component, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { DateTimeInput } from "@web/core/datetime/datetime_input";
import { deserializeDate, serializeDate } from "@web/core/l10n/dates";
import { useAutofocus, useService } from "@web/core/utils/hooks";

/** How many colours a note can have; see the classes of home.scss. */
const COLORS = [1, 2, 3, 4, 5];

/** Post-its, for oneself or for everybody in the garden (R96). */
export class Notes extends Component {
    static template = "cocagne_jardin.Notes";
    static components = { DateTimeInput };
    static props = { notes: Array };

    setup() {
        this.orm = useService("orm");
        this.dialog = useService("dialog");
        this.colors = COLORS;
        this.state = useState({ notes: this.props.notes, draft: null });
        useAutofocus({ refName: "text", mobile: true });
    }

    async load() {
        this.state.notes = await this.orm.call("cocagne.note", "board", []);
    }

    add() {
        this.state.draft = {
            id: false,
            text: "",
            scope: "personal",
            color: 3,
            date_from: false,
            date_until: false,
        };
    }

    edit(note) {
        this.state.draft = {
            ...note,
            date_from: note.date_from && deserializeDate(note.date_from),
            date_until: note.date_until && deserializeDate(note.date_until),
        };
    }

    async save() {
        const { id, text, scope, color, date_from, date_until } = this.state.draft;
        if (!text.trim()) {
            this.state.draft = null;
            return;
        }
        const values = {
            text,
            scope,
            color,
            date_from: date_from ? serializeDate(date_from) : false,
            date_until: date_until ? serializeDate(date_until) : false,
        };
        if (id) {
            await this.orm.write("cocagne.note", [id], values);
        } else {
            await this.orm.create("cocagne.note", [values]);
        }
        this.state.draft = null;
        await this.load();
    }

    async hide(note) {
        await this.orm.call("cocagne.note", "action_hide", [[note.id]]);
        await this.load();
    }

    async showAll() {
        await this.orm.call("cocagne.note", "action_show_all", []);
        await this.load();
    }

    remove(note) {
        this.dialog.add(ConfirmationDialog, {
            title: _t("Delete the note"),
            body: _t("The note disappears for everybody. Delete it?"),
            confirmLabel: _t("Delete"),
            confirm: async () => {
                await this.orm.unlink("cocagne.note", [note.id]);
                await this.load();
            },
            cancel: () => {},
        });
    }
}
