import { areas } from '../../config/supplier-profile.js';
import type { InitArguments } from './options.js';

/** The areas that a supplier implements or not; KCIs follow from the others. */
export const implementableAreas = areas.filter((area) => area !== 'kcis');

/** What a starter profile says. */
export type Answers = Required<{ [K in Exclude<keyof InitArguments, 'out' | 'force'>]: NonNullable<InitArguments[K]> }>;

/** Its defaults. */
export const exampleAnswers: Answers = {
  name: 'Example Net',
  'base-url': 'https://cvt.example.net',
  auth: 'bearer',
  'token-url': 'https://cvt.example.net/oauth2/token',
  'client-id': 'conformance',
  tenant: 'TENANT1',
  answers: 'both',
  area: [...implementableAreas],
  'kci-listen': '',
};

/** What was given, without what was not. */
export function defined(given: Partial<InitArguments>): Partial<Answers> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Answers>;
}
