/* global Chart */
import { Component, onMounted, onWillStart, onWillUnmount, useRef, useState } from "@odoo/owl";
import { loadBundle } from "@web/core/assets";
import { _t } from "@web/core/l10n/translation";

const COLORS = ["#3f6b35", "#e08e2b", "#7a4b8c", "#2f7f9e", "#b8433f", "#8a8a3c", "#5b5b5b"];

/** Two curves of twelve months: subscriptions by basket type, new members (R96). */
export class Trend extends Component {
    static template = "cocagne_jardin.Trend";
    static props = { trend: Object };

    setup() {
        this.canvas = useRef("canvas");
        this.state = useState({ shown: "types" });
        this.chart = null;
        onWillStart(() => loadBundle("web.chartjs_lib"));
        onMounted(() => this.draw());
        onWillUnmount(() => this.chart?.destroy());
    }

    show(name) {
        this.state.shown = name;
        this.draw();
    }

    get datasets() {
        const { types, new_members } = this.props.trend;
        if (this.state.shown === "members") {
            return [
                { label: _t("New members"), data: new_members, backgroundColor: COLORS[0] },
            ];
        }
        return types.map(({ name, values }, index) => ({
            label: name,
            data: values,
            borderColor: COLORS[index % COLORS.length],
            backgroundColor: COLORS[index % COLORS.length],
            tension: 0.2,
        }));
    }

    draw() {
        this.chart?.destroy();
        this.chart = new Chart(this.canvas.el, {
            type: this.state.shown === "members" ? "bar" : "line",
            data: { labels: this.props.trend.labels, datasets: this.datasets },
            options: {
                maintainAspectRatio: false,
                animation: false,
                scales: { y: { beginAtZero: true, ticks: { precision: 0 } } },
                plugins: { legend: { position: "bottom" } },
            },
        });
    }
}
