import { registry } from "@web/core/registry";
import { GraphModel } from "@web/views/graph/graph_model";
import { graphView } from "@web/views/graph/graph_view";

/** A graph of figures: a month that is hidden or not validated is a gap, not a zero. */
export class FiguresGraphModel extends GraphModel {
    _getData(dataPoints, forceUseAllDataPoints) {
        const data = super._getData(dataPoints, forceUseAllDataPoints);
        for (const dataset of data.datasets) {
            dataset.data = dataset.data.map((value, index) =>
                typeof value === "number" && dataset.domains[index]?.length ? value : null
            );
        }
        return data;
    }
}

registry.category("views").add("cocagne_figures_graph", {
    ...graphView,
    Model: FiguresGraphModel,
});
