import { runOptions } from './run-options.js';

type Options = Readonly<Record<string, { readonly type: 'string' | 'number' | 'boolean'; readonly array?: true }>>;

/** The options of a command that are given as FCC_… variables, by option name; an empty variable counts as not set. */
export function fromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  options: Options = runOptions,
): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = environment[variableOf(name)];
    if (value === undefined || value === '') continue;
    if ('array' in option) given[name] = value.split(',').map((part) => part.trim());
    else if (option.type === 'boolean') given[name] = !['0', 'false', 'no'].includes(value.toLowerCase());
    else if (option.type === 'number') given[name] = Number(value);
    else given[name] = value;
  }
  return given;
}

/** The variable that gives an option. */
export function variableOf(option: string): string {
  return `FCC_${option.toUpperCase().replaceAll('-', '_')}`;
}
