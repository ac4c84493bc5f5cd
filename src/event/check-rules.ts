import { type Argument, type EventMention, ROLES } from './event-mention.ts';
import type { EventTrace } from './event-trace.ts';
import type { EventRule, ExpectedEvent, RuleExample } from './rule.ts';

/** Reads a text as the product does; the caller brings the dictionary. */
export type ReadEvents = (example: Pick<RuleExample, 'text' | 'title' | 'published'>) => {
  readonly events: readonly EventMention[];
  readonly trace: EventTrace;
};

/** What is wrong with a rule, and how to mend it. */
export interface RuleProblem {
  readonly rule: string;
  readonly message: string;
}

const valueOfArgument = (argument: Argument): string | number =>
  'name' in argument ? argument.name : argument.value;

function lacks(event: EventMention, wanted: ExpectedEvent): string[] {
  const faults: string[] = [];
  if (wanted.modality !== undefined && wanted.modality !== event.modality) {
    faults.push(`modality is ${event.modality}, not ${wanted.modality}`);
  }
  if (wanted.time !== undefined && wanted.time !== event.time.value) {
    faults.push(`time is ${event.time.value ?? 'null'}, not ${wanted.time ?? 'null'}`);
  }
  for (const [role, values] of Object.entries(wanted.arguments ?? {})) {
    const found = event.arguments.filter((argument) => argument.role === role).map(valueOfArgument);
    for (const value of [values].flat()) {
      if (!found.includes(value)) faults.push(`${role} is ${found.join(', ') || 'empty'}, not ${value}`);
    }
  }
  return faults;
}

function exampleProblems(rule: EventRule, example: RuleExample, read: ReadEvents): string[] {
  const { events, trace } = read(example);
  const problems: string[] = [];
  const fired = trace.triggers.some((one) => one.rule === rule.name && one.discarded === null);
  if (!fired) {
    const why = trace.triggers.filter((one) => one.rule === rule.name).map((one) => one.discarded);
    problems.push(`finds nothing in its example 「${example.text}」 (${why.join('; ') || 'no trigger'})`);
  }
  for (const wanted of example.events) {
    const same = events.filter((event) => event.type === wanted.type);
    const faults = same.map((event) => lacks(event, wanted));
    if (faults.some((list) => list.length === 0)) continue;
    const nearest = faults.sort((a, b) => a.length - b.length)[0]?.join('; ') ?? `no ${wanted.type} found`;
    problems.push(`reads its example 「${example.text}」 otherwise: ${nearest}`);
  }
  return problems;
}

function counterexampleProblems(rule: EventRule, text: string, read: ReadEvents): string[] {
  const found = read({ text }).events.filter((event) => event.foundBy === rule.name);
  return found.map(({ trigger }) => `finds an event at ${trigger.start} in its counterexample 「${text}」`);
}

function formProblems(rule: EventRule): string[] {
  const known = ROLES[rule.type].map((role) => role.replace('*', ''));
  const roles = new Set(rule.roles.map((role) => role.role));
  const problems: string[] = [];
  if (!rule.name.startsWith(`${rule.type}/`))
    problems.push(`is named for another type: begin with ${rule.type}/`);
  if (rule.examples.length === 0) problems.push('has no example: add a sentence and the event it tells');
  if (rule.counterexamples.length === 0)
    problems.push('has no counterexample: add a sentence it must not read');
  for (const role of roles)
    if (!known.includes(role)) problems.push(`fills ${role}, which ${rule.type} has not`);
  for (const need of rule.needs.flat()) {
    if (!roles.has(need.replace(/>=\d+$/, ''))) problems.push(`needs ${need} and fills it nowhere`);
  }
  if (!(rule.confidence > 0 && rule.confidence < 1)) problems.push('has a confidence outside 0 to 1');
  for (const trigger of rule.triggers)
    if (trigger.words.includes('')) problems.push('has an empty trigger word');
  return problems;
}

/**
 * Runs every rule's examples and counterexamples through the real reading and looks at the rules' form. Lists all
 * problems, none for rules that hold.
 */
export function checkRules(rules: readonly EventRule[], read: ReadEvents): RuleProblem[] {
  const names = new Set<string>();
  return rules.flatMap((rule) => {
    const twice = names.has(rule.name) ? ['has the name of another rule: rename one'] : [];
    names.add(rule.name);
    const messages = [
      ...twice,
      ...formProblems(rule),
      ...rule.examples.flatMap((example) => exampleProblems(rule, example, read)),
      ...rule.counterexamples.flatMap((text) => counterexampleProblems(rule, text, read)),
    ];
    return messages.map((message) => ({ rule: rule.name, message }));
  });
}
