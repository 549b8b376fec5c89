import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../contract/package-root.js';

interface Locked {
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly { readonly license?: { readonly id?: string }; readonly expression?: string }[];
}

/** Licences under which a dependency may be passed on without more than its notice. */
const permissive = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'];

/** Dependencies under another licence, and why that is fine. */
const exceptions: Readonly<Record<string, string>> = {
  // Copyleft of single files, which are passed on unchanged.
  lightningcss: 'MPL-2.0',
  // Either of two licences that are fine.
  'badge-maker': '(MIT OR Apache-2.0)',
  // Given to the public: it asks for nothing.
  'binary-search': 'CC0-1.0',
  // MIT by the LICENSE file of the package; this old version does not repeat it in its manifest.
  'color-convert': '',
};

const read = <Content>(file: string) => JSON.parse(readFileSync(join(packageRoot, file), 'utf8')) as Content;
const manifest = read<{ readonly scripts: Readonly<Record<string, string>> }>('package.json');
const locked = Object.entries(
  read<{ readonly packages: Readonly<Record<string, Locked>> }>('package-lock.json').packages,
);
const shipped = locked.filter(([path, { dev }]) => path !== '' && dev !== true);

describe('what is installed with the package', () => {
  test('is locked by its content', () => {
    expect(shipped.length).toBeGreaterThan(10);
    expect(shipped.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([]);
  });

  test('runs no script when it is installed', () => {
    const running = shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path);
    expect(running).toEqual([]);
    expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });
});

describe('the list of what is in the package (CycloneDX)', () => {
  let components: readonly Component[];
  beforeAll(() => {
    const made = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: packageRoot, encoding: 'utf8' });
    const sbom = JSON.parse(made) as {
      readonly bomFormat: string;
      readonly components: readonly Component[];
    };
    expect(sbom.bomFormat).toBe('CycloneDX');
    ({ components } = sbom);
  });

  test('names every package, each with its address, version and hash', () => {
    const names = (paths: readonly string[]) => [...new Set(paths)].sort((a, b) => a.localeCompare(b));
    expect(names(components.map(({ name }) => name))).toEqual(
      names(shipped.map(([path]) => path.replace(/^.*node_modules\//, ''))),
    );
    for (const { name, version, purl, hashes } of components) {
      expect(purl, name).toContain(`@${version}`);
      expect(
        hashes?.map(({ alg }) => alg),
        name,
      ).toContain('SHA-512');
    }
  });

  test('has no licence that asks for more than its notice', () => {
    const others = components.flatMap(({ name, licenses = [] }) => {
      const ids = licenses.map(({ license, expression }) => license?.id ?? expression ?? 'none');
      if (ids.length > 0 && ids.every((id) => permissive.includes(id))) return [];
      const known = Object.entries(exceptions).some(([start, id]) => name.startsWith(start) && ids.join() === id);
      return known ? [] : [`${name}: ${ids.join()}`];
    });
    expect(others).toEqual([]);
  });
});

test('the release workflow audits, signs where the package comes from, and attaches the list', () => {
  const workflow = parse(readFileSync(join(packageRoot, 'examples/release-workflow.yml'), 'utf8')) as {
    readonly jobs: {
      readonly publish: {
        readonly permissions: Readonly<Record<string, string>>;
        readonly steps: readonly { readonly run?: string }[];
      };
    };
  };
  const { permissions, steps } = workflow.jobs.publish;
  const commands = steps.flatMap(({ run }) => run ?? []);
  expect(permissions['id-token']).toBe('write');
  for (const part of ['npm publish --provenance', 'npm run --silent sbom', 'npm audit signatures', 'npm run check'])
    expect(
      commands.some((command) => command.includes(part)),
      part,
    ).toBe(true);
});
