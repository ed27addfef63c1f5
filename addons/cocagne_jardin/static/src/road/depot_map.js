import { Component, onMounted, onWillStart, onWillUnmount, useRef, useState } from "@odoo/owl";
import { loadBundle } from "@web/core/assets";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** Without any place, the map shows France. */
const FRANCE = [
    [42.3, -4.8],
    [51.1, 8.2],
];

/** Has this depot or garden a position? */
function isPlaced(place) {
    return Boolean(place.latitude || place.longitude);
}

/**
 * The depots on a map, coloured by category, with a side panel and the route of a round
 * (R15, R21). Nothing but the tiles comes from another server; without them the depots
 * stand on a plain background.
 */
export class DepotMap extends Component {
    static template = "cocagne_jardin.DepotMap";
    static props = { ...standardActionServiceProps, roundId: { type: Number, optional: true } };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.canvas = useRef("canvas");
        this.markers = {};
        const params = this.props.action?.params || {};
        this.state = useState({
            data: null,
            selected: params.depot_id || null,
            roundId: params.round_id || this.props.roundId || null,
            search: "",
            noTiles: false,
        });
        onWillStart(async () => {
            const [data] = await Promise.all([
                this.getData(),
                loadBundle("cocagne_jardin.assets_leaflet"),
            ]);
            this.state.data = data;
        });
        onMounted(() => this.draw());
        onWillUnmount(() => this.map?.remove());
    }

    getData() {
        return this.orm.call("cocagne.depot", "map_data", []);
    }

    // -- what is shown --------------------------------------------------------------

    get legend() {
        const used = new Set(this.state.data.depots.map((depot) => depot.category));
        return Object.entries(this.state.data.labels)
            .filter(([name]) => name === "garden" || used.has(name))
            .map(([name, label]) => ({ name, label, color: this.state.data.colors[name] }));
    }

    get round() {
        return this.state.data.rounds.find((round) => round.id === this.state.roundId);
    }

    /** The depots of the list: of the round in its order, or all; as searched. */
    get depots() {
        let depots = this.state.data.depots;
        if (this.round) {
            const byId = Object.fromEntries(depots.map((depot) => [depot.id, depot]));
            depots = this.round.depots.map((id) => byId[id]).filter(Boolean);
        }
        const words = this.state.search.toLowerCase().trim();
        return words
            ? depots.filter((depot) =>
                  `${depot.number} ${depot.name} ${depot.city}`.toLowerCase().includes(words)
              )
            : depots;
    }

    get selected() {
        return this.state.data.depots.find((depot) => depot.id === this.state.selected);
    }

    get missing() {
        return this.depots.filter((depot) => !isPlaced(depot));
    }

    place(depot) {
        return isPlaced(depot) ? [depot.latitude, depot.longitude] : null;
    }

    // -- drawing --------------------------------------------------------------------

    draw() {
        const L = window.L;
        this.map = L.map(this.canvas.el, { zoomSnap: 0.5 });
        this.map.attributionControl.setPrefix("Leaflet");
        const { url, attribution } = this.state.data.tiles;
        if (url) {
            const tiles = L.tileLayer(url, { attribution, maxZoom: 19 });
            tiles.on("tileerror", () => (this.state.noTiles = true));
            tiles.on("tileload", () => (this.state.noTiles = false));
            tiles.addTo(this.map);
        }
        this.layer = L.layerGroup().addTo(this.map);
        this.drawPlaces();
        this.fit();
    }

    drawPlaces() {
        const L = window.L;
        this.layer.clearLayers();
        this.markers = {};
        for (const garden of this.state.data.gardens.filter(isPlaced)) {
            L.marker(this.place(garden), {
                icon: this.pin(this.state.data.colors.garden, "★", "o_cocagne_pin_garden"),
                title: garden.name,
                alt: garden.name,
                zIndexOffset: 1000,
            })
                .bindPopup(this.text(garden.name))
                .addTo(this.layer);
        }
        this.drawRoute();
        this.depots.forEach((depot, index) => this.drawDepot(depot, index));
    }

    drawDepot(depot, index) {
        const place = this.place(depot);
        if (!place) {
            return;
        }
        const color = this.round ? this.round.color : this.state.data.colors[depot.category];
        const label = this.round ? index + 1 : depot.number;
        const classes = [
            depot.full && "o_full",
            depot.id === this.state.selected && "o_selected",
        ];
        const marker = window.L.marker(place, {
            icon: this.pin(color, label, classes.filter(Boolean).join(" ")),
            title: depot.name,
            alt: depot.name,
        });
        marker.on("click", () => this.select(depot.id));
        marker.addTo(this.layer);
        marker.getElement()?.setAttribute("data-depot", depot.number);
        this.markers[depot.id] = marker;
    }

    /** From the garden through the stops in their order, and back. */
    drawRoute() {
        if (!this.round) {
            return;
        }
        const garden = this.state.data.gardens.find(
            (other) => other.id === this.round.garden_id
        );
        const home = garden && this.place(garden);
        const stops = this.depots.map((depot) => this.place(depot)).filter(Boolean);
        const points = home ? [home, ...stops, home] : stops;
        window.L.polyline(points, {
            color: this.round.color,
            weight: 4,
            className: "o_cocagne_route",
        }).addTo(this.layer);
    }

    pin(color, label, classes = "") {
        const el = document.createElement("div");
        el.className = `o_cocagne_pin ${classes}`;
        el.style.background = color;
        el.appendChild(this.text(String(label), "span"));
        return window.L.divIcon({
            html: el,
            className: "",
            iconSize: [30, 30],
            iconAnchor: [15, 36],
            popupAnchor: [0, -30],
        });
    }

    /** An element that holds plain text: names of depots are never read as HTML. */
    text(value, tag = "div") {
        const el = document.createElement(tag);
        el.textContent = value;
        return el;
    }

    /** Everything in frame. */
    fit() {
        const places = [...this.depots, ...this.state.data.gardens]
            .map((place) => this.place(place))
            .filter(Boolean);
        this.map.fitBounds(places.length ? places : FRANCE, {
            padding: [40, 40],
            maxZoom: 15,
            animate: false,
        });
    }

    // -- clicks ---------------------------------------------------------------------

    select(depotId) {
        this.state.selected = depotId;
        this.drawPlaces();
        const place = depotId && this.place(this.selected);
        if (place && !this.map.getBounds().contains(place)) {
            this.map.panTo(place);
        }
    }

    onSearch(ev) {
        this.state.search = ev.target.value;
        this.drawPlaces();
    }

    onRound(ev) {
        this.state.roundId = Number(ev.target.value) || null;
        this.state.selected = null;
        this.drawPlaces();
        this.fit();
    }

    openDepot(depot) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "cocagne.depot",
            res_id: depot.id,
            views: [[false, "form"]],
        });
    }

    subscribe(depot) {
        this.action.doAction("cocagne_jardin.action_subscriptions", {
            viewType: "form",
            additionalContext: {
                default_is_subscription: true,
                default_depot_id: depot.id,
                default_company_id: depot.garden_id,
            },
        });
    }

    async geocode() {
        const ids = this.missing.map((depot) => depot.id);
        const result = await this.orm.call("cocagne.depot", "action_geocode", [ids]);
        this.notification.add(result.params.message, { type: result.params.type });
        this.state.data = await this.getData();
        this.drawPlaces();
        this.fit();
    }

    get roomLabel() {
        return {
            free: _t("Free places"),
            almost: _t("Almost full"),
            full: _t("Full"),
        }[this.selected.room];
    }
}

registry.category("actions").add("cocagne_depot_map", DepotMap);
