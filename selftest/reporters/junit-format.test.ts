import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { renderJunit } from '../../reporters/junit.js';
import { frozenReport } from './frozen-report.js';
import { largeReport } from './large-report.js';

/** One element of the format: its attributes, those that it must have, and what may stand in it. */
interface Element {
  readonly required?: readonly string[];
  readonly attributes?: readonly string[];
  readonly children?: readonly string[];
}

/**
 * What the schema of Jenkins' xunit plugin (junit-10.xsd) has of the elements that we write; Jenkins, GitLab and GitHub
 * actions read that. Beyond it a test case has properties, which Jenkins' junit plugin and GitLab read too.
 */
const format: Readonly<Record<string, Element>> = {
  testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    attributes: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    required: ['name'],
    attributes: ['time', 'classname', 'group'],
    children: ['properties', 'skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  properties: { children: ['property'] },
  property: { required: ['name', 'value'] },
  failure: { attributes: ['type', 'message'], children: ['#text'] },
  error: { attributes: ['type', 'message'], children: ['#text'] },
  skipped: { attributes: ['type', 'message'], children: ['#text'] },
  'system-out': { children: ['#text'] },
  'system-err': { children: ['#text'] },
};

type Node = Readonly<Record<string, unknown>>;

function problemsOf(node: Node): readonly string[] {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const rule = format[name];
  if (!rule) return [`${name} is not an element of the format`];
  const { required = [], attributes = [], children: allowed = [] } = rule;
  const given = Object.entries((node[':@'] ?? {}) as Record<string, string>);
  const children = node[name] as readonly Node[];
  return [
    ...required.filter((each) => !given.some(([key]) => key === each)).map((each) => `${name} lacks ${each}`),
    ...given
      .filter(([key]) => !required.includes(key) && !attributes.includes(key))
      .map(([key]) => `${name} has the attribute ${key}`),
    ...given
      .filter(([key, value]) => key === 'time' && !/^[0-9,]*(\.[0-9]*)?$/.test(value))
      .map(([, value]) => `${name} takes ${value}`),
    ...children.flatMap((child) => {
      const key = Object.keys(child).find((each) => each !== ':@') ?? '';
      if (key === '#text' && allowed.includes(key)) return [];
      return allowed.includes(key) ? problemsOf(child) : [`${name} contains ${key}`];
    }),
  ];
}

function problemsIn(xml: string): readonly string[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: true,
  });
  const roots = (parser.parse(xml) as readonly Node[]).filter((node) => !('?xml' in node));
  expect(roots.map((root) => Object.keys(root)[0])).toEqual(['testsuites']);
  return roots.flatMap(problemsOf);
}

test.each([
  ['every verdict', frozenReport],
  ['no test case', { ...frozenReport, testCases: [] }],
  ['five hundred test cases', largeReport(500).report],
])('a report with %s keeps to the published format', (_, report) => {
  expect([...new Set(problemsIn(renderJunit(report)))]).toEqual([]);
});

test.each([
  ['<testsuites><testsuite name="a" tests="1" failures="0"/></testsuites>', 'testsuite lacks errors'],
  ['<testsuites skipped="1"/>', 'testsuites has the attribute skipped'],
  ['<testsuites><testcase name="a"/></testsuites>', 'testsuites contains testcase'],
])('what does not is seen: %s', (xml, problem) => {
  expect(problemsIn(xml)).toEqual([problem]);
});
