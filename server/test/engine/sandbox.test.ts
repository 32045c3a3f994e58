/** Programs that try to leave the sandbox (test-fixtures/sandbox): none gets anything, and each ends as is documented. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attemptsIn, CANARY, distribution, execute, fixtures, isAsSaid, World } from './attempts.js';

const built = fs.existsSync(path.join(distribution, 'cli.js'));
const TABLES = ['files.py', 'system.py', 'names.py', 'limits.py', 'descriptors.py'];

describe.skipIf(!built).each(TABLES)('%s', table => {
  let world: World;
  let before: string[];
  beforeAll(() => {
    world = new World();
    fs.writeFileSync(path.join(world.work, 'p.py'), '');
    before = world.contents();
  });
  afterAll(() => {
    world.remove();
  });

  it.each(attemptsIn(table).map(attempt => [attempt.name, attempt] as const))('%s', (_name, attempt) => {
    const ending = execute(world, ['run', ...attempt.options, '-c', attempt.program]);
    expect(ending.output).not.toContain(CANARY);
    expect(world.contents()).toEqual(before);
    expect(isAsSaid(attempt, ending) ? attempt.ends : [ending.end, ending.output.slice(-2000)]).toEqual(attempt.ends);
  });
});

/** What main.py of the hostile folder says when nothing was granted. */
const REFUSED = [
  'above PermissionError',
  'root PermissionError',
  'environment None',
  'write PermissionError',
  'outside module ModuleNotFoundError',
  'link in site-packages ModuleNotFoundError',
  'link to the root PermissionError',
  'shell False False',
];
const PACKAGES = '.venv/lib/python3.13/site-packages';

/** Links that a repository can hold, as well as its files. */
const LINKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'as it is': {},
  'with a package that is a link': { [`${PACKAGES}/linked_package.py`]: '../../../../../outside_module.py' },
  'with packages that are the root': { [PACKAGES]: '/' },
  'with packages that are the folder above': { [PACKAGES]: '../../../..' },
  'with an environment that is the root': { '.venv': '/' },
  'with a src that is the folder above': { src: '..' },
};

describe.skipIf(!built)('a hostile repository', () => {
  it.each(Object.entries(LINKS))('%s', (_name, links) => {
    const world = new World();
    fs.cpSync(path.join(fixtures, 'hostile'), world.work, { recursive: true });
    for (const [name, target] of Object.entries({ rooted: '/', ...links })) {
      fs.rmSync(path.join(world.work, name), { recursive: true, force: true });
      fs.symlinkSync(target, path.join(world.work, name));
    }
    const before = world.contents();
    for (const command of ['run', 'profile']) {
      const { output } = execute(world, [command, 'main.py']);
      expect(output).not.toContain(CANARY);
      expect(output.split('\n').slice(0, REFUSED.length)).toEqual(REFUSED);
      if (command === 'profile') expect(output).toContain('a project may not widen the sandbox');
    }
    expect(world.contents()).toEqual(before);
    world.remove();
  });
});
