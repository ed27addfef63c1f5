import { Component, onWillStart, onWillUnmount, useState } from "@odoo/owl";
import { OperationQueue } from "@cocagne_jardin/cold_store/operation_queue";
import { browser } from "@web/core/browser/browser";
import { deserializeDate, formatDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useBus, useService } from "@web/core/utils/hooks";
import { session } from "@web/session";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const MODEL = "cocagne.skill.tablet";

/**
 * The skills of a person, looked at together on a tablet: a person, a grid, large buttons.
 *
 * What is ticked without connection is kept and sent later, each tick once.
 */
export class SkillTablet extends Component {
    static template = "cocagne_insertion.SkillTablet";
    static components = {};
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm").silent;
        this.action = useService("action");
        this.state = useState({
            people: [],
            grids: [],
            person: null,
            assessment: null,
            pending: [],
            isLost: false,
            refused: [],
            finished: false,
        });
        this.queue = new OperationQueue({
            storage: browser.localStorage,
            prefix: `cocagne.skills.${session.db}.${user.userId}.operation.`,
            send: (operations) => this.orm.call(MODEL, "apply", [operations]),
            onChange: (refused) => this.onQueueChange(refused),
        });
        useBus(this.env.bus, "COCAGNE:FLUSH", () => this.queue.flush());
        const onOnline = () => this.queue.flush();
        browser.addEventListener("online", onOnline);
        onWillStart(() => this.start());
        onWillUnmount(() => {
            browser.removeEventListener("online", onOnline);
            this.queue.stop();
        });
    }

    async start() {
        this.onQueueChange([]);
        await this.queue.flush();
        await this.loadPeople();
        const wanted = this.props.action.params?.pathway_id;
        const person = this.state.people.find((one) => one.id === wanted);
        if (person) {
            await this.choose(person);
        }
    }

    async loadPeople() {
        const answer = await this.orm.call(MODEL, "get_people", []);
        Object.assign(this.state, answer);
    }

    onQueueChange(refused) {
        this.state.pending = this.queue.pending;
        this.state.isLost = this.queue.isLost;
        this.state.refused.push(...refused.map((operation) => operation.message));
        const { assessment } = this.state;
        if (refused.length && assessment) {
            this.show(assessment.id);
        }
    }

    // -- moving about ------------------------------------------------------------------

    get screen() {
        if (this.state.assessment) {
            return this.state.finished ? "finished" : "skills";
        }
        return this.state.person ? "grids" : "people";
    }

    get title() {
        const { assessment, person } = this.state;
        return assessment?.name || person?.name || _t("Whose skills?");
    }

    day(text) {
        return text ? formatDate(deserializeDate(text)) : "";
    }

    gridsOf(person) {
        return this.state.grids.filter((grid) => grid.company_id === person.company_id);
    }

    async choose(person) {
        const grids = this.gridsOf(person);
        if (grids.length === 1) {
            await this.open(person, grids[0]);
        } else {
            this.state.person = person;
        }
    }

    /** Nothing changes on screen before the assessment is there: no double tap. */
    async open(person, grid) {
        const assessment = await this.orm.call(MODEL, "start", [person.id, grid.id]);
        if (this.state.assessment?.id !== assessment.id) {
            Object.assign(this.state, { person, assessment, finished: false });
        }
    }

    async show(id) {
        this.state.assessment = await this.orm.call(MODEL, "get_assessment", [id]);
        this.state.finished = this.state.assessment.state === "done";
    }

    async back() {
        if (!this.state.person) {
            this.action.doAction("cocagne_insertion.action_support_tasks", {
                clearBreadcrumbs: true,
            });
            return;
        }
        this.state.person = null;
        this.state.assessment = null;
        await this.queue.flush();
        await this.loadPeople();
    }

    // -- the skills ----------------------------------------------------------------------

    get families() {
        const families = [];
        for (const skill of this.state.assessment.skills) {
            const last = families.at(-1);
            if (last && last.name === skill.family) {
                last.skills.push(skill);
            } else {
                families.push({ name: skill.family, skills: [skill] });
            }
        }
        return families;
    }

    get seen() {
        return this.state.assessment.skills.filter((skill) => skill.level).length;
    }

    levelName(code) {
        const level = this.state.assessment.levels.find((one) => one.code === String(code));
        return level ? level.name : "";
    }

    async do(operation) {
        await this.queue.add({ assessment_id: this.state.assessment.id, ...operation });
    }

    async setLevel(skill, code, own = false) {
        const field = own ? "own_level" : "level";
        skill[field] = skill[field] === code ? "" : code;
        await this.do({ kind: "level", line_id: skill.id, level: skill[field], own });
        if (!own && !this.queue.pending.length) {
            const { assessment } = this.state;
            const radar = await this.orm.call(MODEL, "get_radar", [assessment.id]);
            assessment.radar = radar;
        }
    }

    setWords() {
        const { words, goal } = this.state.assessment;
        this.do({ kind: "words", words, goal });
    }

    async finish() {
        await this.do({ kind: "done" });
        if (!this.queue.pending.length) {
            await this.show(this.state.assessment.id);
        } else {
            this.state.finished = true;
        }
    }

    print() {
        this.action.doAction("cocagne_insertion.action_report_skill_assessment", {
            additionalContext: { active_ids: [this.state.assessment.id] },
        });
    }
}

registry.category("actions").add("cocagne_skill_tablet", SkillTablet);
