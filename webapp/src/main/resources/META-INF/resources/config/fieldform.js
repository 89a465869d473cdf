/** A form made from the node's own description of its settings. */

import { html, say } from "../runtime/marks.js";
import { TEXTS } from "./fieldtexts.js";
import { inOwnWords, t } from "./speech.js";

/** Whole numbers that JavaScript can hold exactly; all else is left to the node to refuse. */
const NUMBER = /^-?\d{1,15}$/;

/** What is allowed, from the description; empty where that needs more words than it has. */
function allowed({ kind, min, max, unit, preset }) {
  const said = kind === "number" ? t("{0} to {1} {2}", min, max, unit === "a port" ? "" : t(unit)).trim() : "";
  const left = preset === undefined ? "" : t("default {0}", preset === true ? t("on") : preset === false ? t("off") : t(String(preset)));
  return [said, left].filter(Boolean).join("; ");
}

function control(field) {
  const { kind, preset, choices } = field;
  if (kind === "flag") {
    const box = html("input");
    box.type = "checkbox";
    return box;
  }
  if (kind === "word") {
    const select = html("select");
    for (const choice of choices) {
      const option = html("option", "", t(choice));
      option.value = choice;
      select.append(option);
    }
    return select;
  }
  const input = html(kind === "words" ? "textarea" : "input");
  if (kind === "words") {
    input.rows = 3;
  } else {
    input.type = "text";
    input.inputMode = kind === "number" ? "numeric" : "text";
    input.placeholder = preset === undefined ? "" : String(preset);
  }
  input.autocomplete = "off";
  input.spellcheck = false;
  return input;
}

/** Usual values, to be taken by a button each. */
function usual(values, input) {
  const buttons = values.map(([value, text]) => {
    const button = html("button", "quiet", t(text));
    button.type = "button";
    button.addEventListener("click", () => {
      input.value = String(value);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return button;
  });
  return buttons.length ? [html("p", "buttons usual", ...buttons)] : [];
}

/** One field: its label, its control, what is allowed, what is wrong. */
function row(field) {
  const [label, help, values = []] = TEXTS[field.name] ?? [field.name, ""];
  const input = control(field);
  input.id = `field-${field.name}`;
  input.name = field.name;
  const hint = html("p", "hint", [help && t(help), allowed(field), field.atOnce ? "" : t("needs a restart")].filter(Boolean).join(" · "));
  hint.id = `hint-${field.name}`;
  const error = html("p", "field-error");
  error.id = `error-${field.name}`;
  error.hidden = true;
  input.setAttribute("aria-describedby", `${hint.id} ${error.id}`);
  const title = html("label", "", t(label));
  title.htmlFor = input.id;
  const unit = field.unit === "ms" ? html("span", "unit", "ms") : "";
  return { field, input, error, element: html("div", `field is-${field.kind}`, title, html("div", "value", input, unit), ...usual(values, input), hint, error) };
}

const at = (settings, name) => name.split(".").reduce((place, part) => place?.[part], settings);

function show({ field, input }, settings) {
  const value = at(settings, field.name);
  if (field.kind === "flag") {
    input.checked = typeof value === "boolean" ? value : field.preset;
  } else if (field.kind === "word") {
    input.value = value ?? field.preset;
  } else {
    input.value = Array.isArray(value) ? value.join("\n") : (value ?? "").toString();
  }
}

/** What the control says; undefined for what is left out, as it is in what is stored. */
function value({ field, input }, stored) {
  const before = at(stored, field.name);
  if (field.kind === "flag" || field.kind === "word") {
    const now = field.kind === "flag" ? input.checked : input.value;
    return before === undefined && now === field.preset ? undefined : now;
  }
  if (field.kind === "words") {
    const words = input.value.split("\n").filter((word) => word !== "");
    return words.length ? words : undefined;
  }
  const text = input.value.trim();
  if (text === "") {
    return undefined;
  }
  return field.kind === "number" && NUMBER.test(text) ? Number(text) : text;
}

/**
 * The form of one page.
 *
 * @param {HTMLElement} place where it is put, in place of what is there
 * @param groups titles with the names of their fields
 * @param fields the node's description of all
 */
export function fieldForm(place, groups, fields) {
  const known = new Map(fields.map((field) => [field.name, field]));
  const rows = new Map();
  place.replaceChildren(
    ...groups.map(({ title, fields: names }) => {
      const made = names.filter((name) => known.has(name)).map((name) => row(known.get(name)));
      made.forEach((each) => rows.set(each.field.name, each));
      return html("fieldset", "", html("legend", "", t(title)), ...made.map((each) => each.element));
    }),
  );

  return {
    show: (settings) => rows.forEach((each) => show(each, settings)),

    /** The settings with what the form says; what it does not know stays as it is. */
    settings(settings, stored) {
      const changed = structuredClone(settings);
      for (const [name, each] of rows) {
        const [section, field] = name.split(".");
        const now = value(each, stored);
        if (now !== undefined) {
          changed[section] = { ...changed[section], [field]: now };
        } else if (changed[section]?.[field] !== undefined) {
          delete changed[section][field];
          if (!Object.keys(changed[section]).length) {
            delete changed[section];
          }
        }
      }
      return changed;
    },

    /** Says each problem at its field; gives those that have none in this form. */
    problems(problems) {
      rows.forEach(({ field, input, error }) => {
        const own = problems.filter((problem) => problem.field === field.name);
        error.hidden = !own.length;
        say(error, own.map((problem) => inOwnWords("this value is refused", problem.message.slice(field.name.length + 2))).join(" "));
        input.setAttribute("aria-invalid", String(own.length > 0));
      });
      return problems.filter((problem) => !rows.has(problem.field));
    },

    /** Puts something below a field, where the form has it. */
    below: (name, element) => rows.get(name)?.element.append(element),

    /** Moves the focus to the first field at fault. */
    focusFault: () => place.querySelector("[aria-invalid=true]")?.focus(),
  };
}
