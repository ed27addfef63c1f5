import { registry } from "@web/core/registry";
import { GraphController } from "@web/views/graph/graph_controller";
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

    /** Several figures at once add up to nothing: there is no point to draw. */
    get isBlank() {
        const datasets = this.data?.datasets || [];
        return datasets.every((one) => one.data.every((value) => value === null));
    }
}

/** Says what to do where nothing can be drawn. */
export class FiguresGraphController extends GraphController {
    static template = "cocagne_reseau.FiguresGraph";
}

registry.category("views").add("cocagne_figures_graph", {
    ...graphView,
    Controller: FiguresGraphController,
    Model: FiguresGraphModel,
});
