/** What the tablet knows of a round, and what a tick changes in it. No network here. */

export const STEPS = ["prepared", "loaded", "delivered"];

function basketsOf(stops) {
    return stops.flatMap((stop) => stop.members.flatMap((member) => member.baskets));
}

/** Whether a step of a depot is done; delivered is what its baskets say. */
export function isDone(stop, step) {
    if (step === "delivered") {
        return basketsOf([stop]).every((basket) => basket.state !== "planned");
    }
    return stop[step];
}

export function units(stop) {
    return basketsOf([stop]).reduce((total, basket) => total + basket.quantity, 0);
}

/** "12 Simple, 3 Familial": what a depot gets, in the order of the papers. */
export function contents(round, stop) {
    const total = {};
    for (const { product, quantity } of basketsOf([stop])) {
        total[product] = (total[product] || 0) + quantity;
    }
    return round.products
        .filter((product) => total[product])
        .map((product) => `${total[product]} ${product}`);
}

/** What remains for a step: depots and baskets. */
export function remaining(round, step) {
    const left = round.stops.filter((stop) => !isDone(stop, step));
    return { depots: left.length, units: left.reduce((total, stop) => total + units(stop), 0) };
}

/** How many depots in a hundred are done, for the bar. */
export function share(round, step) {
    const { depots } = remaining(round, step);
    return round.stops.length ? Math.round((100 * (round.stops.length - depots)) / round.stops.length) : 0;
}

function change(baskets, from, to) {
    for (const basket of baskets) {
        if (basket.state === from) {
            basket.state = to;
        }
    }
}

const APPLY = {
    step(round, { depot_id, step, done }) {
        const stop = round.stops.find((one) => one.id === depot_id);
        if (!stop) {
            return;
        }
        stop[step] = done;
        if (step === "delivered") {
            change(basketsOf([stop]), done ? "planned" : "delivered", done ? "delivered" : "planned");
            if (!done) {
                round.state = "planned";
            }
        }
    },
    basket(round, { basket_ids, state }) {
        for (const basket of basketsOf(round.stops)) {
            if (basket_ids.includes(basket.id)) {
                basket.state = state;
            }
        }
    },
    round(round) {
        change(basketsOf(round.stops), "planned", "delivered");
        round.state = "delivered";
    },
    undo_round(round) {
        change(basketsOf(round.stops), "delivered", "planned");
        round.state = "planned";
    },
};

/** Show an operation at once, without waiting for the server. */
export function applyTo(round, operation) {
    if (operation.delivery_id === round.id) {
        APPLY[operation.kind](round, operation);
    }
}
