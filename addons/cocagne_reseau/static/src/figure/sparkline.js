import { Component } from "@odoo/owl";

const WIDTH = 120;
const HEIGHT = 28;

/** A small curve of months; a month without a figure is a gap. */
export class Sparkline extends Component {
    static template = "cocagne_reseau.Sparkline";
    static props = { points: Array };

    get lines() {
        const points = this.props.points;
        const numbers = points.filter((point) => point !== null);
        const low = Math.min(...numbers);
        const reach = Math.max(...numbers) - low || 1;
        const lines = [[]];
        points.forEach((point, index) => {
            if (point === null) {
                lines.push([]);
                return;
            }
            const x = 2 + (index * (WIDTH - 4)) / Math.max(1, points.length - 1);
            const y = HEIGHT - 3 - ((point - low) / reach) * (HEIGHT - 6);
            lines[lines.length - 1].push(`${x.toFixed(1)},${y.toFixed(1)}`);
        });
        return lines.filter((line) => line.length).map((line) => line.join(" "));
    }

    get isDrawn() {
        return this.props.points.filter((point) => point !== null).length > 1;
    }
}
