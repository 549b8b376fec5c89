import { property } from './paths.js';
import { placeOf, type ProfileSource } from './profile-source.js';
import { secretPaths } from './secrets.js';

/** A warning for each secret that stands in the file itself rather than in the environment. */
export function literalSecrets(
  data: unknown,
  source: ProfileSource,
  expanded: ReadonlySet<string>,
  fileName: string,
): readonly string[] {
  return [...secretPaths].flatMap((path) => {
    const pointer = `/${path.replaceAll('.', '/')}`;
    const [section = '', key = ''] = path.split('.');
    if (property(property(data, section), key) === undefined || expanded.has(path)) return [];
    const { line, column } = placeOf(source, pointer).value;
    const variable = `FCC_${path === 'kcis.token' ? 'KCI_TOKEN' : key.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
    return [
      `${fileName}:${line}:${column}: ${path} stands in the file, where anyone who reads the file sees it. Write \${${variable}} and set that variable.`,
    ];
  });
}
