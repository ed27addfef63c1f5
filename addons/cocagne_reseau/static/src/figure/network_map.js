import { Component, onMounted, onWillStart, onWillUnmount, useRef, useState } from "@odoo/owl";
import { loadBundle } from "@web/core/assets";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const MODEL = "cocagne.network.figure";
const FRANCE = [
    [42.3, -4.8],
    [51.1, 8.2],
];
/** From the fifth of the gardens with the least to the fifth with the most. */
const SHADES = ["#d9ecd2", "#a9d39b", "#6fb25f", "#3f8f3c", "#1d5a23"];
const GREY = "#c9ccd1";

/** A circle for each garden, coloured by an indicator; a tile for each region. */
export class NetworkMap extends Component {
    static template = "cocagne_reseau.NetworkMap";
    static props = { ...standardActionServiceProps, code: { type: String, optional: true } };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.canvas = useRef("canvas");
        this.shades = SHADES;
        this.state = useState({ data: null, region: null, selected: null });
        onWillStart(async () => {
            await Promise.all([
                this.load(this.props.code || null, null),
                loadBundle("cocagne_jardin.assets_leaflet"),
            ]);
        });
        onMounted(() => this.draw());
        onWillUnmount(() => this.map?.remove());
    }

    async load(code, month) {
        this.state.data = await this.orm.call(MODEL, "map_data", [code, month]);
        this.drawCircles();
    }

    get gardens() {
        const { region } = this.state;
        return this.state.data.gardens.filter(
            (garden) => region === null || garden.region_id === region
        );
    }

    get unplaced() {
        return this.gardens.filter((garden) => !garden.latitude && !garden.longitude);
    }

    draw() {
        const L = window.L;
        this.map = L.map(this.canvas.el, { zoomSnap: 0.5 });
        this.map.attributionControl.setPrefix("Leaflet");
        const { url, attribution } = this.state.data.tiles;
        if (url) {
            L.tileLayer(url, { attribution, maxZoom: 19 }).addTo(this.map);
        }
        this.layer = L.layerGroup().addTo(this.map);
        this.map.fitBounds(FRANCE, { animate: false });
        this.drawCircles();
        this.fit();
    }

    drawCircles() {
        if (!this.layer) {
            return;
        }
        this.layer.clearLayers();
        for (const garden of this.gardens) {
            if (!garden.latitude && !garden.longitude) {
                continue;
            }
            const circle = window.L.circleMarker([garden.latitude, garden.longitude], {
                radius: garden.rank === null ? 7 : 8 + 2 * garden.rank,
                color: "#ffffff",
                weight: 1.5,
                fillColor: garden.rank === null ? GREY : SHADES[garden.rank],
                fillOpacity: 0.95,
            });
            circle.bindTooltip(this.label(garden));
            circle.on("click", () => (this.state.selected = garden));
            circle.addTo(this.layer);
            circle.getElement()?.setAttribute("data-garden", garden.id);
        }
    }

    /** Plain text: names are never read as HTML. */
    label(garden) {
        const el = document.createElement("span");
        el.textContent = `${garden.name}: ${garden.words}`;
        return el;
    }

    fit() {
        const places = this.gardens
            .filter((garden) => garden.latitude || garden.longitude)
            .map((garden) => [garden.latitude, garden.longitude]);
        this.map.fitBounds(places.length ? places : FRANCE, {
            padding: [40, 40],
            maxZoom: 9,
            animate: false,
        });
    }

    chooseRegion(id) {
        this.state.region = this.state.region === id ? null : id;
        this.state.selected = null;
        this.drawCircles();
        this.fit();
    }

    openGarden(garden) {
        this.action.doAction({
            type: "ir.actions.client",
            tag: "cocagne_network_position",
            name: garden.name,
            params: { garden_id: garden.id },
        });
    }
}

registry.category("actions").add("cocagne_network_map", NetworkMap);
