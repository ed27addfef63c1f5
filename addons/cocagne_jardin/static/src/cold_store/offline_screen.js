import { onWillUnmount } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { ConnectionLostError } from "@web/core/network/rpc";
import { user } from "@web/core/user";
import { useBus, useService } from "@web/core/utils/hooks";
import { session } from "@web/session";
import { OperationQueue } from "./operation_queue";

/**
 * What screens that go on without connection share: the queue of what was done, and what
 * the server said last time (models/preparation/offline_screen.py).
 *
 * The component has a state with `isLost`, and `onQueueChange(refused)`.
 *
 * @param {Component} screen
 * @param {Object} options
 * @param {string} options.model answers `ask`, and does what the queue sends
 * @param {string} options.place names what is kept on the device
 * @param {Function} options.isForgotten whether an answer of before goes, by its name,
 *      when another comes: names of people do not stay for weeks
 * @returns {{queue: OperationQueue, ask: Function, call: Function}}
 */
export function useOfflineScreen(screen, { model, place, isForgotten }) {
    const orm = useService("orm").silent;
    const key = `cocagne.${place}.${session.db}.${user.userId}`;
    const call = (method, args = []) => orm.call(model, method, args);
    const queue = new OperationQueue({
        storage: browser.localStorage,
        prefix: `${key}.operation.`,
        send: (operations) => call("apply", [operations]),
        onChange: (refused) => screen.onQueueChange(refused),
    });
    const flush = () => queue.flush();
    useBus(screen.env.bus, "COCAGNE:FLUSH", flush);
    browser.addEventListener("online", flush);
    onWillUnmount(() => {
        browser.removeEventListener("online", flush);
        queue.stop();
    });

    const known = () => JSON.parse(browser.localStorage.getItem(`${key}.cache`) || "{}");
    function remember(name, answer) {
        const kept = Object.entries(known()).filter(([other]) => !isForgotten(other));
        const cache = { ...Object.fromEntries(kept), [name]: answer };
        try {
            browser.localStorage.setItem(`${key}.cache`, JSON.stringify(cache));
        } catch {
            // the storage is full: the device then needs its connection
        }
    }

    /** Ask the server; without it, what it said last time. */
    async function ask(method, args = []) {
        const name = `${method}.${args.join()}`;
        try {
            const answer = await call(method, args);
            remember(name, answer);
            return answer;
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
            screen.state.isLost = true;
            return known()[name];
        }
    }
    return { queue, ask, call };
}
