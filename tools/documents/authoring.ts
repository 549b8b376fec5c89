import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../contract/package-root.js';
import { code, codeBlock, generatedFrom } from '../markdown.js';

const index = 'harness/index.ts';

/** What authors of test purposes import from the harness, and what the fields of their context are: docs/authoring.md. */
export function authoringReference(): string {
  const entries = exportsOf(index).flatMap(({ name, alias, file }) => {
    const found = declarationOf(file, name);
    return found ? [{ name: alias, kind: found.kind, text: found.text, signature: found.signature }] : [];
  });
  const sections = [
    ['Functions', entries.filter(({ kind }) => kind === 'function')],
    ['Constants and classes', entries.filter(({ kind }) => kind === 'value')],
    ['Types', entries.filter(({ kind }) => kind === 'type')],
  ] as const;
  return [
    '# Reference for authors of test purposes',
    generatedFrom(index),
    'Everything here is exported by `harness/index.ts`, the only file of the harness that suites and properties import. [CONTRIBUTING.md](../CONTRIBUTING.md) shows how a test purpose is written.',
    ...sections.flatMap(([title, of]) => [
      `## ${title}`,
      ...of
        .toSorted((one, other) => one.name.localeCompare(other.name))
        .flatMap(({ name, text, signature }) => [`### ${code(name)}`, text, codeBlock('ts', signature)]),
    ]),
    '',
  ].join('\n\n');
}

interface Export {
  /** The name in its own file, and the name under which it is exported. */
  readonly name: string;
  readonly alias: string;
  readonly file: string;
}

function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(packageRoot, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

/** The exports of a file that passes on what others declare; those of packages are left out. */
function exportsOf(file: string): readonly Export[] {
  return sourceOf(file).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier || !statement.exportClause) return [];
    const { text } = statement.moduleSpecifier as ts.StringLiteral;
    if (!text.startsWith('.') || !ts.isNamedExports(statement.exportClause)) return [];
    const from = join(dirname(file), text).replace(/\.js$/, '.ts');
    return statement.exportClause.elements.map(({ name, propertyName }) => ({
      name: (propertyName ?? name).text,
      alias: name.text,
      file: from,
    }));
  });
}

interface Declared {
  readonly kind: 'function' | 'value' | 'type';
  readonly text: string;
  readonly signature: string;
}

/** A declaration with its comment; looked for where it is passed on from, too. */
function declarationOf(file: string, name: string): Declared | undefined {
  const source = sourceOf(file);
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) {
      const overloads = source.statements.filter(ts.isFunctionDeclaration).filter((other) => other.name?.text === name);
      const signatures = overloads.filter(({ body }) => !body);
      const shown = signatures.length > 0 ? signatures : [statement];
      return {
        kind: 'function',
        text: commentOf(overloads.find((each) => commentOf(each) !== '') ?? statement),
        signature: shown.map((each) => withoutBody(each, each.body)).join('\n'),
      };
    }
    if (ts.isVariableStatement(statement)) {
      const declared = statement.declarationList.declarations.find((each) => each.name.getText() === name);
      if (declared)
        return {
          kind: 'value',
          text: commentOf(statement),
          signature: `const ${name}${declared.type ? `: ${declared.type.getText()}` : ''}`,
        };
    }
    if (ts.isClassDeclaration(statement) && statement.name?.text === name)
      return {
        kind: 'value',
        text: commentOf(statement),
        signature: `class ${name}${(statement.heritageClauses ?? []).map((clause) => ` ${clause.getText()}`).join('')}`,
      };
    if ((ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) && statement.name.text === name)
      return { kind: 'type', text: commentOf(statement), signature: statement.getText().replace(/^export /, '') };
  }
  const passedOn = exportsOf(file).find(({ alias }) => alias === name);
  return passedOn && declarationOf(passedOn.file, passedOn.name);
}

function withoutBody(node: ts.Node, body: ts.Node | undefined): string {
  const text = node.getText();
  const end = body ? body.getStart() - node.getStart() : text.length;
  return text
    .slice(0, end)
    .trim()
    .replace(/^export /, '');
}

/** The comment of a declaration as a paragraph, with its tags as sentences. */
function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  if (!comment) return '';
  const tags = (comment.tags ?? []).map((tag) => {
    const said = flat(tag.comment);
    if (ts.isJSDocParameterTag(tag)) return `${code(tag.name.getText())}: ${said}.`;
    return ts.isJSDocThrowsTag(tag)
      ? `Throws ${[tag.typeExpression?.getText(), said].filter(Boolean).join(' ')}.`
      : `${tag.tagName.text}: ${said}.`;
  });
  return [flat(comment.comment), ...tags].join('\n\n').trim();
}

function flat(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '.')
    .trim();
}
