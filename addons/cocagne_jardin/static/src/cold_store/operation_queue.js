import { ConnectionLostError } from "@web/core/network/rpc";

/** Milliseconds before the next try, when the connection is lost. */
const RETRY = [2000, 5000, 10000, 20000, 30000];
/** Operations sent together. */
const BATCH = 50;

/** An identifier that no other tablet gives; also on pages without https. */
export function newUid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Keeps what was ticked until the server has it.
 *
 * Each operation has a place of its own in the storage of the browser: two windows do
 * not overwrite each other, and a page closed without connection loses nothing. The
 * server does each identifier once, so that an answer that got lost does no harm.
 */
export class OperationQueue {
    /**
     * @param {Object} options
     * @param {Storage} options.storage of the browser
     * @param {string} options.prefix of the keys, proper to the database and the user
     * @param {(operations: Object[]) => Promise<Object[]>} options.send to the server
     * @param {(refused: Object[]) => void} options.onChange after each change
     */
    constructor({ storage, prefix, send, onChange }) {
        this.storage = storage;
        this.prefix = prefix;
        this.send = send;
        this.onChange = onChange;
        this.failures = 0;
        this.sending = false;
        this.timer = null;
        this.number = 0;
    }

    /** The operations that the server may not have yet, the oldest first. */
    get pending() {
        const keys = [];
        for (let place = 0; place < this.storage.length; place++) {
            const key = this.storage.key(place);
            if (key.startsWith(this.prefix)) {
                keys.push(key);
            }
        }
        return keys.sort().map((key) => ({ ...JSON.parse(this.storage.getItem(key)), key }));
    }

    get isLost() {
        return this.failures > 0;
    }

    add(operation) {
        const now = new Date();
        const order = `${now.getTime()}.${String(this.number++).padStart(6, "0")}`;
        const full = { ...operation, uid: newUid(), at: now.toISOString() };
        this.storage.setItem(`${this.prefix}${order}.${full.uid}`, JSON.stringify(full));
        this.onChange([]);
        return this.flush();
    }

    /** Send what waits, in its order; what fails stays for the next time. */
    async flush() {
        if (this.sending) {
            return;
        }
        clearTimeout(this.timer);
        this.sending = true;
        try {
            let batch = this.pending.slice(0, BATCH);
            while (batch.length) {
                const answers = await this.send(batch.map(({ key, ...operation }) => operation));
                this.failures = 0;
                this.settle(batch, answers);
                batch = this.pending.slice(0, BATCH);
            }
        } catch (error) {
            this.failures++;
            this.onChange([]);
            const wait = RETRY[Math.min(this.failures, RETRY.length) - 1];
            this.timer = setTimeout(() => this.flush(), wait);
            if (!(error instanceof ConnectionLostError)) {
                console.warn("The server could not take the operations", error);
            }
        } finally {
            this.sending = false;
        }
    }

    settle(batch, answers) {
        const byUid = Object.fromEntries(answers.map((answer) => [answer.uid, answer]));
        const done = batch.filter((operation) => operation.uid in byUid);
        if (!done.length) {
            throw new Error("the server answered nothing");
        }
        for (const operation of done) {
            this.storage.removeItem(operation.key);
        }
        const refused = done
            .map((operation) => ({ ...operation, ...byUid[operation.uid] }))
            .filter((operation) => !operation.ok);
        this.onChange(refused);
    }

    stop() {
        clearTimeout(this.timer);
    }
}
