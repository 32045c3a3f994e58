/** What a program can see and change of the disk: SandboxFiles over a scratch folder. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { SandboxFiles, type FilePolicy } from '../../src/supervisor/sandbox-files.js';

const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-sandbox-')));
const inside = (name: string): string => path.join(scratch, 'work', name);
const outside = (name: string): string => path.join(scratch, 'other', name);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const bytes = (content: string): Uint8Array => Buffer.from(content);

const POLICY: FilePolicy = {
  readRoots: [path.join(scratch, 'work')],
  writeRoots: [],
  overlay: true,
  readHint: 'say --allow-read',
  writeHint: 'say --allow-write',
};

function sandbox(policy: Partial<FilePolicy> = {}): SandboxFiles {
  return new SandboxFiles({ ...POLICY, ...policy }, path.join(scratch, 'tmp'), () => 1000);
}

/** The errno of what the operation is refused with, and the hint where there is one. */
function refusal(operation: () => unknown): string {
  try {
    operation();
    return 'allowed';
  } catch (error) {
    const { errno, hint } = error as { errno: string; hint: string | null };
    return hint === null ? errno : `${errno}: ${hint}`;
  }
}

beforeEach(() => {
  fs.rmSync(scratch, { recursive: true, force: true });
  fs.mkdirSync(inside('folder'), { recursive: true });
  fs.mkdirSync(outside('.'), { recursive: true });
  fs.writeFileSync(inside('a.txt'), 'alpha');
  fs.writeFileSync(inside('folder/b.txt'), 'beta');
  fs.writeFileSync(outside('secret.txt'), 'secret');
});

afterAll(() => {
  fs.rmSync(scratch, { recursive: true, force: true });
});

describe('reading', () => {
  it('sees files below the roots', () => {
    const files = sandbox();
    expect(text(files.read(inside('a.txt')))).toBe('alpha');
    expect(files.stat(inside('a.txt'))).toMatchObject({ kind: 'file', size: 5 });
    expect(files.list(inside('.'))).toEqual(['a.txt', 'folder']);
  });

  it('refuses everything else, naming what would allow it', () => {
    const files = sandbox();
    expect(refusal(() => files.read(outside('secret.txt')))).toBe('EACCES: say --allow-read');
    expect(refusal(() => files.stat(outside('secret.txt')))).toBe('EACCES: say --allow-read');
    expect(refusal(() => files.list(outside('.')))).toBe('EACCES: say --allow-read');
    expect(refusal(() => files.read('/etc/passwd'))).toBe('EACCES: say --allow-read');
    expect(refusal(() => files.read(inside('../other/secret.txt')))).toBe('EACCES: say --allow-read');
  });

  it('does not tell whether a file outside exists', () => {
    expect(refusal(() => sandbox().stat(outside('nothing.txt')))).toBe('EACCES: say --allow-read');
  });

  it('lets folders above a root be seen, but not listed', () => {
    expect(sandbox().stat(scratch).kind).toBe('directory');
    expect(refusal(() => sandbox().list(scratch))).toBe('EACCES: say --allow-read');
  });

  it('tells what is missing and what is of the wrong kind', () => {
    const files = sandbox();
    expect(refusal(() => files.stat(inside('no.txt')))).toBe('ENOENT');
    expect(refusal(() => files.read(inside('folder')))).toBe('EISDIR');
    expect(refusal(() => files.list(inside('a.txt')))).toBe('ENOTDIR');
    expect(refusal(() => files.stat(inside('a.txt/x')))).toBe('ENOTDIR');
  });
});

describe('symbolic links', () => {
  it('lead nowhere outside, for reading and for writing', () => {
    fs.symlinkSync(outside('secret.txt'), inside('link.txt'));
    fs.symlinkSync(outside('.'), inside('linked'));
    const files = sandbox({ writeRoots: [path.join(scratch, 'work')] });
    expect(refusal(() => files.read(inside('link.txt')))).toBe('EACCES: say --allow-read');
    expect(refusal(() => files.read(inside('linked/secret.txt')))).toBe('EACCES: say --allow-read');
    expect(refusal(() => files.list(inside('linked')))).toBe('EACCES: say --allow-read');
    expect(refusal(() => files.write(inside('link.txt'), bytes('x')))).toBe('EACCES: say --allow-write');
    expect(refusal(() => files.write(inside('linked/new.txt'), bytes('x')))).toBe('EACCES: say --allow-write');
    expect(fs.readFileSync(outside('secret.txt'), 'utf8')).toBe('secret');
    expect(fs.existsSync(outside('new.txt'))).toBe(false);
  });

  it('that dangle are not written through', () => {
    fs.symlinkSync(outside('new.txt'), inside('dangling'));
    const files = sandbox({ writeRoots: [path.join(scratch, 'work')] });
    expect(refusal(() => files.write(inside('dangling'), bytes('x')))).toBe('EACCES: say --allow-write');
    expect(fs.existsSync(outside('new.txt'))).toBe(false);
  });

  it('are followed within the roots', () => {
    fs.symlinkSync(inside('folder'), inside('linked'));
    const files = sandbox();
    files.write(inside('linked/b.txt'), bytes('new'));
    expect(text(files.read(inside('folder/b.txt')))).toBe('new');
  });

  it('are removed themselves, not what they lead to', () => {
    fs.symlinkSync(inside('a.txt'), inside('link.txt'));
    const files = sandbox();
    files.remove(inside('link.txt'));
    expect(refusal(() => files.stat(inside('link.txt')))).toBe('ENOENT');
    expect(text(files.read(inside('a.txt')))).toBe('alpha');
    files.write(inside('link.txt'), bytes('own'));
    expect(text(files.read(inside('link.txt')))).toBe('own');
    expect(text(files.read(inside('a.txt')))).toBe('alpha');
  });
});

describe('the overlay', () => {
  it('gives back what was written and leaves the disk alone', () => {
    const files = sandbox();
    files.write(inside('a.txt'), bytes('changed'));
    files.makeDirectory(inside('new'));
    files.write(inside('new/c.txt'), bytes('gamma'));
    expect(text(files.read(inside('a.txt')))).toBe('changed');
    expect(files.list(inside('.'))).toEqual(['a.txt', 'folder', 'new']);
    expect(files.list(inside('new'))).toEqual(['c.txt']);
    expect(fs.readFileSync(inside('a.txt'), 'utf8')).toBe('alpha');
    expect(fs.existsSync(inside('new'))).toBe(false);
    expect(files.written()).toEqual([inside('a.txt'), inside('new'), inside('new/c.txt')]);
  });

  it('hides what was removed, also below', () => {
    const files = sandbox();
    expect(refusal(() => files.removeDirectory(inside('folder')))).toBe('ENOTEMPTY');
    files.remove(inside('folder/b.txt'));
    files.removeDirectory(inside('folder'));
    expect(refusal(() => files.stat(inside('folder/b.txt')))).toBe('ENOENT');
    expect(files.list(inside('.'))).toEqual(['a.txt']);
    files.makeDirectory(inside('folder'));
    expect(files.list(inside('folder'))).toEqual([]);
    expect(fs.existsSync(inside('folder/b.txt'))).toBe(true);
  });

  it('renames files and whole folders', () => {
    const files = sandbox();
    files.rename(inside('folder'), inside('moved'));
    expect(text(files.read(inside('moved/b.txt')))).toBe('beta');
    files.rename(inside('a.txt'), inside('moved/b.txt'));
    expect(text(files.read(inside('moved/b.txt')))).toBe('alpha');
    expect(files.list(inside('.'))).toEqual(['moved']);
    expect(refusal(() => files.rename(inside('moved'), inside('moved/b.txt')))).toBe('ENOTDIR');
  });

  it('has an empty folder for temporary files', () => {
    const files = sandbox();
    const temporary = path.join(scratch, 'tmp');
    files.write(path.join(temporary, 'x'), bytes('1'));
    expect(files.list(temporary)).toEqual(['x']);
    expect(fs.existsSync(temporary)).toBe(false);
  });

  it('takes no writes outside the roots', () => {
    expect(refusal(() => sandbox().write(outside('new.txt'), bytes('x')))).toBe('EACCES: say --allow-write');
    expect(refusal(() => sandbox().makeDirectory('/new-folder'))).toBe('EACCES: say --allow-write');
  });

  it('wants the folder to be there', () => {
    expect(refusal(() => sandbox().write(inside('no/x'), bytes('x')))).toBe('ENOENT');
    expect(refusal(() => sandbox().write(inside('a.txt/x'), bytes('x')))).toBe('ENOTDIR');
  });

  it('keeps its own copy of what was written', () => {
    const files = sandbox();
    const data = bytes('one');
    files.write(inside('x'), data);
    data[0] = 0;
    expect(text(files.read(inside('x')))).toBe('one');
  });

  it('can be turned off', () => {
    const files = sandbox({ overlay: false });
    expect(refusal(() => files.write(inside('a.txt'), bytes('x')))).toBe('EACCES: say --allow-write');
    expect(text(files.read(inside('a.txt')))).toBe('alpha');
  });
});

describe('write roots', () => {
  it('are written for good, and only they', () => {
    const files = sandbox({ writeRoots: [inside('folder')] });
    files.write(inside('folder/b.txt'), bytes('real'));
    files.write(inside('a.txt'), bytes('kept in memory'));
    expect(fs.readFileSync(inside('folder/b.txt'), 'utf8')).toBe('real');
    expect(fs.readFileSync(inside('a.txt'), 'utf8')).toBe('alpha');
    files.rename(inside('folder/b.txt'), inside('b.txt'));
    expect(fs.existsSync(inside('folder/b.txt'))).toBe(false);
    expect(text(files.read(inside('b.txt')))).toBe('real');
  });
});

it('the null device swallows and is empty', () => {
  const files = sandbox();
  files.write(os.devNull, bytes('x'));
  expect(files.read(os.devNull).length).toBe(0);
  expect(files.written()).toEqual([]);
});
