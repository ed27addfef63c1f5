import { browser } from "@web/core/browser/browser";
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const REAL = browser.XMLHttpRequest;

/** Cut the line. The server does the work all the same when only the answer is lost. */
function lose({ answerOnly = false } = {}) {
    browser.XMLHttpRequest = class extends REAL {
        open(method, url, ...rest) {
            this.isOurs = String(url).includes("cocagne.cold.store");
            return super.open(method, url, ...rest);
        }
        send(body) {
            if (!this.isOurs) {
                return super.send(body);
            }
            const fail = () => this.dispatchEvent(new Event("error"));
            if (!answerOnly) {
                return setTimeout(fail, 5);
            }
            const other = new REAL();
            other.open("POST", "/web/dataset/call_kw");
            other.setRequestHeader("Content-Type", "application/json");
            other.addEventListener("loadend", fail);
            return other.send(body);
        }
    };
}

function find() {
    browser.XMLHttpRequest = REAL;
}

const OPEN_TODAY = [
    {
        content: "The day of preparation",
        trigger: ".o_cold_store .o_cold_day",
        run: "click",
    },
    {
        content: "Its only round opens at once, with its depots",
        trigger: ".o_cold_store[data-screen=depots] .o_cold_depot",
    },
];
const DELIVER_ROUND = [
    {
        content: "The round is delivered",
        trigger: ".o_cold_deliver",
        run: "click",
    },
    {
        content: "Yes, it is",
        trigger: ".o_cold_yes",
        run: "click",
    },
];
const ALL_SENT = {
    content: "Nothing waits",
    trigger: ".o_cold_store[data-pending='0'] .o_cold_state:not(.o_waiting)",
};

tours.add("cocagne_cold_store", {
    steps: () => [
        ...OPEN_TODAY,
        {
            content: "The first depot is prepared",
            trigger: ".o_cold_depot.o_todo:first .o_cold_tick",
            run: "click",
        },
        {
            content: "It says so",
            trigger: ".o_cold_depot.o_done .o_cold_word",
        },
        {
            content: "Look at its members",
            trigger: ".o_cold_depot.o_done .o_cold_open",
            run: "click",
        },
        {
            content: "Bruno",
            trigger: ".o_cold_member:contains(Petit) .o_cold_person",
            run: "click",
        },
        {
            content: "did not come",
            trigger: ".o_cold_member:contains(Petit) [data-wanted=not_collected]",
            run: "click",
        },
        {
            content: "His basket says so",
            trigger: ".o_cold_member:contains(Petit) [data-state=not_collected]",
        },
        { trigger: ".o_cold_back", run: "click" },
        ...DELIVER_ROUND,
        {
            content: "It can be undone",
            trigger: ".o_cold_undo",
        },
        ALL_SENT,
    ],
});

tours.add("cocagne_cold_store_lost", {
    steps: () => [
        ...OPEN_TODAY,
        {
            content: "The connection goes",
            trigger: ".o_cold_store",
            run: () => lose(),
        },
        {
            content: "The depot is prepared all the same",
            trigger: ".o_cold_depot.o_todo:first .o_cold_tick",
            run: "click",
        },
        {
            content: "It waits",
            trigger: ".o_cold_store[data-pending='1'] .o_cold_state.o_waiting",
        },
        {
            content: "Another window would send it too: it is kept in the browser",
            trigger: ".o_cold_depot.o_done",
            run: () => {
                const kept = Object.keys(window.localStorage).filter((key) =>
                    key.includes("cold_store") && key.includes(".operation.")
                );
                if (kept.length !== 1) {
                    throw new Error(`${kept.length} operations kept instead of 1`);
                }
            },
        },
        ...DELIVER_ROUND,
        {
            content: "Two wait",
            trigger: ".o_cold_store[data-pending='2']",
        },
        {
            content: "The server hears, its answer is lost",
            trigger: ".o_cold_state.o_waiting",
            run: () => lose({ answerOnly: true }),
        },
        { trigger: ".o_cold_state.o_waiting", run: "click" },
        {
            content: "The answer was lost, and so both still wait",
            trigger: ".o_cold_store[data-pending='2']",
            run: () => new Promise((resolve) => setTimeout(resolve, 3000)),
        },
        {
            content: "The connection is back",
            trigger: ".o_cold_store[data-pending='2']",
            run: () => find(),
        },
        { trigger: ".o_cold_state", run: "click" },
        ALL_SENT,
    ],
});
