import { dotted, pointerStep } from './paths.js';
import type { ProfileProblem } from './profile-error.js';
import { placeOf, type ProfileSource } from './profile-source.js';
import { namesSecret } from './secrets.js';
import { expand, type Environment } from './variables.js';

/** Expands every text of a profile and remembers where. */
export class ProfileExpansion {
  readonly problems: ProfileProblem[] = [];
  /** Dotted paths of the texts that variables went into. */
  readonly expanded = new Set<string>();
  /** Values of variables whose names say that they hold a secret. */
  readonly secrets = new Set<string>();

  constructor(
    readonly source: ProfileSource,
    readonly environment: Environment,
  ) {}

  /** The value with every text in it expanded. */
  value(value: unknown, pointer: string): unknown {
    if (typeof value === 'string') return this.#text(value, pointer);
    if (Array.isArray(value)) return value.map((item, index) => this.value(item, `${pointer}/${index}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.value(item, pointer + pointerStep(key))]),
    );
  }

  #text(text: string, pointer: string): string {
    const path = dotted(pointer);
    const expansion = expand(text, this.environment);
    const position = placeOf(this.source, pointer).value;
    this.problems.push(...expansion.problems.map((problem) => ({ message: `${path}: ${problem}`, path, ...position })));
    if (expansion.variables.length > 0) this.expanded.add(path);
    for (const variable of expansion.variables.filter(namesSecret)) this.secrets.add(this.environment[variable] ?? '');
    return expansion.text;
  }
}
