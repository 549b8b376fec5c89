import type { Habit, HabitKind, ReportedHabit, TestCaseResult } from './run-report.js';

/** So many places are named; a reader who wants all finds them in the test cases. */
const maxNamed = 6;

const sentences: Readonly<Record<HabitKind, (what: string) => string>> = {
  'headers-not-echoed': (what) => `Answers do not echo ${what}, where the documents do not show it.`,
  'fields-left-out': (what) => `Answers leave out ${what}, which the documents show, but not as required.`,
};

/** What never varies, each once: one for each kind of habit and operation, with every test case that saw it. */
export function habitsIn(testCases: readonly TestCaseResult[]): readonly ReportedHabit[] {
  const groups = new Map<string, { readonly habit: Habit; readonly what: Set<string>; readonly seen: Set<string> }>();
  for (const { id, habits = [] } of testCases)
    for (const habit of habits) {
      const key = `${habit.kind} ${habit.operation}`;
      const group = groups.get(key) ?? { habit, what: new Set(), seen: new Set() };
      groups.set(key, group);
      group.what.add(habit.what);
      group.seen.add(id);
    }
  return [...groups.values()].map(({ habit: { kind, operation }, what, seen }) => ({
    kind,
    operation,
    note: sentences[kind](listed([...what])),
    testCases: [...seen] as [string, ...string[]],
  }));
}

function listed(what: readonly string[]): string {
  const more = what.length > maxNamed ? ` and ${what.length - maxNamed} more` : '';
  return what.slice(0, maxNamed).join(', ') + more;
}
