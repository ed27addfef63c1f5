/* global Chart */
import { Component, onPatched, onMounted, onWillStart, onWillUnmount, useRef } from "@odoo/owl";
import { loadBundle } from "@web/core/assets";

const COLORS = ["#3f6b35", "#e08e2b", "#7a4b8c", "#2f7f9e"];
/** Graphs with one bar after another in time stand; the others lie, to read their names. */
const STANDING = ["month", "age"];

/** One graph of a report. */
export class Bars extends Component {
    static template = "cocagne_paniers_solidaires.Bars";
    static props = { chart: Object };

    setup() {
        this.canvas = useRef("canvas");
        this.drawn = null;
        onWillStart(() => loadBundle("web.chartjs_lib"));
        onMounted(() => this.draw());
        onPatched(() => this.draw());
        onWillUnmount(() => this.drawn?.destroy());
    }

    get stands() {
        return STANDING.includes(this.props.chart.code);
    }

    /** High enough for one line per bar. */
    get height() {
        return this.stands ? 220 : Math.max(120, 60 + 30 * this.props.chart.labels.length);
    }

    draw() {
        this.drawn?.destroy();
        this.drawn = null;
        if (!this.canvas.el) {
            return;
        }
        const { labels, series } = this.props.chart;
        const stacked = series.length > 1;
        this.drawn = new Chart(this.canvas.el, {
            type: "bar",
            data: {
                labels,
                datasets: series.map(({ name, values }, index) => ({
                    label: name,
                    data: values,
                    backgroundColor: COLORS[index % COLORS.length],
                    maxBarThickness: 36,
                })),
            },
            options: {
                indexAxis: this.stands ? "x" : "y",
                maintainAspectRatio: false,
                animation: false,
                scales: {
                    x: { stacked, beginAtZero: true, grid: { display: !this.stands } },
                    y: { stacked, beginAtZero: true, grid: { display: this.stands } },
                },
                plugins: { legend: { display: stacked, position: "bottom" } },
            },
        });
    }
}
