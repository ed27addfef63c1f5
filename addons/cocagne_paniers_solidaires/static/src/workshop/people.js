/** What the screen shows at once, before the server has answered. */

/** Write on ``workshop`` what ``operation`` says. */
export function applyTo(workshop, operation) {
    if (operation.workshop_id !== workshop.id) {
        return;
    }
    const ids = operation.registration_ids || [];
    const people = workshop.people.filter((person) => ids.includes(person.id));
    if (operation.kind === "mark") {
        people.forEach((person) => {
            person.attendance = operation.attendance || "";
            person.missed = 0;
        });
    } else if (operation.kind === "missed") {
        people.forEach((person) => {
            person.missed = operation.missed;
        });
    } else if (operation.kind === "party") {
        people.forEach((person) => {
            person.adults = operation.adults;
            person.children = operation.children;
        });
    } else if (operation.kind === "remove") {
        workshop.people = workshop.people.filter((person) => !ids.includes(person.id));
    } else if (operation.kind === "add") {
        workshop.people.push({
            id: `new-${operation.uid || workshop.people.length}`,
            isNew: true,
            lastname: operation.name || "",
            firstname: "",
            adults: 0,
            children: 0,
            attendance: workshop.can_tick ? "present" : "",
            missed: 0,
        });
    }
}

/** How many are present, absent, excused, and still to tick. */
export function counts(workshop) {
    const found = { present: 0, absent: 0, excused: 0, todo: 0, people: 0 };
    for (const person of workshop.people) {
        found[person.attendance || "todo"]++;
        if (person.attendance === "present") {
            found.people += 1 + person.adults + person.children;
        }
    }
    return found;
}

/** 2.5 as "2 h 30". */
export function hoursLabel(hours) {
    const minutes = Math.round(hours * 60);
    const rest = minutes % 60;
    const whole = `${Math.floor(minutes / 60)} h`;
    return rest ? `${whole} ${String(rest).padStart(2, "0")}` : whole;
}
