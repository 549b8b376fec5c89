import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { add } from '../../bin/register/add.js';
import { build, type BuildArguments } from '../../bin/register/build.js';
import { packageRoot } from '../../contract/package-root.js';
import type { Register, RegisteredSupplier } from '../../reporters/register/register.js';
import { newFolder } from '../certification/bundles.js';
import { at, hostile, twenty, type Twenty } from './twenty.js';

const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
afterAll(() => printed.mockRestore());

let given: Twenty;
let site: string;
let register: Register;
beforeAll(async () => {
  given = await twenty();
  [site, register] = await built();
});

async function built(
  changes: Partial<Pick<BuildArguments, 'addresses' | 'out' | 'at'>> = {},
): Promise<[string, Register]> {
  const { register: folder, trust, revocations } = given;
  const out = changes.out ?? join(newFolder(), 'site');
  const usual = { register: folder, trust, revocations, at, addresses: false };
  await build({ ...usual, ...changes, out });
  return [out, JSON.parse(readFileSync(join(out, 'register.json'), 'utf8')) as Register];
}

/** Every file of a site by name. */
function filesOfSite(out: string): Readonly<Record<string, string>> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [file.slice(out.length), readFileSync(file, 'utf8')]),
  );
}

/** What is read of feed.json. */
interface Feed {
  readonly version: string;
  readonly title: string;
  readonly items: readonly Readonly<Record<'id' | 'title' | 'content_text' | 'url' | 'date_published', string>>[];
}

function supplierIn({ suppliers }: Register, name: string): RegisteredSupplier {
  const found = suppliers.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not in the register.`);
  return found;
}

describe('the site of a register', () => {
  test.each([
    ['Alpha Net', 'ordering', 'certified'],
    ['Alpha Net', 'complete', 'certified'],
    ['Beta Net', 'ordering', 'conditional'],
    ['Beta Net', 'orders', 'failing'],
    ['Gamma Net', 'ordering', 'expiring'],
    ['Delta Net', 'ordering', 'expired'],
    ['Epsilon Net', 'ordering', 'revoked'],
    ['Zeta Net', 'ordering', 'failing'],
    ['Eta Net', 'appointments', 'incomplete'],
    ['Theta Net', 'complete', 'self-certified'],
    ['Lost Net', 'complete', 'revoked'],
    ['Quiet Net', 'complete', 'no-evidence'],
  ])('shows for %s in %s: %s', (name, id, status) => {
    expect(supplierIn(register, name).classes[id]?.status).toBe(status);
  });

  test('says until when, in a word, a glyph and a colour', () => {
    expect(supplierIn(register, 'Alpha Net').classes['ordering']).toMatchObject({ until: '2027-01-02' });
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toMatch(
      /<td class="cell good"><span class="glyph" aria-hidden="true">✓<\/span> <b>certified<\/b> <span class="until">until 2027-01-0\d<\/span>/,
    );
  });

  test('lists what does not count as rejected, and why', () => {
    const outcomes = register.rejected.map(({ outcome }) => outcome).toSorted();
    expect(outcomes).toEqual(['changed', 'unknown-key', 'unsigned']);
    for (const { problems } of register.rejected) expect(problems.length).toBeGreaterThan(0);
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('rejected: changed');
  });

  test('follows its schema', () => {
    const ajv = new Ajv2020({ strictRequired: false });
    addFormats.default(ajv);
    const schema = JSON.parse(
      readFileSync(join(packageRoot, 'config/certification/register.schema.json'), 'utf8'),
    ) as object;
    expect(ajv.validate(schema, register), JSON.stringify(ajv.errors)).toBe(true);
  });

  test('has no script, no traffic and no address, and text of suppliers as text', async () => {
    for (const [name, text] of Object.entries(filesOfSite(site))) {
      expect(text, name).not.toContain('cvt.secret.example');
      if (name.endsWith('.html')) expect(text, name).not.toMatch(/<script|<img src=x|\u202E|undefined|NaN/);
    }
    for (const name of hostile) expect(supplierIn(register, name).id).toMatch(/^[a-z0-9-]+$/);
    const [shown, withAddresses] = await built({ addresses: true });
    expect(supplierIn(withAddresses, 'Alpha Net').baseUrl).toBe('https://cvt.secret.example');
    expect(Object.values(filesOfSite(shown)).join('')).toContain('cvt.secret.example');
  });

  test('is the same to the byte when it is built again, beside or in its place', async () => {
    const [again] = await built();
    expect(filesOfSite(again)).toEqual(filesOfSite(site));
    await built({ out: again });
    expect(filesOfSite(again)).toEqual(filesOfSite(site));
  });

  test('replaces what an earlier one left, writes through no link, and leaves what stays the same', async () => {
    const [again] = await built();
    const other = join(newFolder(), 'other.txt');
    writeFileSync(other, 'mine');
    rmSync(join(again, 'index.html'));
    symlinkSync(other, join(again, 'index.html'));
    mkdirSync(join(again, 'badges/left/over'), { recursive: true });
    writeFileSync(join(again, 'suppliers/left.html'), 'x');
    writeFileSync(join(again, 'feed.json'), '{}');
    const written = statSync(join(again, 'register.json')).ino;
    await built({ out: again });
    expect(filesOfSite(again)).toEqual(filesOfSite(site));
    expect(existsSync(join(again, 'badges/left'))).toBe(false);
    expect(readFileSync(other, 'utf8')).toBe('mine');
    expect(statSync(join(again, 'register.json')).ino).toBe(written);
  });

  test('offers the files of each certificate that was not revoked, as they were issued', () => {
    const { id, certificates } = supplierIn(register, 'Alpha Net');
    const [folder = ''] = certificates.map((each) => each.folder);
    const page = readFileSync(join(site, `suppliers/${id}.html`), 'utf8');
    for (const name of ['certificate.html', 'certificate.dsse.json', 'certifier.pem', 'badge.svg']) {
      const file = `certificates/${folder}/${name}`;
      expect(page).toContain(`href="../${file}"`);
      expect(readFileSync(join(site, file))).toEqual(readFileSync(join(given.register, file)));
    }
    const revoked = supplierIn(register, 'Epsilon Net');
    expect(revoked.certificates).toMatchObject([{ outcome: 'revoked' }]);
    expect(revoked.certificates[0]?.folder).toBeUndefined();
    const offering = register.suppliers.flatMap((each) => each.certificates.flatMap(({ folder: of = [] }) => of));
    expect(readdirSync(join(site, 'certificates')).toSorted()).toEqual(offering.toSorted());
    expect(offering).toHaveLength(4);
  });

  test('has a feed with what JSON Feed 1.1 asks for', () => {
    const feed = JSON.parse(readFileSync(join(site, 'feed.json'), 'utf8')) as Feed;
    expect([feed.version, typeof feed.title]).toEqual(['https://jsonfeed.org/version/1.1', 'string']);
    expect(feed.items.length).toBeGreaterThan(15);
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
    for (const { id, title, content_text: text, url, date_published: date } of feed.items) {
      for (const each of [id, title, text]) expect(each).toMatch(/./);
      expect(existsSync(join(site, url))).toBe(true);
      // RFC 3339, as the format asks.
      expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    }
    const dates = feed.items.map((item) => Date.parse(item.date_published));
    expect(dates).toEqual(dates.toSorted((left, right) => right - left));
  });

  test('is not written where other files are', async () => {
    const out = newFolder();
    writeFileSync(join(out, 'mine.txt'), 'x');
    await expect(built({ out })).rejects.toThrow('mine.txt');
  });

  test('turns a green cell when a later run fails, and the other classes stay', async () => {
    await given.later('Alpha Net', {
      startedAt: '2026-01-18T00:00:00.000Z',
      verdicts: { 'POST /service-orders': 'fail' },
    });
    const [, later] = await built();
    const { classes, operations } = supplierIn(later, 'Alpha Net');
    expect([classes['ordering']?.status, classes['quotes']?.status]).toEqual(['failing', 'certified']);
    expect(operations['POST /service-orders']?.status).toBe('failing');
  });

  test('rejects what lies under another name than its digest', async () => {
    const [name = ''] = readdirSync(join(given.register, 'evidence')).filter((each) => !each.includes('0'.repeat(64)));
    const wrong = `sha256-${'f'.repeat(64)}.zip`;
    const path = join(given.register, 'evidence', wrong);
    writeFileSync(path, readFileSync(join(given.register, 'evidence', name)));
    const [, { rejected }] = await built();
    rmSync(path);
    expect(rejected.find(({ file }) => file === `evidence/${wrong}`)).toMatchObject({
      outcome: 'changed',
      problems: [`Its name is not its digest, ${name.replace('.zip', '')}.`],
    });
  });

  test('files what a link leads to, and no link', async () => {
    const register = join(newFolder(), 'register');
    const bundle = readdirSync(join(given.register, 'evidence')).find((each) => !each.includes('0'.repeat(64))) ?? '';
    const [certificate = ''] = readdirSync(join(given.register, 'certificates'));
    const links = [join(newFolder(), 'link.zip'), join(newFolder(), 'link')] as const;
    symlinkSync(join(given.register, 'evidence', bundle), links[0]);
    symlinkSync(join(given.register, 'certificates', certificate), links[1]);
    await add({ register, files: links });
    expect(lstatSync(join(register, 'evidence', bundle)).isFile()).toBe(true);
    expect(lstatSync(join(register, 'certificates', certificate)).isDirectory()).toBe(true);
  });
});
