/* global Chart */
import { Component, onMounted, onPatched, onWillStart, onWillUnmount, useRef } from "@odoo/owl";
import { loadBundle } from "@web/core/assets";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const REAL = "#3f6b35";
const PLANNED = "#b9cfae";
const OTHER = "#e08e2b";
const TARGET = "#b8433f";
const LOOKS = { conform: "alert-success", under: "alert-warning", over: "alert-danger" };

/** Posts used by month against the posts of the annex, with what it means in euros. */
export class AnnexUse extends Component {
    static template = "cocagne_insertion.AnnexUse";
    static props = { ...standardFieldProps };

    setup() {
        this.canvas = useRef("canvas");
        this.chart = null;
        onWillStart(() => loadBundle("web.chartjs_lib"));
        onMounted(() => this.draw());
        onPatched(() => this.draw());
        onWillUnmount(() => this.chart?.destroy());
    }

    get picture() {
        return this.props.record.data[this.props.name];
    }

    get look() {
        return LOOKS[this.picture.status];
    }

    get hasOther() {
        return this.picture.months.some((month) => month.other !== null);
    }

    /** Numbers as they are written in the language of the page. */
    number(value) {
        return value.toLocaleString(document.documentElement.lang || "fr", {
            minimumFractionDigits: 2,
            maximumFractionDigits: 2,
        });
    }

    get datasets() {
        const { months, target } = this.picture;
        const sets = [
            {
                type: "line",
                label: _t("Posts of the annex"),
                data: months.map(() => target),
                borderColor: TARGET,
                backgroundColor: TARGET,
                borderWidth: 3,
                pointRadius: 0,
            },
            {
                label: _t("Declared"),
                data: months.map((month) => (month.real ? month.etp : null)),
                backgroundColor: REAL,
                stack: "now",
            },
            {
                label: _t("Planned, by the contracts"),
                data: months.map((month) => (month.real ? null : month.etp)),
                backgroundColor: PLANNED,
                stack: "now",
            },
        ];
        if (this.hasOther) {
            sets.push({
                label: _t("With this"),
                data: months.map((month) => month.other),
                backgroundColor: OTHER,
                stack: "other",
            });
        }
        return sets;
    }

    draw() {
        this.chart?.destroy();
        this.chart = null;
        if (!this.canvas.el) {
            return;
        }
        this.chart = new Chart(this.canvas.el, {
            type: "bar",
            data: {
                labels: this.picture.months.map((month) => month.label),
                datasets: this.datasets,
            },
            options: {
                maintainAspectRatio: false,
                animation: false,
                scales: {
                    x: { stacked: true, grid: { display: false } },
                    y: { beginAtZero: true, title: { display: true, text: _t("Posts (ETP)") } },
                },
                plugins: { legend: { position: "bottom" } },
            },
        });
    }
}

export const annexUseField = {
    component: AnnexUse,
    displayName: _t("Use of an annex"),
    supportedTypes: ["json"],
};

registry.category("fields").add("cocagne_annex_use", annexUseField);
